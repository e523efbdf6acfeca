/** One JSON line per event. Never texts, tokens or whole phone numbers. */
export type LogLevel = "info" | "warn" | "error";
export type LogFields = Record<string, string | number | boolean | undefined>;

/** Errors are logged by name and place; their messages may hold what people typed. */
export function log(level: LogLevel, message: string, fields: LogFields = {}, error?: unknown): void {
  const cause =
    error instanceof Error
      ? { error: error.name, stack: error.stack?.split("\n").slice(1, 6).join(" ").replace(/\s+/g, " ") }
      : error === undefined
        ? {}
        : { error: typeof error };
  const line = JSON.stringify({ level, time: new Date().toISOString(), message, ...fields, ...cause });
  if (level === "error") console.error(line);
  else console.log(line);
}

/** `+12025550143` → `********0143`: the last four digits only. */
export const maskNumber = (number: string): string => number.replace(/.(?=.{4})/g, "*");
