import type { Execution, ExecutionEvent } from "#lib/platform/step-functions.ts";
import { workflowRules, type WorkflowKind } from "./kind.ts";

/**
 * Whether a run that ended badly can go on from there to somewhere else. A run whose failure was undone cannot; nor can
 * one that its definition led to a state that fails: AWS Step Functions would enter that state again, and fail again.
 * What was stopped, or ran out of time, goes on at the state where it stood.
 * @param events its last ones, in any order
 */
export function isResumable(
  kind: WorkflowKind,
  { canRedrive }: Pick<Execution, "canRedrive">,
  events: readonly ExecutionEvent[],
): boolean {
  if (!canRedrive || workflowRules[kind].isUndone) return false;
  const last = events
    .filter(({ type }) => type.endsWith("StateEntered"))
    .reduce<ExecutionEvent | undefined>((one, other) => (one && one.id > other.id ? one : other), undefined);
  return last?.type !== "FailStateEntered";
}
