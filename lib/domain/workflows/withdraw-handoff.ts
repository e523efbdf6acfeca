import { z } from "zod";
import { sessionFor, withdrawnError, type SessionDeps } from "#lib/domain/sessions/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import type { WorkflowDeps } from "./deps.ts";
import { executionName } from "./run.ts";
import { stopRun } from "./stop-run.ts";

export const withdrawHandoffInput = z.object({
  session_id: z.string().max(64),
  requestId: z.string().max(64),
});
export type WithdrawHandoffInput = z.output<typeof withdrawHandoffInput>;

/**
 * Takes back the asking for a human as long as nobody has the session: its workflow is stopped, and what it did is
 * undone as for one that failed. Pressed twice it is no error. One GetItem and one Query beside what {@link stopRun}
 * costs.
 * @throws FORBIDDEN; NOT_FOUND; CONFLICT (`handoffs.taken`) when somebody has it; UNAVAILABLE
 */
export async function withdrawHandoff(
  deps: WorkflowDeps & Pick<SessionDeps, "sessions">,
  actor: Actor,
  { session_id, requestId }: WithdrawHandoffInput,
): Promise<void> {
  const session = await sessionFor(deps, actor, "sessions:handoff", session_id);
  if (session.status === "handed_off") throw new DomainError("CONFLICT", "handoffs.taken");
  const run = await deps.runs.last("handoff", session_id);
  if (!run) return;
  try {
    await stopRun(deps, actor, { kind: "handoff", name: executionName(run), requestId }, withdrawnError);
  } catch (error) {
    // It has ended: there is nothing to take back any more.
    if (!isDomainError(error, "CONFLICT") || error.reason !== "workflows.ended") throw error;
  }
}
