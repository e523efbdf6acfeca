import { z } from "zod";
import { authorize, authorizeSight } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isHeld, lobsOf } from "./callback.ts";
import { readCallbackNumber } from "./check-callback.ts";
import type { CallbackDeps } from "./deps.ts";

export const clearCallbackInput = z.object({
  number: z.string().max(100, { error: "callbacks.number" }),
  /** `created_at` of the one that was seen: another that was held since is not cleared unseen. */
  seen: z.string().max(40).optional(),
  requestId: z.string().max(64),
});
export type ClearCallbackInput = z.input<typeof clearCallbackInput>;

/**
 * Lets a held number go, so that it can be queued again.
 * @throws NOT_FOUND when it is not held, or not in a line of business of the actor's; CONFLICT when it was let go and
 * held again meanwhile
 */
export async function clearCallback(
  deps: CallbackDeps,
  actor: Actor,
  input: ClearCallbackInput,
): Promise<void> {
  authorize(actor, "callbacks:clear");
  const number = readCallbackNumber(input.number);
  const at = deps.clock.now();
  const found = await deps.callbacks.find(number);
  if (!found || !isHeld(found, at)) throw new DomainError("NOT_FOUND", "callbacks.gone");
  authorizeSight(actor, lobsOf(found), "callbacks.gone");
  if (input.seen && input.seen !== found.created_at) throw new DomainError("CONFLICT", "callbacks.changed");
  const { claim: _, ...before } = found;
  await deps.commit([
    deps.callbacks.remove(found),
    deps.history.record({
      entity: `CALLBACK#${number}`,
      action: "callback.cleared",
      actor,
      before,
      at,
      requestId: input.requestId,
    }),
  ]);
}
