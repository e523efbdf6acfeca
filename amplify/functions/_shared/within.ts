import { DomainError } from "#lib/kernel/errors.ts";

/**
 * Does some work, and gives up after `milliseconds` whatever the work does: it is told to stop by the signal,
 * and not waited for if it does not.
 * @throws UNAVAILABLE when the time is over
 */
export async function within<Answer>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      const deadline = Object.assign(new Error(), { name: "DeadlineExceeded" });
      fail(new DomainError("UNAVAILABLE", "database.unavailable", { cause: deadline }));
      stop.abort();
    }, milliseconds);
  });
  try {
    return await Promise.race([work(stop.signal), over]);
  } finally {
    clearTimeout(timer);
  }
}
