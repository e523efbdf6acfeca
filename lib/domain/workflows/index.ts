export type { StartDeps, WorkflowDeps } from "./deps.ts";
export {
  handoffPriorities,
  isWorkflowKind,
  workflowKinds,
  workflowRules,
  type WorkflowKind,
} from "./kind.ts";
export { executionName, runIdOf, type Run, type RunId } from "./run.ts";
export { runStore, type RunStore } from "./run-store.ts";
export { startWorkflow, type StartedRun, type StartInput } from "./start-workflow.ts";
