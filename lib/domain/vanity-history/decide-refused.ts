import { z } from "zod";
import { authorize } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { VanityHistoryDeps } from "./deps.ts";
import { maskBody, readRefused, refusedQueue } from "./list-refused.ts";
import { authorizeVanityHistory } from "./sight.ts";

export const decideRefusedInput = z.object({
  id: z.string().min(1).max(100, { error: "vanity.messageGone" }),
  decision: z.enum(["putBack", "discard"]),
  requestId: z.string().max(64),
});

/**
 * Puts a refused message back into its queue, or discards it. It is taken first, so that of two people one decides;
 * what was decided is in the history before it is done; and a message that is sent again keeps its id, so that one
 * that was sent twice, because the answer was lost, is stored once.
 * @throws NOT_FOUND when it is not there any more; UNAVAILABLE when the queue is away, and then it is still there
 */
export async function decideRefused(
  deps: VanityHistoryDeps,
  actor: Actor,
  { id, decision, requestId }: z.output<typeof decideRefusedInput>,
): Promise<void> {
  authorize(actor, "vanity:redrive");
  authorizeVanityHistory(actor);
  const queue = refusedQueue(deps);
  const message = await queue.take(id);
  if (!message) throw new DomainError("NOT_FOUND", "vanity.messageGone");
  try {
    const { why, contactId } = readRefused(message);
    await deps.commit([
      deps.history.record({
        entity: `MESSAGE#vanity#${id}`,
        action: decision === "putBack" ? "message.returned" : "message.discarded",
        actor,
        before: {
          SentAt: message.sentAt,
          Why: why.kind === "malformed" ? why.fields : why.kind,
          Excerpt: maskBody(message.body),
          ...(contactId ? { ContactId: contactId } : {}),
        },
        at: deps.clock.now(),
        requestId,
      }),
    ]);
    if (decision === "putBack") await queue.sendAgain(message);
    await queue.remove(message);
  } catch (error) {
    await queue.release(message).catch(() => undefined);
    throw error;
  }
}
