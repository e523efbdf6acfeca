/** A reading that is shared by all who can do with one that began at, or after, a moment (epoch milliseconds). */
export type SharedReading<Value> = {
  since: (moment: number) => Promise<Value>;
  /** What was read is no longer what is stored: whoever asks from now on reads anew. */
  forget: () => void;
};

/** A reading that failed is shared with those who wait for it, and kept for nobody. */
export function sharedReading<Value>(
  read: () => Promise<Value>,
  now: () => number = Date.now,
): SharedReading<Value> {
  let last: { began: number; value: Promise<Value> } | undefined;
  return {
    since(moment) {
      if (last && last.began >= moment) return last.value;
      const reading = { began: now(), value: read() };
      last = reading;
      reading.value.catch(() => {
        if (last === reading) last = undefined;
      });
      return reading.value;
    },
    forget() {
      last = undefined;
    },
  };
}
