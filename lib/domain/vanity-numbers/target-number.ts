import { e164Of } from "#lib/kernel/phone-number.ts";

/** Why a number cannot be made into words: each has its sentence for the caller in `spoken.ts`. */
export type NumberRefusal = "missing" | "anonymous" | "letters" | "extension" | "short" | "long" | "unknown";

export type TargetNumber = {
  /** E.164. */
  number: string;
  /** What stands before the digits that become words, as it is shown: `+1` or `+44 20`. */
  before: string;
  /** At most ten digits: all of a number of the North American plan, else the last seven. */
  digits: string;
};

/** What telephone networks send for a caller who hides the number. */
const withheld =
  /^\+?(anonymous|restricted|private|unavailable|unknown|withheld|blocked|266696687|86282452253)$/i;
/** A star after the number is how an extension is typed on a telephone. */
const extension = /(?:ext(?:ension|ensión)?\.?|[x#;,]|(?<=\d)\*|\bint(?:erno)?\.?)\s*\d*\s*$/i;
const mostE164 = 15;
const leastDigits = 7;
const convertedAbroad = 7;
const longestTyped = 40;

/** Reads what a network or a caller gave as a number. Ten digits without a country are of the North American plan. */
export function readTarget(typed: unknown): TargetNumber | { refused: NumberRefusal } {
  if (typed === undefined || typed === null) return { refused: "missing" };
  // A number that a flow sends as such is one all the same.
  const text = (typeof typed === "number" ? String(typed) : typeof typed === "string" ? typed : "?").trim();
  if (text === "") return { refused: "missing" };
  if (withheld.test(text)) return { refused: "anonymous" };
  const digits = text.replace(/\D/g, "");
  if (text.length > longestTyped || digits.length > mostE164 + 3) return { refused: "long" };
  if (/\d/.test(text) && extension.test(text)) return { refused: "extension" };
  if (/\p{L}/u.test(text)) return { refused: "letters" };
  const number = e164Of(text.startsWith("00") ? `+${text.slice(2)}` : text, "US");
  if (number) return partsOf(number);
  if (digits.length < leastDigits) return { refused: "short" };
  return { refused: digits.length > mostE164 ? "long" : "unknown" };
}

function partsOf(number: string): TargetNumber {
  const northAmerican = number.startsWith("+1");
  const converted = northAmerican ? 10 : Math.min(convertedAbroad, number.length - 2);
  return { number, before: number.slice(0, -converted), digits: number.slice(-converted) };
}
