import { dateOf, dayOf, weekdayOf } from "#lib/domain/lines-of-business/browser.ts";
import {
  openCalendar,
  type CalendarDay,
  type Schedule,
} from "#lib/domain/lines-of-business/browser-hours.ts";

/** How a day is drawn and said. `special`: a holiday with other hours; `holiday`: one that is closed. */
export type DayKind = "open" | "special" | "closed" | "holiday";

export const kindOf = ({ holiday, windows }: CalendarDay): DayKind => {
  if (holiday) return holiday.Type === "OPEN" ? "special" : "holiday";
  return windows.length > 0 ? "open" : "closed";
};

export type Month = {
  /** `YYYY-MM` */
  month: string;
  /** Empty places before the first of the month, in a week that begins with Monday. */
  before: number;
  days: CalendarDay[];
};

/** The twelve months that begin with a date's own, whole. */
export function yearFrom(schedule: Schedule, today: string): Month[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const first = (later: number) => Date.UTC(year, month - 1 + later, 1) / 86_400_000;
  const days = openCalendar(schedule, dateOf(first(0)), first(12) - first(0));
  return Array.from({ length: 12 }, (_, later) => {
    const own = days.slice(first(later) - first(0), first(later + 1) - first(0));
    return { month: dateOf(first(later)).slice(0, 7), before: weekdayOf(first(later)), days: own };
  });
}

/** The date that a key leads to from a day of the calendar; undefined where it leads nowhere. */
export function dateAfterKey(date: string, key: string): string | undefined {
  const day = dayOf(date);
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key];
  if (by !== undefined) return dateOf(day + by);
  if (key === "Home") return dateOf(day - weekdayOf(day));
  if (key === "End") return dateOf(day - weekdayOf(day) + 6);
  if (key !== "PageUp" && key !== "PageDown") return undefined;
  const [year = 0, month = 1, of = 1] = date.split("-").map(Number);
  const away = key === "PageDown" ? 1 : -1;
  const lengthThere = new Date(Date.UTC(year, month + away, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 + away, Math.min(of, lengthThere)) / 86_400_000);
}
