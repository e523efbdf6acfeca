export type Throttle = { rateLimit: number; burstLimit: number };

/** A token bucket as Amazon API Gateway's: `burstLimit` at once, filled again at `rateLimit` a second. */
export function tokenBucket(
  { rateLimit, burstLimit }: Throttle,
  now: () => number = () => performance.now(),
) {
  let left = burstLimit;
  let filled = now();
  return {
    /** Whether one more may pass now. */
    take(): boolean {
      const moment = now();
      left = Math.min(burstLimit, left + ((moment - filled) / 1_000) * rateLimit);
      filled = moment;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
