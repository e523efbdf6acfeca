import { allows, authorize, authorizeSight } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Execution, ExecutionEvent } from "#lib/platform/step-functions.ts";
import type { WorkflowDeps } from "./deps.ts";
import { graphOf, type Graph } from "./graph.ts";
import { isWorkflowKind, workflowRules, type WorkflowKind } from "./kind.ts";
import { runIdOf, type Run } from "./run.ts";
import { stepsOf, type Step } from "./steps.ts";

export type OpenedRun = {
  kind: WorkflowKind;
  execution: Execution;
  run?: Run;
  graph: Graph;
  steps: Step[];
  /** The run has more events than are read at once: these steps are its last. */
  isCut: boolean;
  canStop: boolean;
  canRedrive: boolean;
};

/** Of a run with more events than this the last are shown. */
const maxEvents = 1_000;

async function lastEvents(
  deps: Pick<WorkflowDeps, "workflows">,
  arn: string,
): Promise<{ events: ExecutionEvent[]; isCut: boolean }> {
  const events: ExecutionEvent[] = [];
  let next: string | undefined;
  do {
    const page = await deps.workflows.history(arn, { next, limit: maxEvents, newestFirst: true });
    events.push(...page.items);
    next = page.next;
  } while (next && events.length < maxEvents);
  return { events: events.reverse(), isCut: next !== undefined };
}

/** Which run an address names. @throws NOT_FOUND */
export function runAddress(
  deps: Pick<WorkflowDeps, "workflows">,
  { kind, name }: { kind: string; name: string },
): { kind: WorkflowKind; name: string; arn: string } {
  if (!isWorkflowKind(kind) || !/^[^\s/:]{1,80}$/.test(name))
    throw new DomainError("NOT_FOUND", "workflows.gone");
  return { kind, name, arn: deps.workflows.arnOf(kind, name) };
}

/**
 * One run: how it stands, its definition as a graph, and what happened in it, step by step. Three requests of
 * AWS Step Functions, more only for a run of more than 1,000 events, and one GetItem.
 * @throws FORBIDDEN, NOT_FOUND, UNAVAILABLE
 */
export async function openRun(
  deps: Pick<WorkflowDeps, "workflows" | "runs">,
  actor: Actor,
  address: { kind: string; name: string },
): Promise<OpenedRun> {
  authorize(actor, "sessions:read");
  const { kind, name, arn } = runAddress(deps, address);
  const id = runIdOf(name);
  const [execution, definition, { events, isCut }, run] = await Promise.all([
    deps.workflows.describe(arn),
    deps.workflows.definition(kind),
    lastEvents(deps, arn),
    id && deps.runs.find(id),
  ]);
  authorizeSight(actor, run?.lobs ?? [], "workflows.gone");
  const mayAct = allows(actor, workflowRules[kind].scope);
  return {
    kind,
    execution,
    run,
    graph: graphOf(definition),
    steps: stepsOf(events, execution.status),
    isCut,
    canStop: mayAct && execution.status === "RUNNING",
    canRedrive: mayAct && execution.canRedrive,
  };
}
