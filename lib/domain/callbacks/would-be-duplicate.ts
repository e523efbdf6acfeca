import { authorize } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { CallbackDeps } from "./deps.ts";

/**
 * What callback-set would answer as `duplicate` for an E.164 number at that moment, by its own condition, without
 * holding the number. A yes or a no, as any caller is told: the callback itself is for those with `callbacks:read`
 * (decision 082).
 */
export function wouldBeDuplicate(
  deps: { callbacks: Pick<CallbackDeps["callbacks"], "isHeld"> },
  actor: Actor,
  input: { number: string; at: Date },
): Promise<boolean> {
  authorize(actor, "config:read");
  return deps.callbacks.isHeld(input.number, input.at);
}
