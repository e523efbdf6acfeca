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
type Ended = z.infer<typeof endedSchema>["detail"];
const inputSchema = z.object({ session_id: z.string() });

/**
 * Undoes the handoff of an execution that was stopped, ran out of time, or failed where it could not undo it itself.
 * What the execution undid before is left as it is.
 */
export const handoffEnded = (open: () => SessionDeps) => {
  let deps: SessionDeps | undefined;
  async function undo({ name, status, input, error }: Ended): Promise<boolean> {
    const session = inputSchema.safeParse(JSON.parse(input ?? "{}"));
    if (!session.success) return false;
    deps ??= open();
    const { session_id } = session.data;
    const why = error ?? status;
    const { handoff_id } = await failHandoff(deps, { session_id, execution: name, error: why });
    if (handoff_id) await tellCustomer(deps, { session_id, handoff_id, error: why });
    return handoff_id !== undefined;
  }
  return async (event: unknown): Promise<{ undone: boolean }> => {
    const began = performance.now();
    const ended = endedSchema.parse(event).detail;
    const fields = (outcome: string) => ({
      ...{ correlationId: ended.name, function: "handoff-ended", status: ended.status, outcome },
      milliseconds: Math.round(performance.now() - began),
    });
    try {
      const undone = await undo(ended);
      log("info", "handoff-ended looked at a handoff", fields(undone ? "UNDONE" : "OK"));
      return { undone };
    } catch (error) {
      log("error", "handoff-ended could not look at a handoff", fields("FAILED"), error);
      throw error;
    }
  };
};
