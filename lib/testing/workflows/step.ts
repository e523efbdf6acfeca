import { setImmediate as turn } from "node:timers/promises";
import { ExecutionError, StateMachine, type StateMachineDefinition } from "aws-local-stepfunctions";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A state as its definition has it; only what we look at is named. */
export type State = {
  Type: string;
  Resource?: string;
  Next?: string;
  Default?: string;
  Choices?: { Next: string; [field: string]: unknown }[];
  Catch?: { ErrorEquals: string[]; Next: string; [field: string]: unknown }[];
  Retry?: {
    ErrorEquals: string[];
    IntervalSeconds?: number;
    MaxDelaySeconds?: number;
    MaxAttempts?: number;
  }[];
  Seconds?: number;
  TimeoutSeconds?: number;
  HeartbeatSeconds?: number;
  ItemProcessor?: { StartAt: string; States: States };
  Iterator?: { StartAt: string; States: States };
  Branches?: { StartAt: string; States: States }[];
  [field: string]: unknown;
};
export type States = Record<string, State>;
export type Definition = { StartAt: string; States: States; TimeoutSeconds?: number; Comment?: string };

/** What a state, or a whole run, failed of: an error's name and its cause, as Step Functions tells them. */
export class TaskError extends Error {
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

/** Something that happened inside a step: of the state itself, or of one in its Map or Parallel. */
export type StepEvent =
  | {
      kind: "entered" | "exited";
      state: string;
      type: string;
      input?: Json;
      output?: Json;
      /** Which item of a Map it is of. */
      index?: number;
    }
  | { kind: "timedOut"; state: string; type: string }
  | { kind: "iterationStarted" | "iterationSucceeded" | "iterationFailed"; state: string; index: number };

/** One call of a Task state: its name, its definition, and the input after InputPath and Parameters. */
export type TaskCall = { state: string; definition: State; input: Json };

export type StepOptions = {
  states: States;
  state: string;
  input: Json;
  /** The context object without what changes from state to state. */
  context: Record<string, unknown>;
  /** Makes a task token; asked each time that a definition reads `$$.Task.Token`. */
  token: () => string;
  task: (call: TaskCall) => Promise<Json>;
  onEvent: (event: StepEvent) => void;
  /** Milliseconds that a second of a wait lasts: Wait, Retry and tasks that wait for a token. */
  second: number;
  /** Milliseconds that the state had been waiting before this process began. */
  elapsed?: number;
  signal: AbortSignal;
};

/** Where a step led: to another state, or to the end. */
export type StepResult = { output: Json; next?: string };

export const waitsForToken = (state: State): boolean =>
  state.Resource?.endsWith(".waitForTaskToken") ?? false;

/** The machines inside a state: of a Map, or the branches of a Parallel. */
export const within = (state: State): { StartAt: string; States: States }[] =>
  [state.ItemProcessor, state.Iterator, ...(state.Branches ?? [])].filter((inner) => inner !== undefined);

/** Every state of a definition, with those inside of Map and Parallel. */
export const everyState = (states: States): [string, State][] =>
  Object.entries(states).flatMap(([name, state]) => [
    [name, state] as [string, State],
    ...within(state).flatMap((inner) => everyState(inner.States)),
  ]);

const inTime = (states: States, second: number): States =>
  Object.fromEntries(Object.entries(states).map(([name, state]) => [name, stateInTime(state, second)]));

/** A state whose waits last another time. The time limits of what really works stay what they are. */
function stateInTime(state: State, second: number): State {
  const scale = (seconds: number) => (seconds * second) / 1_000;
  const inner = (machine: { StartAt: string; States: States }) => ({
    ...machine,
    States: inTime(machine.States, second),
  });
  return {
    ...state,
    ...(state.Seconds ? { Seconds: scale(state.Seconds) } : {}),
    ...(state.TimeoutSeconds && waitsForToken(state) ? { TimeoutSeconds: scale(state.TimeoutSeconds) } : {}),
    ...(state.Retry
      ? {
          Retry: state.Retry.map((retrier) => ({
            ...retrier,
            IntervalSeconds: scale(retrier.IntervalSeconds ?? 1),
            ...(retrier.MaxDelaySeconds ? { MaxDelaySeconds: scale(retrier.MaxDelaySeconds) } : {}),
          })),
        }
      : {}),
    ...(state.ItemProcessor ? { ItemProcessor: inner(state.ItemProcessor) } : {}),
    ...(state.Iterator ? { Iterator: inner(state.Iterator) } : {}),
    ...(state.Branches ? { Branches: state.Branches.map(inner) } : {}),
  };
}

const least = 0.001;

/** A wait of which a part is over already. */
function shortened(state: State, elapsed: number): State {
  const left = (seconds: number | undefined) => seconds && Math.max(least, seconds - elapsed / 1_000);
  if (state.Type === "Wait") return { ...state, Seconds: left(state.Seconds) };
  return waitsForToken(state) ? { ...state, TimeoutSeconds: left(state.TimeoutSeconds) } : state;
}

/** Step Functions' limit on the output of a state, in bytes. */
const maxDataBytes = 262_144;

const mark = "→ ";

/** A machine of this one state. Where it would go on, it ends, and the name of that end says where. */
function machineOf(name: string, state: State): StateMachineDefinition {
  const ends: Record<string, unknown> = {};
  const end = (next: string) => {
    ends[mark + next] = { Type: "Succeed" };
    return mark + next;
  };
  const alone = {
    ...state,
    ...(state.Next ? { Next: end(state.Next) } : {}),
    ...(state.Default ? { Default: end(state.Default) } : {}),
    ...(state.Choices
      ? { Choices: state.Choices.map((choice) => ({ ...choice, Next: end(choice.Next) })) }
      : {}),
    ...(state.Catch
      ? { Catch: state.Catch.map((catcher) => ({ ...catcher, Next: end(catcher.Next) })) }
      : {}),
  };
  return { StartAt: name, States: { [name]: alone, ...ends } } as unknown as StateMachineDefinition;
}

/**
 * Runs one state with the interpreter: its input and output processing, its retries and catches, and all that is
 * inside of it. What comes next is for the caller, who can so write down each step before the next begins.
 * @throws TaskError what the state failed of, when nothing catches it; ExecutionAbortedError on the signal
 */
export async function runStep(options: StepOptions): Promise<StepResult> {
  const { states, state: name, input, second, signal, onEvent } = options;
  const defined = states[name];
  if (!defined) throw new TaskError("States.Runtime", `There is no state ${name}.`);
  const timed = shortened(stateInTime(defined, second), options.elapsed ?? 0);
  const handlers = everyState({ [name]: timed })
    .filter(([, state]) => state.Type === "Task")
    .map(([state, definition]) => [
      state,
      async (taskInput: Json) => {
        // The interpreter tells what happened by a queue: what was before comes first.
        await turn();
        return options.task({ state, definition, input: taskInput });
      },
    ]);
  const machine = new StateMachine(machineOf(name, timed), { validationOptions: { noValidate: true } });
  const run = machine.run(input, {
    overrides: { taskResourceLocalHandlers: Object.fromEntries(handlers) as Record<string, never> },
    context: {
      ...options.context,
      Task: {
        get Token() {
          return options.token();
        },
      },
    },
  });
  signal.addEventListener("abort", run.abort, { once: true });
  let next: string | undefined;
  const told = (async () => {
    for await (const event of run.eventLogs) {
      if ("state" in event && event.state.name.startsWith(mark)) next = event.state.name.slice(mark.length);
      else tell(name, event, onEvent);
    }
  })();
  try {
    if (signal.aborted) run.abort();
    const output = await run.result;
    await told;
    if (Buffer.byteLength(JSON.stringify(output ?? null)) > maxDataBytes)
      throw new TaskError(
        "States.DataLimitExceeded",
        `The state '${name}' returned more than ${maxDataBytes} bytes.`,
      );
    return { output: output ?? null, next };
  } catch (error) {
    // What the interpreter says of an end it reaches while we hear of it is heard to the end.
    await told;
    if (!(error instanceof ExecutionError)) throw error;
    const { name: of, message } = error.cause as Error;
    throw new TaskError(of, message);
  } finally {
    signal.removeEventListener("abort", run.abort);
  }
}

type Told = {
  type: string;
  index?: number;
  state?: { name: string; type: string; input?: unknown; output?: unknown };
  parentState?: { name: string };
  Error?: string;
};

const kinds = {
  StateEntered: "entered",
  StateExited: "exited",
  MapIterationStarted: "iterationStarted",
  MapIterationSucceeded: "iterationSucceeded",
  MapIterationFailed: "iterationFailed",
} as const;

/** Hands on what is not known from the step itself: what happens inside, and a time limit that was reached. */
function tell(step: string, event: Told, onEvent: (event: StepEvent) => void): void {
  const kind = kinds[event.type as keyof typeof kinds];
  if (event.state) {
    const { name: state, type } = event.state;
    if (event.type === "StateFailed" && event.Error === "States.Timeout" && type === "Task")
      onEvent({ kind: "timedOut", state, type });
    else if (state !== step && (kind === "entered" || kind === "exited"))
      onEvent({
        kind,
        state,
        type,
        index: event.index,
        input: event.state.input as Json,
        output: event.state.output as Json,
      });
  } else if (event.parentState && kind && kind !== "entered" && kind !== "exited")
    onEvent({ kind, state: event.parentState.name, index: event.index ?? 0 });
}
