import { z } from "zod";
import {
  handoffPriorities,
  lobsOf,
  maxHandoffReason,
  sessionFor,
  type SessionDeps,
} from "#lib/domain/sessions/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { StartDeps } from "./deps.ts";
import { startWorkflow, type StartedRun } from "./start-workflow.ts";

export const handOffSessionInput = z.object({
  session_id: z.string().max(64),
  reason: z
    .string()
    .trim()
    .min(1, { error: "workflows.reason" })
    .max(maxHandoffReason, { error: "workflows.reason" }),
  priority: z.enum(handoffPriorities, { error: "workflows.priority" }),
  /** One more than the handoffs that the asker has seen of this session. */
  attempt: z.number().int().positive().optional(),
  requestId: z.string().max(64),
});
export type HandOffSessionInput = z.output<typeof handOffSessionInput>;

/**
 * Has a session handed to a human: starts the workflow, once, and does not wait for it. Asked again while it runs, it is
 * the same run. One GetItem beside what {@link startWorkflow} costs.
 * @throws FORBIDDEN; NOT_FOUND also for another's session; CONFLICT when it is over, or with somebody; UNAVAILABLE
 */
export async function handOffSession(
  deps: StartDeps & Pick<SessionDeps, "sessions">,
  actor: Actor,
  { session_id, reason, priority, attempt, requestId }: HandOffSessionInput,
): Promise<StartedRun> {
  const session = await sessionFor(deps, actor, "sessions:handoff", session_id);
  if (session.status !== "active" && session.status !== "waiting")
    throw new DomainError("CONFLICT", "sessions.notOpen", { values: { status: session.status } });
  return startWorkflow(deps, actor, {
    kind: "handoff",
    subject: session_id,
    input: { session_id, reason, priority },
    attempt,
    lobs: lobsOf(session),
    requestId,
  });
}
