import type { z } from "zod";
import { isDomainError } from "#lib/kernel/errors.ts";
import { log } from "#lib/platform/log.ts";

/** One task of a workflow: what it is given, and what it does. */
export type WorkflowTask<Deps> = {
  input: z.ZodType;
  run: (deps: Deps, input: never) => Promise<unknown>;
};

/** Puts a task together so that its input's type is its schema's. */
export const workflowTask = <Deps, Input>(
  input: z.ZodType<Input>,
  run: (deps: Deps, input: Input) => Promise<unknown>,
): WorkflowTask<Deps> => ({ input, run });

/**
 * Makes a Lambda handler for the tasks of a workflow. The event is `{ task, …input }`; the answer is plain JSON. An
 * operation's refusal leaves as an error of its code's name (`RULE`, `NOT_FOUND`, `UNAVAILABLE`, …), which is what Retry
 * and Catch of a definition name. One line of log for each call.
 */
export function workflowFunction<Deps>(
  name: string,
  tasks: Readonly<Record<string, WorkflowTask<Deps>>>,
  open: () => Deps,
): (event: unknown) => Promise<unknown> {
  let deps: Deps | undefined;
  return async (event) => {
    const began = performance.now();
    const wanted = (event as { task?: unknown } | null)?.task;
    const fields = (outcome: string) => ({
      ...{ function: name, task: String(wanted), outcome },
      milliseconds: Math.round(performance.now() - began),
    });
    try {
      const task = typeof wanted === "string" ? tasks[wanted] : undefined;
      if (!task) throw new Error(`${name} has no task ${String(wanted)}`);
      const input = task.input.parse(event) as never;
      const answer = (await task.run((deps ??= open()), input)) ?? {};
      log("info", `${name} did a task`, fields("OK"));
      return answer;
    } catch (error) {
      if (isDomainError(error))
        log("warn", `${name} refused a task`, fields(`${error.code} ${error.reason}`));
      else log("error", `${name} could not do a task`, fields("FAILED"), error);
      throw error;
    }
  };
}
