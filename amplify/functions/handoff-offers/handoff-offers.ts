import { z } from "zod";
import { offerHandoff, type SessionDeps } from "#lib/domain/sessions/index.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import { queueHandler } from "../_shared/queue-handler.ts";

/** What `handoff.asl.json` sends when it waits. */
const offerSchema = z.object({
  session_id: z.string(),
  handoff_id: z.string(),
  waits_until: z.string(),
  task_token: z.string(),
});

/**
 * Reads the queue of handoffs that wait, and offers them to people. What is no longer waited for is dropped. Its lines
 * tell the execution's name, which the workflow sends beside the message.
 */
export const handoffOffers = (open: () => SessionDeps) =>
  queueHandler<SessionDeps>(
    "handoff-offers",
    async (deps, { body }) => {
      let parsed;
      try {
        parsed = offerSchema.safeParse(JSON.parse(body));
      } catch {
        return { outcome: "MALFORMED", reason: "json" };
      }
      if (!parsed.success) return { outcome: "MALFORMED", reason: parsed.error.issues[0]?.path.join(".") };
      try {
        const isOffered = await offerHandoff(deps, parsed.data);
        return { outcome: isOffered ? "STORED" : "REPEATED" };
      } catch (error) {
        // The wait ended between our reading and our writing.
        if (isDomainError(error, "CONFLICT")) return { outcome: "REPEATED" };
        throw error;
      }
    },
    open,
  );
