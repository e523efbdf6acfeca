import { authorize, seesLobs } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { e164Of } from "#lib/kernel/phone-number.ts";
import { callbackNumberPattern, isHeld, lobsOf, type Callback } from "./callback.ts";
import type { CallbackDeps } from "./deps.ts";

/** @throws VALIDATION at the field `number` */
export function readCallbackNumber(typed: string): string {
  const number = callbackNumberPattern.test(typed.trim()) ? typed.trim() : e164Of(typed.trim(), "US");
  if (number) return number;
  throw new DomainError("VALIDATION", "form.invalid", {
    fieldErrors: { number: { reason: "callbacks.number" } },
  });
}

/**
 * Whether a number is held now, and why; undefined when it is not, or only in a line of business that is not the
 * reader's. @throws VALIDATION for what is no number
 */
export async function checkCallback(
  deps: Pick<CallbackDeps, "callbacks" | "clock">,
  actor: Actor,
  input: { number: string },
): Promise<Callback | undefined> {
  authorize(actor, "callbacks:read");
  const found = await deps.callbacks.find(readCallbackNumber(input.number));
  return found && isHeld(found, deps.clock.now()) && seesLobs(actor, lobsOf(found)) ? found : undefined;
}
