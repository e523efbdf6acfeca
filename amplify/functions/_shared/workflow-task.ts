import type { z } from "zod";
import { log, type LogFields } from "#lib/platform/log.ts";

/**
 * Makes a Lambda handler for a task of a workflow: what it is given is checked, what it throws is thrown on by its
 * name (`UNAVAILABLE`, `CONFLICT`), which is what Retry and Catch of the definition see. One line of log a call.
 * @param notes what of the answer is worth a line: figures, never texts
 */
export function workflowTask<Deps, Schema extends z.ZodType, Answer>(
  name: string,
  {
    input,
    run,
    notes,
  }: {
    input: Schema;
    run: (deps: Deps, input: z.output<Schema>) => Promise<Answer>;
    notes?: (answer: Answer) => LogFields;
  },
  open: () => Deps,
): (event: unknown) => Promise<Answer> {
  let deps: Deps | undefined;
  return async (event) => {
    const began = performance.now();
    const fields = () => ({ function: name, milliseconds: Math.round(performance.now() - began) });
    try {
      const answer = await run((deps ??= open()), input.parse(event));
      log("info", `${name} is done`, { ...fields(), outcome: "OK", ...notes?.(answer) });
      return answer;
    } catch (error) {
      log("error", `${name} failed`, { ...fields(), outcome: "FAILED" }, error);
      throw error;
    }
  };
}
