import { authorize, seesLobs } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { ExecutionStatus } from "#lib/platform/executions.ts";
import type { WorkflowDeps } from "./deps.ts";
import { isWorkflowKind, type WorkflowKind } from "./kind.ts";
import { executionName, runIdOf } from "./run.ts";

const failedStatuses = ["FAILED", "TIMED_OUT"] as const satisfies ExecutionStatus[];
export type FailedRun = { kind: WorkflowKind; status: (typeof failedStatuses)[number]; name: string };

/** How far back a failure is somebody's business, in milliseconds. */
const recent = 24 * 3_600_000;
/** Of more failures than these of one kind the list tells. */
const most = 100;

/**
 * The runs that began in the last 24 hours and failed, or ran out of time, and were not run again. One request for each
 * kind and status, side by side. @throws UNAVAILABLE
 */
export async function failedRuns({
  workflows,
  clock,
}: Pick<WorkflowDeps, "workflows" | "clock">): Promise<FailedRun[]> {
  const since = new Date(clock.now().getTime() - recent).toISOString();
  const lists = workflows.workflows
    .filter(isWorkflowKind)
    .flatMap((kind) => failedStatuses.map((status) => ({ kind, status })));
  const found = await Promise.all(
    lists.map(async ({ kind, status }) => {
      const { items } = await workflows.list(kind, { status, limit: most });
      return items.filter(({ startedAt }) => startedAt > since).map(({ name }) => ({ kind, status, name }));
    }),
  );
  return found.flat();
}

/** Those of them in the actor's lines of business. At most one BatchGetItem for each hundred. @throws FORBIDDEN */
export async function seenFailures(
  { runs }: Pick<WorkflowDeps, "runs">,
  actor: Actor,
  failed: readonly FailedRun[],
): Promise<FailedRun[]> {
  authorize(actor, "sessions:read");
  if (failed.length === 0 || seesLobs(actor, [])) return [...failed];
  const records = await runs.many(failed.flatMap(({ name }) => runIdOf(name) ?? []));
  const lobs = new Map(records.map((run) => [executionName(run), run.lobs]));
  return failed.filter(({ name }) => seesLobs(actor, lobs.get(name) ?? []));
}
