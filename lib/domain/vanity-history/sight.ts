import { allows, authorize, seesLobs } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";

/**
 * Who sees what was made for callers. A vanity number is of no line of business, so that those who are limited to some
 * would see everybody's callers: they try numbers, and see no history (decision 083).
 */
export const seesVanityHistory = (actor: Actor): boolean =>
  allows(actor, "vanity:read") && seesLobs(actor, []);

/** @throws FORBIDDEN for those who see no vanity numbers, or only some lines of business */
export function authorizeVanityHistory(actor: Actor): void {
  authorize(actor, "vanity:read");
  if (!seesVanityHistory(actor)) throw new DomainError("FORBIDDEN", "vanity.allLobs");
}
