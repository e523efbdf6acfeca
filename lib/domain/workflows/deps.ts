import type { HistoryStore } from "#lib/domain/history/index.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import type { Executions } from "#lib/platform/executions.ts";
import type { StepFunctions } from "#lib/platform/step-functions.ts";
import type { Write } from "#lib/platform/transactions.ts";
import type { RunStore } from "./run-store.ts";

export type WorkflowDeps = {
  workflows: StepFunctions;
  runs: RunStore;
  history: Pick<HistoryStore, "record">;
  /** Writes all or nothing. */
  commit: (writes: readonly Write[]) => Promise<void>;
  clock: Clock;
};

/** What starting one needs. */
export type StartDeps = Omit<WorkflowDeps, "workflows"> & { workflows: Executions };
