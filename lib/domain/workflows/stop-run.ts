import { actorName } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { runToChange, type ChangeRunInput } from "./change-run.ts";
import type { WorkflowDeps } from "./deps.ts";

/** The error with which a stopped run ends. */
export const stoppedError = "Stopped";

/**
 * Stops a run where it stands. What was done stays done. First the history with who stopped it, then the stop: cut off
 * in between, pressing again stops it.
 * @throws FORBIDDEN; NOT_FOUND; CONFLICT when it has ended, or somebody else stops it at the same moment; UNAVAILABLE
 */
export async function stopRun(
  deps: WorkflowDeps,
  actor: Actor,
  input: ChangeRunInput,
  error = stoppedError,
): Promise<void> {
  const { kind, arn, execution, run, entity } = await runToChange(deps, actor, input);
  if (execution.status !== "RUNNING") throw new DomainError("CONFLICT", "workflows.ended");
  if (!run?.stopped_at) {
    const at = deps.clock.now();
    const after = { kind, execution: execution.name };
    await deps.commit([
      ...(run ? [deps.runs.markStopped(run, actorName(actor), at)] : []),
      deps.history.record({
        entity,
        action: "workflow.stopped",
        actor,
        after,
        at,
        requestId: input.requestId,
      }),
    ]);
  }
  await deps.workflows.stop(arn, error, `${error} by ${actorName(actor)}`);
}
