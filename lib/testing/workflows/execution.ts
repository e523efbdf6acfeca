import type { ExecutionStatus, HistoryEvent, HistoryEventType } from "@aws-sdk/client-sfn";
import type { Entry, Journal } from "./journal.ts";
import { Chains } from "./chains.ts";
import { attemptTask, type Attempt } from "./attempt-task.ts";
import { insideEvent } from "./task-events.ts";
import { runStep, TaskError, type Definition, type Json, type StepEvent, type TaskCall } from "./step.ts";
import type { Tokens } from "./tokens.ts";

export type Machine = { name: string; arn: string; definition: Definition; createdAt: Date };

export type ExecutionOptions = {
  machine: Machine;
  task: (call: TaskCall) => Promise<Json>;
  tokens: Tokens;
  journal: Journal;
  /** Milliseconds that a second of a wait lasts. */
  second: number;
};

const role = "arn:aws:iam::000000000000:role/local";
const whole = { truncated: false };
const answered = new Set(["TaskSucceeded", "TaskFailed", "TaskTimedOut"]);

type Position = { state: string; input: string; at: number };

/** One run of a machine, state by state, each written down before the next. */
export class Execution {
  readonly arn: string;
  readonly name: string;
  readonly input: string;
  readonly startedAt: number;
  readonly machine: Machine;
  readonly events: HistoryEvent[] = [];
  status: ExecutionStatus = "RUNNING";
  stoppedAt?: number;
  output?: string;
  error?: string;
  cause?: string;
  redriveCount = 0;
  redrivenAt?: number;
  /** Resolves when this process has done with the run, whether it ended or was left where it stands. */
  done: Promise<void> = Promise.resolve();
  readonly #options: ExecutionOptions;
  #stands?: Position;
  /** The token of a task that waited when the process before this one ended. */
  #heldToken?: string;
  /** The last attempt of each task. */
  readonly #attempts = new Map<string, Attempt>();
  readonly #chains = new Chains();
  #stop = new AbortController();

  constructor(options: ExecutionOptions, started: Extract<Entry, { kind: "started" }>) {
    this.#options = options;
    this.machine = options.machine;
    this.arn = started.arn;
    this.name = started.name;
    this.input = started.input;
    this.startedAt = started.at;
  }

  /** A run that begins now. */
  static start(options: ExecutionOptions, started: Extract<Entry, { kind: "started" }>): Execution {
    const execution = new Execution(options, started);
    execution.#write(started);
    execution.#event("ExecutionStarted", {
      executionStartedEventDetails: {
        input: started.input,
        inputDetails: whole,
        roleArn: role,
      },
    });
    execution.#go();
    return execution;
  }

  /** A run as it was written down, standing still until {@link resume}. */
  static read(options: ExecutionOptions, entries: readonly Entry[]): Execution {
    const [started, ...rest] = entries as [Extract<Entry, { kind: "started" }>, ...Entry[]];
    const execution = new Execution(options, started);
    for (const entry of rest) execution.#take(entry);
    return execution;
  }

  #take(entry: Entry): void {
    if (entry.kind === "event") {
      const event = { ...entry.event, timestamp: new Date(entry.event.timestamp ?? 0) };
      this.events.push(event);
      const { name, input } = event.stateEnteredEventDetails ?? {};
      if (entry.stands && name)
        this.#stands = { state: name, input: input ?? "null", at: event.timestamp.getTime() };
      if (entry.stands || answered.has(event.type ?? "")) this.#letGo();
    }
    if (entry.kind === "token") {
      if (entry.sent) this.#heldToken = entry.token;
      else this.#options.tokens.close(entry.token);
    }
    if (entry.kind === "ended") {
      this.#letGo();
      this.status = entry.status as ExecutionStatus;
      this.stoppedAt = entry.at;
      ({ output: this.output, error: this.error, cause: this.cause } = entry);
    }
    if (entry.kind === "redriven") this.#reopen(entry.at);
  }

  /** The task that waited has its answer: its token is over. */
  #letGo(): void {
    if (this.#heldToken) this.#options.tokens.close(this.#heldToken);
    this.#heldToken = undefined;
  }

  #reopen(at: number): void {
    this.status = "RUNNING";
    this.stoppedAt = this.output = this.error = this.cause = undefined;
    this.redriveCount += 1;
    this.redrivenAt = at;
    // What is done anew waits its whole time.
    if (this.#stands) this.#stands = { ...this.#stands, at };
    this.#heldToken = undefined;
  }

  /** Goes on where the run stood when its process ended. */
  resume(): void {
    if (this.status === "RUNNING") this.#go();
  }

  /** Begins again at the state in which the run failed. */
  redrive(): number {
    const at = Date.now();
    this.#write({ kind: "redriven", at });
    this.#reopen(at);
    const { redriveCount } = this;
    this.#event("ExecutionRedriven", { executionRedrivenEventDetails: { redriveCount } });
    this.#go();
    return at;
  }

  /** Ends the run where it stands. What a function is doing meanwhile it does to its end, and nobody hears of it. */
  stop(error?: string, cause?: string): void {
    if (this.status !== "RUNNING") return;
    this.#event("ExecutionAborted", { executionAbortedEventDetails: { error, cause } });
    this.#end({ status: "ABORTED", error, cause });
    this.#stop.abort();
  }

  /** Leaves the run where it stands, as the end of the process would. */
  leave(): void {
    this.#stop.abort();
  }

  #write(entry: Entry): void {
    this.#options.journal.write(this.machine.name, this.name, entry);
  }

  #event(type: HistoryEventType, details: Partial<HistoryEvent> = {}, stands?: true): number {
    const event: HistoryEvent = {
      timestamp: new Date(),
      type,
      id: this.events.length + 1,
      previousEventId: this.events.length,
      ...details,
    };
    this.events.push(event);
    this.#write({ kind: "event", event, ...(stands ? { stands } : {}) });
    return this.events.length;
  }

  #end(end: { status: ExecutionStatus; output?: string; error?: string; cause?: string }): void {
    const at = Date.now();
    this.#write({ kind: "ended", at, ...end });
    this.status = end.status;
    this.stoppedAt = at;
    ({ output: this.output, error: this.error, cause: this.cause } = end);
  }

  #go(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const { TimeoutSeconds } = this.machine.definition;
    const left = TimeoutSeconds && (this.redrivenAt ?? this.startedAt) + TimeoutSeconds * 1_000 - Date.now();
    const limit =
      left === undefined
        ? undefined
        : setTimeout(() => this.#timeOut(signal), Math.max(0, Math.min(left, 2 ** 31 - 1)));
    this.done = this.#walk(signal).finally(() => clearTimeout(limit));
  }

  #timeOut(signal: AbortSignal): void {
    if (this.status !== "RUNNING" || signal.aborted) return;
    this.#event("ExecutionTimedOut", { executionTimedOutEventDetails: { error: "States.Timeout" } });
    this.#end({ status: "TIMED_OUT", error: "States.Timeout" });
    this.#stop.abort();
  }

  async #walk(signal: AbortSignal): Promise<void> {
    let elapsed = this.#stands ? Date.now() - this.#stands.at : 0;
    try {
      for (;;) {
        const stands = (this.#stands ??= this.#enter(this.machine.definition.StartAt, this.input));
        const { output, next } = await this.#step(stands, elapsed, signal);
        if (signal.aborted) return;
        const text = JSON.stringify(output);
        const type = this.machine.definition.States[stands.state]?.Type ?? "";
        this.#event(`${type}StateExited` as HistoryEventType, {
          stateExitedEventDetails: { name: stands.state, output: text, outputDetails: whole },
        });
        if (next === undefined) return this.#succeed(text);
        this.#stands = this.#enter(next, text);
        elapsed = 0;
      }
    } catch (error) {
      if (signal.aborted) return;
      this.#fail(error instanceof TaskError ? error : new TaskError("States.Runtime", String(error)));
    }
  }

  #succeed(output: string): void {
    this.#event("ExecutionSucceeded", {
      executionSucceededEventDetails: { output, outputDetails: whole },
    });
    this.#end({ status: "SUCCEEDED", output });
  }

  #fail({ name: error, message: cause }: TaskError): void {
    const inner = this.machine.definition.States[this.#stands?.state ?? ""]?.Type;
    if (inner === "Map" || inner === "Parallel") this.#event(`${inner}StateFailed` as HistoryEventType);
    this.#event("ExecutionFailed", { executionFailedEventDetails: { error, cause } });
    this.#end({ status: "FAILED", error, cause });
  }

  #enter(state: string, input: string): Position {
    const type = this.machine.definition.States[state]?.Type ?? "Task";
    this.#event(
      `${type}StateEntered` as HistoryEventType,
      { stateEnteredEventDetails: { name: state, input, inputDetails: whole } },
      true,
    );
    const position = { state, input, at: Date.now() };
    if (type === "Map" || type === "Parallel") this.#event(`${type}StateStarted` as HistoryEventType);
    return position;
  }

  #step({ state, input }: Position, elapsed: number, signal: AbortSignal) {
    const made = new Set<string>();
    return runStep({
      states: this.machine.definition.States,
      state,
      input: JSON.parse(input) as Json,
      elapsed,
      signal,
      second: this.#options.second,
      token: () => {
        const token = this.#heldToken ?? this.#options.tokens.make();
        made.add(token);
        return token;
      },
      task: (call) => {
        const visit = this.#chains.claim(call.state);
        return attemptTask(call, {
          ...this.#options,
          made,
          signal,
          attempts: this.#attempts,
          tell: (type, details) => {
            const id = this.#event(type, visit ? { ...details, previousEventId: visit.last } : details);
            if (visit) visit.last = id;
          },
          // A process that was ended writes nothing more.
          write: (entry) => !signal.aborted && this.#write(entry),
          held: (token) => {
            const held = token === this.#heldToken;
            this.#heldToken = undefined;
            return held;
          },
        });
      },
      onEvent: (event) => !signal.aborted && this.#inside(event),
      context: {
        Execution: { Id: this.arn, Name: this.name, RoleArn: role, RedriveCount: this.redriveCount },
        StateMachine: { Id: this.machine.arn, Name: this.machine.name },
      },
    });
  }

  #inside(event: StepEvent): void {
    if (event.kind === "timedOut") {
      const attempt = this.#attempts.get(event.state);
      if (attempt) attempt.over = true;
      if (attempt?.token) this.#options.tokens.close(attempt.token);
    }
    const { type, details } = insideEvent(event);
    const index = "index" in event ? event.index : undefined;
    const last = event.kind === "exited" ? this.#chains.left(event.state, index) : undefined;
    const previousEventId = last ?? this.#chains.before(index) ?? this.events.length;
    const id = this.#event(type, { ...details, previousEventId });
    if (event.kind === "entered") this.#chains.entered(event.state, index, id);
    else this.#chains.happened(index, id);
  }
}
