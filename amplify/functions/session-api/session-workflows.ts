import { deleteSession as markDeleted, lobsOf } from "#lib/domain/sessions/index.ts";
import { handOffSession, startWorkflow, type HandOffSessionInput } from "#lib/domain/workflows/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { SessionApiDeps } from "./deps.ts";
import type { Answer, Call } from "./session-api.ts";
import { started } from "./workflows.ts";

/** Hands a session to a human. Asked again while that runs, it is the same execution. */
export async function handOff(deps: SessionApiDeps, actor: Actor, call: Call): Promise<Answer> {
  const { body, requestId, values } = call;
  const session_id = String(values.sessionId);
  const wish = body as Pick<HandOffSessionInput, "reason" | "priority">;
  const run = await handOffSession(deps, actor, { ...wish, session_id, requestId });
  return started(run, { session_id });
}

/**
 * Deleted at once for everybody, then cleaned up by the workflow. Where the second was cut off, asking again does it:
 * deleting twice is no error.
 */
export async function deleteSession(deps: SessionApiDeps, actor: Actor, call: Call): Promise<Answer> {
  const { requestId, values } = call;
  const session = await markDeleted(deps, actor, { session_id: String(values.sessionId), requestId });
  const { session_id, status } = session;
  const run = await startWorkflow(deps, actor, {
    kind: "cleanup",
    subject: session_id,
    input: { session_id },
    lobs: lobsOf(session),
    requestId,
  });
  return started(run, { session_id, status });
}
