import "server-only";
import type { SessionRun } from "#lib/domain/sessions/index.ts";
import { executionName, isWorkflowKind, type ExecutionStatus } from "#lib/domain/workflows/index.ts";
import { log } from "#lib/platform/log.ts";
import { currentRequestId } from "./request-id.ts";
import { services } from "./services.ts";

/** A run that touched a session; `status` is absent where the workflows do not answer. */
export type KnownRun = SessionRun & { status?: ExecutionStatus };

/** How many runs are asked how they stand: the newest. */
const askedRuns = 5;

/** The workflows that touched the session, newest first, with how they stand where the workflows answer in time. */
export async function knownRuns(runs: readonly SessionRun[]): Promise<KnownRun[]> {
  const { workflows } = services();
  const newest = runs.toSorted((one, other) => (one.requested_at < other.requested_at ? 1 : -1));
  return Promise.all(
    newest.map(async (run, place): Promise<KnownRun> => {
      if (place >= askedRuns || !isWorkflowKind(run.kind) || !workflows.workflows.includes(run.kind))
        return run;
      const arn = workflows.arnOf(run.kind, executionName({ ...run, kind: run.kind }));
      try {
        return { ...run, status: (await workflows.describe(arn)).status };
      } catch (error) {
        // The session is read all the same; the run's own page says what is the matter.
        log("warn", "a run was not told of", { correlationId: await currentRequestId() }, error);
        return run;
      }
    }),
  );
}
