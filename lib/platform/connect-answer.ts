/** What a function tells a flow of Amazon Connect about its answer. */
export type Outcome = "OK" | "NOT_FOUND" | "CACHED" | "DEFAULT" | "TRUNCATED" | "INVALID";

/** The only shape that Amazon Connect reads: one level, and strings. */
export type FlatAnswer = Record<string, string>;

export type ConnectAnswer = {
  outcome: Outcome;
  /** Everything but `Outcome`. */
  values: FlatAnswer;
  /** For the log: how much was left out, or could not be read. Never texts. */
  notes?: Record<string, string | number | undefined>;
};

/**
 * Amazon Connect takes up to 32 KB from a function. Read as 32,000, the smaller of the two meanings,
 * because an answer over the limit is an error in the flow and silence for the caller.
 */
export const maxAnswerBytes = 32_000;

const keyPattern = /^[A-Za-z0-9_-]+$/;
export const isAnswerKey = (key: string): boolean => keyPattern.test(key);

const bytes = (value: string) => Buffer.byteLength(JSON.stringify(value));

/** Bytes of UTF-8 that one key and its value take as JSON, with colon and comma. */
export const entryBytes = (key: string, value: string): number => bytes(key) + bytes(value) + 2;

/** Bytes of UTF-8 of a whole answer, never fewer than its JSON has. */
export const answerBytes = (answer: FlatAnswer): number =>
  Object.entries(answer).reduce((sum, [key, value]) => sum + entryBytes(key, value), 2);

/**
 * The first entries that fit into `room` bytes. It stops at the first that does not fit, so that what is
 * left out is always the end of the list and nobody has to guess which.
 */
export function fitInOrder<Entry extends readonly [key: string, value: string, ...unknown[]]>(
  entries: readonly Entry[],
  room: number,
): { kept: Entry[]; leftOut: number } {
  let used = 0;
  let count = 0;
  for (const [key, value] of entries) {
    used += entryBytes(key, value);
    if (used > room) break;
    count += 1;
  }
  return { kept: entries.slice(0, count), leftOut: entries.length - count };
}
