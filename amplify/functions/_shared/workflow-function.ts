import type { z } from "zod";
import { isDomainError } from "#lib/kernel/errors.ts";
import { log, type LogFields } from "#lib/platform/log.ts";

/** One task of a workflow: what it is given, and what it does. */
export type WorkflowTask<Deps, Answer = unknown> = {
  input: z.ZodType;
  run: (deps: Deps, input: never) => Promise<Answer>;
  /** What of the answer is worth a line of log: figures, never texts. */
  notes?: (answer: never) => LogFields;
};

/** Puts a task together so that its input's type is its schema's. */
export const workflowTask = <Deps, Input, Answer>(
  input: z.ZodType<Input>,
  run: (deps: Deps, input: Input) => Promise<Answer>,
  notes?: (answer: Answer) => LogFields,
): WorkflowTask<Deps, Answer> => ({ input, run, notes });

/** An execution's name, as the definition passes it on: what a run did is found by it in all logs and in history. */
const executionName = (given: unknown): string | undefined =>
  typeof given === "string" && /^[\w-]{1,80}$/.test(given) ? given : undefined;

/** What of any event names the task and its execution; `detail` is Amazon EventBridge's, of one that ended. */
type EventFields = Record<"task" | "run" | "execution", unknown> & { detail?: { name?: unknown } | null };

/**
 * Makes a Lambda handler for one task of a workflow. What the task is given is checked; the answer is plain JSON. An
 * operation's refusal leaves as an error of its code's name (`RULE`, `NOT_FOUND`, `UNAVAILABLE`, …), which is what Retry
 * and Catch of a definition name. One line of log for each call.
 */
export function taskFunction<Deps, Answer>(
  name: string,
  task: WorkflowTask<Deps, Answer> | ((event: unknown) => WorkflowTask<Deps, Answer>),
  open: () => Deps,
): (event: unknown) => Promise<Answer> {
  let deps: Deps | undefined;
  return async (event) => {
    const began = performance.now();
    const { task: wanted, run: started, execution = started, detail } = (event ?? {}) as EventFields;
    const fields = (outcome: string) => ({
      correlationId: executionName(execution ?? detail?.name),
      ...{ function: name, task: typeof wanted === "string" ? wanted : undefined, outcome },
      milliseconds: Math.round(performance.now() - began),
    });
    try {
      const { input, run, notes } = typeof task === "function" ? task(event) : task;
      const answer = await run((deps ??= open()), input.parse(event) as never);
      log("info", `${name} did a task`, { ...fields("OK"), ...notes?.(answer as never) });
      return answer;
    } catch (error) {
      if (isDomainError(error))
        log("warn", `${name} refused a task`, fields(`${error.code} ${error.reason}`));
      else log("error", `${name} could not do a task`, fields("FAILED"), error);
      throw error;
    }
  };
}

/** Makes a Lambda handler for several tasks of a workflow, as {@link taskFunction}: the event is `{ task, …input }`. */
export function workflowFunction<Deps>(
  name: string,
  tasks: Readonly<Record<string, WorkflowTask<Deps>>>,
  open: () => Deps,
): (event: unknown) => Promise<unknown> {
  const chosen = (event: unknown): WorkflowTask<Deps> => {
    const wanted = (event as { task?: unknown } | null)?.task;
    const task = typeof wanted === "string" ? tasks[wanted] : undefined;
    if (!task) throw new Error(`${name} has no task ${String(wanted)}`);
    return task;
  };
  const handler = taskFunction(name, chosen, open);
  // A state reads an object, also of a task that answers nothing.
  return async (event) => (await handler(event)) ?? {};
}
