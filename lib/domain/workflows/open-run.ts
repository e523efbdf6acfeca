import { allows, authorize, authorizeSight } from "#lib/domain/access/index.ts";
import { seesSession, type SessionDeps } from "#lib/domain/sessions/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { ExecutionStatus } from "#lib/platform/executions.ts";
import type { Execution, ExecutionEvent } from "#lib/platform/step-functions.ts";
import type { WorkflowDeps } from "./deps.ts";
import { graphOf, type Graph } from "./graph.ts";
import { isWorkflowKind, workflowRules, type WorkflowKind } from "./kind.ts";
import { isResumable } from "./resumable.ts";
import { executionName, runIdOf, type Run, type RunId } from "./run.ts";
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
  again?: Again;
};

/**
 * What came, or can come, after a handoff that ended badly and was undone: the latest try after it, or the session to
 * be handed off anew, as which try.
 */
export type Again = { later: string } | { session_id: string; attempt: number };

/** One Query and one GetItem. */
async function againAfter(
  { runs, sessions }: Pick<WorkflowDeps, "runs"> & Pick<SessionDeps, "sessions">,
  actor: Actor,
  { subject, attempt }: RunId,
): Promise<Again | undefined> {
  const [last, session] = await Promise.all([runs.last("handoff", subject), sessions.get(subject)]);
  if (last && last.attempt > attempt) return { later: executionName(last) };
  const isWanted = session?.status === "active" && seesSession(actor, session);
  if (!isWanted || !allows(actor, workflowRules.handoff.scope)) return undefined;
  return { session_id: subject, attempt: (last?.attempt ?? attempt) + 1 };
}

const badly = ["FAILED", "TIMED_OUT", "ABORTED"] as const satisfies ExecutionStatus[];

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
 * AWS Step Functions, more only for a run of more than 1,000 events, and one GetItem; for a handoff that ended badly
 * also what {@link againAfter} costs.
 * @throws FORBIDDEN, NOT_FOUND, UNAVAILABLE
 */
export async function openRun(
  deps: Pick<WorkflowDeps, "workflows" | "runs"> & Pick<SessionDeps, "sessions">,
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
  const isBad = badly.some((status) => status === execution.status);
  const mayAct = allows(actor, workflowRules[kind].scope);
  return {
    kind,
    execution,
    run,
    graph: graphOf(definition),
    steps: stepsOf(events, execution.status),
    isCut,
    canStop: mayAct && execution.status === "RUNNING",
    canRedrive: mayAct && isResumable(kind, execution, events),
    again: isBad && kind === "handoff" && id ? await againAfter(deps, actor, id) : undefined,
  };
}
