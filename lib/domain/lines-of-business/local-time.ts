// Temporal by its single functions: a bundle for AWS Lambda carries a third of the whole.
import * as Instant from "temporal-polyfill/fns/Instant";
import * as PlainDateTime from "temporal-polyfill/fns/PlainDateTime";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";

const dayMilliseconds = 86_400_000;

/** A moment (epoch milliseconds) with what the wall shows of it in a zone. */
export const zonedAt = (moment: number, timeZone: string): ZonedDateTime.Record =>
  Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(moment), timeZone);

/** The day that the wall calendar of a zone shows at a moment (epoch milliseconds). */
export function localDayAt(moment: number, timeZone: string): number {
  const { year, month, day } = zonedAt(moment, timeZone);
  return Date.UTC(year, month - 1, day) / dayMilliseconds;
}

/** How many minutes past midnight a zone's clocks show at a moment (epoch milliseconds). */
export function minuteOfDayAt(moment: number, timeZone: string): number {
  const { hour, minute } = zonedAt(moment, timeZone);
  return hour * 60 + minute;
}

/**
 * The moment (epoch milliseconds) of a wall-clock time, given as minutes since the first minute of 1970-01-01.
 * A time that does not exist is the first one after it; one that happens twice is its first.
 */
export function momentOf(localMinutes: number, timeZone: string): number {
  const shown = new Date(localMinutes * 60_000);
  const wall = PlainDateTime.create(
    shown.getUTCFullYear(),
    shown.getUTCMonth() + 1,
    shown.getUTCDate(),
    shown.getUTCHours(),
    shown.getUTCMinutes(),
  );
  const first = PlainDateTime.toZonedDateTime(wall, timeZone, { disambiguation: "earlier" });
  if (PlainDateTime.equals(ZonedDateTime.toPlainDateTime(first), wall)) return first.epochMilliseconds;
  // The clocks were put forward over it: "earlier" lies before the leap, and the leap is what comes next.
  return ZonedDateTime.getTimeZoneTransition(first, "next")?.epochMilliseconds ?? first.epochMilliseconds;
}
