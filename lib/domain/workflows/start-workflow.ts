import { authorize } from "#lib/domain/access/index.ts";
import { actorName, type Entity } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import { fieldErrorsOf } from "#lib/kernel/field-errors.ts";
import type { Write } from "#lib/platform/transactions.ts";
import type { StartDeps } from "./deps.ts";
import { subjectPattern, workflowRules, type WorkflowKind } from "./kind.ts";
import { executionName, runExpiry, type Run, type RunId } from "./run.ts";
import { runExists } from "./run-store.ts";

export type StartInput = {
  kind: WorkflowKind;
  /** The session's id, or an id of the batch that stays the same when the same thing is asked for again. */
  subject: string;
  /** What the workflow is started with, without `requested_by`. */
  input: Record<string, unknown>;
  /**
   * Which run of its kind for this subject it is to be: one more than the starter has seen. However often it is asked
   * for, that attempt runs once, even when it ends at once. Without it: the one that runs now, else the next.
   */
  attempt?: number;
  /** Whose lines of business it is about: the session's; without it, those that the starter is limited to. */
  lobs?: readonly string[];
  requestId: string;
};

export type StartedRun = RunId & {
  /** The execution's name and ARN. */
  execution: string;
  arn: string;
  /** False where it had been started before, by this person or another. */
  isNew: boolean;
};

/** What a run is found by in history: its session, else itself. */
export const entityOf = (run: RunId): Entity =>
  workflowRules[run.kind].subject === "session" ? `SESSION#${run.subject}` : `WORKFLOW#${executionName(run)}`;

const lobsOf = (actor: Actor) => (actor.kind === "user" && actor.lobs !== "*" ? actor.lobs : []);

type Launch = RunId & Pick<Run, "input">;

/** Starts what is recorded; starting it again, however late, is the same execution. */
async function launch(deps: StartDeps, run: Launch): Promise<string> {
  const name = executionName(run);
  try {
    return (await deps.workflows.start(run.kind, name, run.input)).arn;
  } catch (error) {
    // It has run and ended already: the name is taken for good.
    if (isDomainError(error, "CONFLICT") && error.reason === runExists)
      return deps.workflows.arnOf(run.kind, name);
    throw error;
  }
}

/** Whether it runs, or is recorded and was cut off before it was started: to be started now. */
async function isUnderWay(deps: StartDeps, run: Run): Promise<boolean> {
  try {
    const { status } = await deps.workflows.describe(deps.workflows.arnOf(run.kind, executionName(run)));
    return status === "RUNNING" || status === "PENDING_REDRIVE";
  } catch (error) {
    if (isDomainError(error, "NOT_FOUND")) return true;
    throw error;
  }
}

/** The run that answers the wish without a new one, if there is one. */
async function standing(deps: StartDeps, last: Run | undefined, attempt?: number): Promise<Run | undefined> {
  if (!last) return undefined;
  if (attempt !== undefined && attempt <= last.attempt) return last;
  return (await isUnderWay(deps, last)) ? last : undefined;
}

/**
 * Starts a workflow and does not wait for it. First the record of the run, on condition that there is none, together
 * with the history (and what else belongs to the change, `also`); then the execution, whose name and input come from
 * the record. Pressed twice, or twenty times at once, it is one execution; cut off in between, pressing again goes on
 * where it was cut off. One Query, one transaction, one StartExecution.
 * @throws FORBIDDEN; VALIDATION for an input that is not the workflow's; what a write of `also` refuses; UNAVAILABLE
 */
export async function startWorkflow(
  deps: StartDeps,
  actor: Actor,
  { kind, subject, input, attempt, lobs, requestId }: StartInput,
  also: readonly Write[] = [],
): Promise<StartedRun> {
  const rules = workflowRules[kind];
  authorize(actor, rules.scope);
  const parsed = rules.input.safeParse(input);
  if (!parsed.success)
    throw new DomainError("VALIDATION", "form.invalid", { fieldErrors: fieldErrorsOf(parsed.error) });
  if (!subjectPattern.test(subject)) throw new DomainError("VALIDATION", "workflows.subject");

  const last = await deps.runs.last(kind, subject);
  const found = await standing(deps, last, attempt);
  const id = { kind, subject, attempt: found?.attempt ?? (last?.attempt ?? 0) + 1 };
  const execution = executionName(id);
  const started = async (run: Launch, isNew: boolean): Promise<StartedRun> => ({
    ...id,
    execution,
    arn: await launch(deps, run),
    isNew,
  });
  if (found) return started(found, false);

  const at = deps.clock.now();
  const requested_by = actorName(actor);
  const run = {
    ...id,
    input: { ...parsed.data, requested_by },
    requested_by,
    lobs: [...(lobs ?? lobsOf(actor))],
    requested_at: at.toISOString(),
    ttl: runExpiry(at),
  };
  const after = { kind, execution, ...run.input };
  try {
    await deps.commit([
      deps.runs.create(run),
      deps.history.record({ entity: entityOf(id), action: "workflow.started", actor, after, at, requestId }),
      ...also,
    ]);
  } catch (error) {
    const earlier = isDomainError(error, "CONFLICT") && error.reason === runExists;
    const theirs = earlier ? await deps.runs.find(id) : undefined;
    if (!theirs) throw error;
    return started(theirs, false);
  }
  return started(run, true);
}
