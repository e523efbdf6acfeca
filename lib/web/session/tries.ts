import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "#lib/kernel/clock.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { IdentityRefusal } from "#lib/platform/cognito.ts";
import { tryLimits, type TryLimits } from "./try-limits.ts";

/** Who tries: the name as typed, whether or not anybody bears it, and the address that it comes from. */
export type Trier = { name: string; address: string };

const minute = 60_000;

/** `quickest`: milliseconds before which no refusal is told, so that its haste says nothing about the name. */
export function triesOf(clock: Clock, quickest = 400) {
  return {
    quickest,
    byName: tryLimits(clock, { burst: 10, every: minute }),
    // Many people of one building share an address.
    byAddress: tryLimits(clock, { burst: 60, every: minute / 6 }),
    // Each sends a message to somebody.
    messages: tryLimits(clock, { burst: 4, every: 5 * minute }),
  };
}
export type Tries = ReturnType<typeof triesOf>;

function takeAll(buckets: readonly (readonly [TryLimits, string])[]): void {
  const waits = buckets.map(([limits, key]) => limits.take(key));
  const longest = Math.max(...waits);
  if (longest === 0) return;
  for (const [place, [limits, key]] of buckets.entries()) if (waits[place] === 0) limits.giveBack(key);
  throw new DomainError("RULE", "session.tooMany", { values: { minutes: Math.ceil(longest / minute) } });
}

/**
 * Makes one try that may be guesswork. Only refused ones count; what the user pool cannot answer does not.
 * @throws RULE `session.tooMany` with the minutes to wait, alike for names that exist and names that do not
 */
export async function attempt<Answer>(
  tries: Pick<Tries, "byName" | "byAddress" | "quickest">,
  { name, address }: Trier,
  request: () => Promise<Answer>,
): Promise<Answer> {
  const buckets = [
    [tries.byName, name.trim().toLowerCase()],
    [tries.byAddress, address],
  ] as const;
  takeAll(buckets);
  const soonest = wait(tries.quickest);
  try {
    const answer = await request();
    for (const [limits, key] of buckets) limits.giveBack(key);
    return answer;
  } catch (error) {
    if (!(error instanceof IdentityRefusal)) for (const [limits, key] of buckets) limits.giveBack(key);
    await soonest;
    throw error;
  }
}

/** Asks for a message to be sent to whoever bears the name; takes as long when nobody does. */
export async function sendOnce(
  tries: Pick<Tries, "messages" | "byAddress" | "quickest">,
  { name, address }: Trier,
  request: () => Promise<void>,
): Promise<void> {
  takeAll([
    [tries.messages, name.trim().toLowerCase()],
    [tries.byAddress, address],
  ]);
  await Promise.all([wait(tries.quickest), request()]);
}
