import * as sessions from "#lib/domain/sessions/index.ts";
import { startWorkflow } from "#lib/domain/workflows/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { SessionApiDeps } from "./deps.ts";
import type { Answer, Call } from "./session-api.ts";
import { started } from "./workflows.ts";

const handoffStatuses: readonly sessions.SessionStatus[] = ["active", "waiting"];

/** Hands a session to a human. Asked again while that runs, it is the same execution. */
export async function handOff(deps: SessionApiDeps, actor: Actor, call: Call): Promise<Answer> {
  const { body, requestId, values } = call;
  const session_id = String(values.sessionId);
  const session = await sessions.sessionFor(deps, actor, "sessions:handoff", session_id);
  if (!handoffStatuses.includes(session.status)) throw new DomainError("CONFLICT", "sessions.notOpen");
  const run = await startWorkflow(deps, actor, {
    kind: "handoff",
    subject: session_id,
    input: { session_id, ...(body as { reason: string; priority: string }) },
    requestId,
  });
  return started(run, { session_id });
}

/**
 * Deleted at once for everybody, then cleaned up by the workflow. Where the second was cut off, asking again does it:
 * deleting twice is no error.
 */
export async function deleteSession(deps: SessionApiDeps, actor: Actor, call: Call): Promise<Answer> {
  const { requestId, values } = call;
  const { session_id, status } = await sessions.deleteSession(deps, actor, {
    session_id: String(values.sessionId),
    requestId,
  });
  const run = await startWorkflow(deps, actor, {
    kind: "cleanup",
    subject: session_id,
    input: { session_id },
    requestId,
  });
  return started(run, { session_id, status });
}
