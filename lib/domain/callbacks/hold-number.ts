import { authorize } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import { epochSeconds, isHeld, noLob } from "./callback.ts";
import type { CallbackClaims } from "./callback-store.ts";

export type ClaimDeps = { claims: CallbackClaims; clock: Clock };

export type HoldInput = { number: string; minutes: number; lob?: string; reason?: string };

/**
 * Holds a number for a callback. `duplicate` when it is held already: of many calls at once, one is told that it
 * is not. A lost answer that is asked for again by the SDK counts once.
 */
export async function holdNumber(
  { claims, clock }: ClaimDeps,
  actor: Actor,
  input: HoldInput,
  signal?: AbortSignal,
): Promise<{ duplicate: boolean }> {
  authorize(actor, "callbacks:hold");
  const now = clock.now();
  const held = {
    callback_number: input.number,
    ttl: epochSeconds(now) + input.minutes * 60,
    created_at: now.toISOString(),
    lob: input.lob ?? noLob,
    reason: input.reason ?? "",
    claim: crypto.randomUUID(),
  };
  return { duplicate: !(await claims.hold(held, now, { signal })) };
}

/** Lets a number go. `held` says whether it was held until now. */
export async function releaseNumber(
  { claims, clock }: ClaimDeps,
  actor: Actor,
  number: string,
  signal?: AbortSignal,
): Promise<{ held: boolean }> {
  authorize(actor, "callbacks:hold");
  const was = await claims.release(number, { signal });
  return { held: was !== undefined && isHeld(was, clock.now()) };
}
