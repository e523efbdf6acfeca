import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { definitionText, substituted } from "#amplify/workflows/definitions.ts";
import { Engine, machineArn } from "./engine.ts";
import type { Execution } from "./execution.ts";
import { fileJournal } from "./journal.ts";
import { serviceTasks, type LambdaFunction } from "./service-tasks.ts";
import type { Definition, Json, TaskCall } from "./step.ts";

export type TryOptions = {
  /** What stands for each `${Name}` of the definition. A function stands for itself, by its name in `functions`. */
  substitutions: Readonly<Record<string, string>>;
  functions?: Readonly<Record<string, LambdaFunction>>;
  /** Comes before a task of this state name or function name is done; what it throws, the task throws. */
  faults?: Readonly<Record<string, (call: { times: number; input: Json }) => unknown>>;
  dynamodb?: string;
  sqs?: string;
  /** Milliseconds that a second of a wait lasts. */
  second?: number;
  /**
   * As the run first comes to this task, it is left as a machine that is switched off would leave it: before the task
   * is done, or after it is done and before anybody hears of it.
   */
  crash?: { at: string; when: "before" | "after" };
  onEnd?: (execution: Execution) => void;
};

/** How a run ended. */
export type Tried = {
  status: string;
  output: Json;
  error?: string;
  cause?: string;
  /** The states in the order in which they were entered. */
  states: string[];
  events: HistoryEvent[];
};

export const triedOf = (execution: Execution): Tried => ({
  status: execution.status ?? "",
  output: JSON.parse(execution.output ?? "null") as Json,
  error: execution.error,
  cause: execution.cause,
  states: execution.events.flatMap(({ stateEnteredEventDetails: entered }) => entered?.name ?? []),
  events: execution.events,
});

/** A definition of `amplify/workflows` at work in this process. See `index.ts` of this folder for how it is used. */
export function tryWorkflow(name: string, options: TryOptions) {
  const folder = mkdtempSync(join(tmpdir(), `workflow-${name}-`));
  const text = substituted(definitionText(name), (wanted) => options.substitutions[wanted]);
  const definition = JSON.parse(text) as Definition;
  const services = serviceTasks({
    dynamodb: options.dynamodb,
    sqs: options.sqs,
    lambda: (wanted) => options.functions?.[wanted],
  });
  const times = new Map<string, number>();
  let { crash } = options;

  async function tried(call: TaskCall): Promise<Json> {
    const { FunctionName } = (call.input ?? {}) as { FunctionName?: string };
    for (const key of [call.state, FunctionName ?? ""]) {
      const fault = options.faults?.[key];
      if (!fault) continue;
      const time = (times.get(key) ?? 0) + 1;
      times.set(key, time);
      await fault({ times: time, input: call.input });
    }
    return services(call);
  }

  async function task(call: TaskCall): Promise<Json> {
    if (call.state !== crash?.at) return tried(call);
    const { when } = crash;
    crash = undefined;
    const answer = when === "after" ? await tried(call) : null;
    await engine.leave();
    return answer;
  }

  const open = () =>
    new Engine({
      machines: { [name]: definition },
      task,
      journal: fileJournal(folder),
      second: options.second ?? 5,
      onEnd: options.onEnd,
    });
  let engine = open();

  return {
    arn: machineArn(name),
    definition,
    /** The engine of now: another one after {@link restart}. */
    engine: () => engine,
    /** Starts a run, and does not wait for it. */
    start: (input: Json, runName?: string) => engine.start(machineArn(name), runName, JSON.stringify(input)),
    /** Runs to the end, or to the crash. */
    async run(input: Json, runName?: string): Promise<Tried> {
      const execution = engine.start(machineArn(name), runName, JSON.stringify(input));
      await execution.done;
      return triedOf(execution);
    },
    /** Another process over the same journal: what was not at its end goes on. Gives the runs at their end. */
    async restart(): Promise<Tried[]> {
      await engine.leave();
      engine = open();
      engine.resume();
      const [machine] = engine.machines.values();
      const all = machine ? engine.executions(machine) : [];
      await Promise.all(all.map((execution) => execution.done));
      return all.map(triedOf);
    },
    async close(): Promise<void> {
      await engine.leave();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
