export { executionStatuses, type ExecutionStatus } from "#lib/platform/executions.ts";
export { changeRunInput, type ChangeRunInput } from "./change-run.ts";
export { cleanUpNow, cleanUpNowInput, mayCleanUp } from "./clean-up-now.ts";
export { knownCause, knownCauses, type KnownCause } from "./cause.ts";
export type { StartDeps, WorkflowDeps } from "./deps.ts";
export { allStates, type Graph, type GraphState, type Transition } from "./graph.ts";
export { isWorkflowKind, workflowKinds, workflowRules, type WorkflowKind } from "./kind.ts";
export { listRuns, type ListedRun, type RunFilter } from "./list-runs.ts";
export { maskedData } from "./masked.ts";
export { openRun, type Again, type OpenedRun } from "./open-run.ts";
export { redriveRun } from "./redrive-run.ts";
export { exportSession, exportSessionInput, requestExport, requestExportInput } from "./request-export.ts";
export { executionName, runIdOf, type Run, type RunId } from "./run.ts";
export { runStore, type RunStore } from "./run-store.ts";
export { startWorkflow, type StartedRun, type StartInput } from "./start-workflow.ts";
export { standings, type Failure, type Standing, type Step } from "./steps.ts";
export { stopRun } from "./stop-run.ts";
export {
  acceptHandoff,
  acceptHandoffInput,
  declineHandoff,
  declineHandoffInput,
  type AcceptHandoffInput,
  type DeclineHandoffInput,
} from "./answer-handoff.ts";
export { handOffSession, handOffSessionInput, type HandOffSessionInput } from "./hand-off-session.ts";
export { maxWaiting, waitingHandoffs, type WaitingHandoffs } from "./waiting-handoffs.ts";
export { failedRuns, seenFailures, type FailedRun } from "./failed-runs.ts";
export { withdrawHandoff, withdrawHandoffInput, type WithdrawHandoffInput } from "./withdraw-handoff.ts";
