import type { ExecutionEvent, ExecutionStatus } from "#lib/platform/step-functions.ts";

/**
 * Where a state stands: `caught` went wrong and was dealt with by the definition, `failed` ended the run, `stopped`
 * is where somebody stopped it.
 */
export type Standing = "done" | "caught" | "current" | "failed" | "stopped" | "unreached";

export type Failure = { error?: string; cause?: string };

/** One visit of one state. Moments are ISO 8601 UTC; input and output are JSON. */
export type Step = {
  /** The event that began it: unique within the run. */
  id: number;
  state: string;
  /** The state from which it was reached. */
  from?: string;
  standing: Exclude<Standing, "unreached">;
  enteredAt: string;
  exitedAt?: string;
  input?: string;
  output?: string;
  /** What went wrong last in this visit. */
  failure?: Failure;
  /** How often it went wrong: more than once where it was tried again. */
  failures: number;
  events: Pick<ExecutionEvent, "id" | "type" | "at">[];
};

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const isEntry = ({ type }: ExecutionEvent) => type.endsWith("StateEntered");
const isExit = ({ type }: ExecutionEvent) => type.endsWith("StateExited");
/** `TaskFailed`, `LambdaFunctionTimedOut`, `TaskSubmitFailed`, `MapIterationFailed`; not the run's own end. */
const isFailure = ({ type }: ExecutionEvent) =>
  /(Failed|TimedOut)$/.test(type) && !type.startsWith("Execution");

/** A visit while the events are read: whether it was left, and whether the last that happened in it went wrong. */
type Visit = Omit<Step, "standing"> & { isLeft: boolean; wentWrong: boolean };

/** How a visit reads once it is known how the run stands. */
function standingOf({ isLeft, wentWrong }: Visit, run: ExecutionStatus): Step["standing"] {
  if (isLeft) return wentWrong ? "caught" : "done";
  if (run === "RUNNING" || run === "PENDING_REDRIVE") return "current";
  if (run === "ABORTED") return "stopped";
  // One of many in a Map may fail without the run: it was never left, and was dealt with further out.
  return run === "SUCCEEDED" ? "caught" : "failed";
}

const failureOf = ({ details }: ExecutionEvent): Failure => ({
  error: text(details.error),
  cause: text(details.cause),
});

function tell(visit: Visit, event: ExecutionEvent): void {
  const { id, type, at, details } = event;
  if (type === "ExecutionFailed" || type === "ExecutionTimedOut") {
    // A state that ends the run by failing says why with the run's own end.
    if (!visit.isLeft) visit.failure ??= failureOf(event);
    return;
  }
  visit.events.push({ id, type, at });
  if (isExit(event)) {
    visit.isLeft = true;
    visit.exitedAt = at;
    visit.output = text(details.output);
  } else if (isFailure(event)) {
    visit.failures += 1;
    visit.wentWrong = true;
    visit.failure = failureOf(event);
  } else if (type.endsWith("Succeeded")) visit.wentWrong = false;
}

/**
 * The visits of states that a run's events tell of, in order. Each event belongs to the visit that its chain of
 * previous events leads back to, so that what runs side by side is kept apart.
 */
export function stepsOf(events: readonly ExecutionEvent[], run: ExecutionStatus): Step[] {
  const visits: Visit[] = [];
  /** Event → the visit in which it happened. */
  const during = new Map<number, Visit>();
  const leftBy = ({ previousId, details }: ExecutionEvent): Visit | undefined => {
    const open = visits.filter(({ isLeft, state }) => !isLeft && state === details.name);
    return open.find((visit) => visit === during.get(previousId)) ?? open.at(-1);
  };
  for (const event of events) {
    const { id, previousId, type, at, details } = event;
    if (isEntry(event)) {
      const visit = {
        id,
        state: text(details.name) ?? "",
        from: during.get(previousId)?.state,
        enteredAt: at,
        input: text(details.input),
        failures: 0,
        events: [{ id, type, at }],
        isLeft: false,
        wentWrong: false,
      };
      visits.push(visit);
      during.set(id, visit);
      continue;
    }
    const visit = isExit(event) ? leftBy(event) : (during.get(previousId) ?? visits.at(-1));
    if (!visit) continue;
    tell(visit, event);
    during.set(id, visit);
  }
  return visits.map((visit) => {
    const { isLeft: _, wentWrong: __, ...step } = visit;
    return { ...step, standing: standingOf(visit, run) };
  });
}

/** How each state stands: as its last visit, or as one that is still open. */
export function standings(steps: readonly Step[]): Map<string, Standing> {
  const found = new Map<string, Standing>();
  const weight: Record<Standing, number> = {
    unreached: 0,
    done: 1,
    caught: 1,
    stopped: 2,
    failed: 2,
    current: 3,
  };
  for (const { state, standing } of steps) {
    const known = found.get(state) ?? "unreached";
    if (weight[standing] >= weight[known]) found.set(state, standing);
  }
  return found;
}
