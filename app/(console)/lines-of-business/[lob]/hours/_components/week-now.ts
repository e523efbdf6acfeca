import { dayOf, weekdayOf } from "#lib/domain/lines-of-business/browser.ts";
import { clockIn } from "./clock-in-zone.ts";

/** Which row of the week it is at a moment (epoch milliseconds) on a zone's clocks, and how far into it. */
export function nowInWeek(timeZone: string, now: number): { row: number; minute: number } {
  const { date, minute } = clockIn(timeZone, now);
  return { row: weekdayOf(dayOf(date)), minute };
}
