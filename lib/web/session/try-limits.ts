import type { Clock } from "#lib/kernel/clock.ts";

export type Allowance = {
  /** How many tries in a row. */
  burst: number;
  /** Milliseconds until one more is given. */
  every: number;
};

/** Beyond this many keys the least recently used is forgotten: memory is bounded, whoever tries what. */
const maxKeys = 50_000;

/** A bucket of tries for each key, in this server's memory, filled again as time passes. */
export function tryLimits(clock: Clock, { burst, every }: Allowance) {
  const buckets = new Map<string, { tries: number; at: number }>();

  const levelOf = (key: string, now: number) => {
    const bucket = buckets.get(key);
    return bucket ? Math.min(burst, bucket.tries + (now - bucket.at) / every) : burst;
  };
  const put = (key: string, tries: number, at: number) => {
    buckets.delete(key);
    // A full bucket is the same as none.
    if (tries < burst) buckets.set(key, { tries, at });
    const oldest = buckets.keys().next();
    if (buckets.size > maxKeys && !oldest.done) buckets.delete(oldest.value);
  };

  return {
    /** Takes one try. Answers the milliseconds to wait when there is none, else 0. */
    take(key: string): number {
      const now = clock.now().getTime();
      const level = levelOf(key, now);
      if (level < 1) return Math.ceil((1 - level) * every);
      put(key, level - 1, now);
      return 0;
    },
    /** Gives one back: the try was none that counts against somebody. */
    giveBack(key: string): void {
      const now = clock.now().getTime();
      put(key, Math.min(burst, levelOf(key, now) + 1), now);
    },
  };
}
export type TryLimits = ReturnType<typeof tryLimits>;
