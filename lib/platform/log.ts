/** One JSON line per event. Never texts, tokens or whole phone numbers. */
export type LogLevel = "info" | "warn" | "error";
export type LogFields = Record<string, string | number | boolean | undefined>;

const frame = /^\s+at /;
/** The last guard: whatever a field, a name of an error or a path brings along. */
const wholeNumber = /\+[1-9]\d{6,14}/g;

/** The first frames of an error. What comes before them is its message, which may have several lines. */
const placeOf = ({ stack = "", message }: Error) =>
  stack
    .slice(stack.includes(message) ? stack.indexOf(message) + message.length : 0)
    .split("\n")
    .filter((line) => frame.test(line))
    .slice(0, 5)
    .map((line) => line.trim())
    .join(" ");

/** Errors are logged by name and place; their messages may hold what people typed. */
export function log(level: LogLevel, message: string, fields: LogFields = {}, error?: unknown): void {
  const cause =
    error instanceof Error
      ? { error: error.name, stack: placeOf(error) }
      : error === undefined
        ? {}
        : { error: typeof error };
  const time = new Date().toISOString();
  const line = JSON.stringify({ level, time, message, ...fields, ...cause }).replace(wholeNumber, maskNumber);
  if (level === "error") console.error(line);
  else console.log(line);
}

const longestNumber = 20;

/** `+12025550143` → `********0143`: the last four digits only. Of what is too long for a number, as of a number. */
export const maskNumber = (number: string): string =>
  number.slice(-4).padStart(Math.min(number.length, longestNumber), "*");
