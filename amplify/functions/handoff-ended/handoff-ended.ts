import { z } from "zod";
import { failHandoff, tellCustomer, type SessionDeps } from "#lib/domain/sessions/index.ts";
import { log } from "#lib/platform/log.ts";

/** What Amazon EventBridge tells of an execution that ended (`Step Functions Execution Status Change`). */
const endedSchema = z.object({
  detail: z.object({
    name: z.string(),
    status: z.string(),
    input: z.string().nullish(),
    error: z.string().nullish(),
  }),
});
const inputSchema = z.object({ session_id: z.string() });

/**
 * Undoes the handoff of an execution that was stopped, ran out of time, or failed where it could not undo it itself.
 * What the execution undid before is left as it is.
 */
export const handoffEnded = (open: () => SessionDeps) => {
  let deps: SessionDeps | undefined;
  return async (event: unknown): Promise<{ undone: boolean }> => {
    const { name, status, input, error } = endedSchema.parse(event).detail;
    const session = inputSchema.safeParse(JSON.parse(input ?? "{}"));
    if (!session.success) return { undone: false };
    deps ??= open();
    const { session_id } = session.data;
    const why = error ?? status;
    const { handoff_id } = await failHandoff(deps, { session_id, execution: name, error: why });
    if (handoff_id) await tellCustomer(deps, { session_id, handoff_id, error: why });
    log("info", "an ended handoff was looked at", {
      execution: name,
      status,
      undone: handoff_id !== undefined,
    });
    return { undone: handoff_id !== undefined };
  };
};
