import { randomUUID } from "node:crypto";
import type { ExecutionStatus } from "@aws-sdk/client-sfn";
import { Execution, type ExecutionOptions, type Machine } from "./execution.ts";
import { noJournal, type Journal } from "./journal.ts";
import { refusal } from "./refusals.ts";
import { TaskError, type Definition, type Json, type TaskCall } from "./step.ts";
import { Tokens } from "./tokens.ts";

export type EngineOptions = {
  /** Machine name → its definition, with everything substituted. */
  machines: Readonly<Record<string, Definition>>;
  /** What a Task state does; see `serviceTasks`. */
  task: (call: TaskCall) => Promise<Json>;
  journal?: Journal;
  /** Milliseconds that a second of a wait (Wait, Retry, a task token) lasts; 1,000 unless told. */
  second?: number;
  /** Told of each run that ended. */
  onEnd?: (execution: Execution) => void;
};

const account = "us-east-1:000000000000";

export const machineArn = (name: string): string => `arn:aws:states:${account}:stateMachine:${name}`;
const executionArn = (machine: string, name: string) =>
  `arn:aws:states:${account}:execution:${machine}:${name}`;

/** Step Functions' rule: 80 characters at most; no white space, brackets, wildcards, control or special characters. */
const validName = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ufffe\uffff]{1,80}$/u;

const redrivable = new Set<ExecutionStatus>(["FAILED", "ABORTED", "TIMED_OUT"]);

/** AWS Step Functions on one machine: machines, their executions, and task tokens. */
export class Engine {
  readonly machines: ReadonlyMap<string, Machine>;
  readonly tokens = new Tokens();
  readonly #executions = new Map<string, Execution>();
  readonly #options: EngineOptions;
  readonly #journal: Journal;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#journal = options.journal ?? noJournal;
    const createdAt = new Date();
    this.machines = new Map(
      Object.entries(options.machines).map(([name, definition]) => {
        const arn = machineArn(name);
        return [arn, { name, arn, definition, createdAt }];
      }),
    );
    for (const entries of this.#journal.read()) {
      const [started] = entries;
      const machine =
        started?.kind === "started" ? this.machines.get(machineArn(started.machine)) : undefined;
      if (!machine) continue;
      const execution = Execution.read(this.#with(machine), entries);
      this.#executions.set(execution.arn, execution);
    }
  }

  #with = (machine: Machine): ExecutionOptions => ({
    machine,
    task: this.#options.task,
    tokens: this.tokens,
    journal: this.#journal,
    second: this.#options.second ?? 1_000,
  });

  /** Goes on with the runs that stood still when the process before this one ended. */
  resume(): void {
    for (const execution of this.#executions.values()) {
      if (execution.status !== "RUNNING") continue;
      execution.resume();
      this.#watch(execution);
    }
  }

  #watch(execution: Execution): void {
    void execution.done.then(() => execution.status !== "RUNNING" && this.#options.onEnd?.(execution));
  }

  machine(arn: string): Machine {
    const machine = this.machines.get(arn);
    if (machine) return machine;
    throw refusal("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);
  }

  execution(arn: string): Execution {
    const execution = this.#executions.get(arn);
    if (execution) return execution;
    throw refusal("ExecutionDoesNotExist", `Execution Does Not Exist: '${arn}'`);
  }

  /** Newest first. */
  executions(machine: Machine): Execution[] {
    return [...this.#executions.values()]
      .filter((execution) => execution.machine === machine)
      .reverse()
      .sort((one, other) => other.startedAt - one.startedAt);
  }

  /** Starts a run, or gives the one that runs already under this name with this input. */
  start(arn: string, name: string = randomUUID(), input = "{}"): Execution {
    const machine = this.machine(arn);
    if (!validName.test(name)) throw refusal("InvalidName", `Invalid Name: '${name}'`);
    try {
      JSON.parse(input);
    } catch (error) {
      throw refusal("InvalidExecutionInput", `Invalid State Machine Execution Input: '${String(error)}'`);
    }
    const known = this.#executions.get(executionArn(machine.name, name));
    if (known) {
      if (known.status === "RUNNING" && known.input === input) return known;
      throw refusal("ExecutionAlreadyExists", `Execution Already Exists: '${known.arn}'`);
    }
    const execution = Execution.start(this.#with(machine), {
      kind: "started",
      arn: executionArn(machine.name, name),
      machine: machine.name,
      name,
      input,
      at: Date.now(),
    });
    this.#executions.set(execution.arn, execution);
    this.#watch(execution);
    return execution;
  }

  /** Ends a run; one that has ended stays as it ended. */
  stop(arn: string, error?: string, cause?: string): Execution {
    const execution = this.execution(arn);
    execution.stop(error, cause);
    return execution;
  }

  redrive(arn: string): number {
    const execution = this.execution(arn);
    if (!redrivable.has(execution.status))
      throw refusal("ExecutionNotRedrivable", `Execution is ${execution.status} and cannot be redriven`);
    const at = execution.redrive();
    this.#watch(execution);
    return at;
  }

  succeed(token: unknown, output: string): void {
    const waiting = this.tokens.find(token);
    let value: Json;
    try {
      value = JSON.parse(output) as Json;
    } catch (error) {
      throw refusal("InvalidOutput", `Invalid Output: '${String(error)}'`);
    }
    this.tokens.close(waiting.token);
    waiting.succeed(value);
  }

  fail(token: unknown, error = "", cause = ""): void {
    const waiting = this.tokens.find(token);
    this.tokens.close(waiting.token);
    waiting.fail(new TaskError(error, cause));
  }

  beat = (token: unknown): void => this.tokens.find(token).beat();

  /** Ends all runs, and forgets that they were. */
  async forget(): Promise<void> {
    await this.leave();
    this.#executions.clear();
    this.#journal.forget();
  }

  /** Leaves every run where it stands, as the end of the process would. */
  async leave(): Promise<void> {
    const running = [...this.#executions.values()].filter(({ status }) => status === "RUNNING");
    for (const execution of running) execution.leave();
    await Promise.all(running.map(({ done }) => done));
  }
}
