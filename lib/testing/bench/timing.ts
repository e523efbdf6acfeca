/** The middle one of the values: one slow moment of a noisy machine does not move it. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error("no values to take the median of");
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return (low + high) / 2;
}

/** Milliseconds that the work takes. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export type SideBySide = { first: number; second: number; ratio: number };

/**
 * Times two pieces of work in turns, so that whatever else the machine does meanwhile befalls both alike.
 * Gives the medians in milliseconds, and the median of the ratios of neighbours (first over second).
 */
export async function sideBySide(
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
  { runs = 40, warmUp = 8 } = {},
): Promise<SideBySide> {
  const times: { first: number; second: number }[] = [];
  for (let run = -warmUp; run < runs; run += 1) {
    // Who goes first takes turns too.
    const pair = { first: 0, second: 0 };
    const order = run % 2 ? (["first", "second"] as const) : (["second", "first"] as const);
    for (const side of order) pair[side] = await time(side === "first" ? first : second);
    if (run >= 0) times.push(pair);
  }
  return {
    first: median(times.map((pair) => pair.first)),
    second: median(times.map((pair) => pair.second)),
    ratio: median(times.map((pair) => pair.first / pair.second)),
  };
}
