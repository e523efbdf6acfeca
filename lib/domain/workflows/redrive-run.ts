import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import { runToChange, type ChangeRunInput } from "./change-run.ts";
import type { WorkflowDeps } from "./deps.ts";
import { isResumable } from "./resumable.ts";

/** The last state that a run entered is among so many of its last events. */
const lastEvents = 10;

/**
 * Runs a run that ended badly again from where it stood, with what it had reached; only where that can lead anywhere
 * (see {@link isResumable}). Pressed twice, it goes on once: the second
 * finds it running, or names the same redrive.
 * @throws FORBIDDEN; NOT_FOUND; CONFLICT when it cannot go on; UNAVAILABLE
 */
export async function redriveRun(deps: WorkflowDeps, actor: Actor, input: ChangeRunInput): Promise<void> {
  const { kind, arn, execution, run, entity } = await runToChange(deps, actor, input);
  if (execution.status === "RUNNING" || execution.status === "PENDING_REDRIVE") return;
  const { items } = await deps.workflows.history(arn, { limit: lastEvents, newestFirst: true });
  if (!isResumable(kind, execution, items)) throw new DomainError("CONFLICT", "workflows.notRedrivable");
  const redrive = execution.redrives + 1;
  try {
    await deps.commit([
      ...(run ? [deps.runs.markRedriven(run, redrive)] : []),
      deps.history.record({
        entity,
        action: "workflow.redriven",
        actor,
        after: { kind, execution: execution.name, redrive },
        at: deps.clock.now(),
        requestId: input.requestId,
      }),
    ]);
  } catch (error) {
    // Recorded already: by a second press, or by one that was cut off before it asked.
    if (!isDomainError(error, "CONFLICT") || error.reason !== "workflows.redrivenAlready") throw error;
  }
  try {
    await deps.workflows.redrive(arn, `${execution.name}-${redrive}`.slice(-64));
  } catch (error) {
    // The other press was quicker: it goes on, or has gone on to its end.
    const isElsewhere =
      isDomainError(error, "CONFLICT") && (await deps.workflows.describe(arn)).redrives >= redrive;
    if (!isElsewhere) throw error;
  }
}
