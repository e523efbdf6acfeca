/**
 * When a line of business is open. Rules (decision 060):
 * each wall-clock time is one moment (see `momentOf`); a window with End before Start ends on the next day;
 * a holiday owns its date from midnight to midnight: on it only its own hours count, what began the evening
 * before ends at midnight, and what would begin on it does not begin.
 */
import { localDayAt, momentOf } from "./local-time.ts";
import { dateOf, dayMinutes, dayOf, minutesOf, timeOf, weekdayOf } from "./wall-time.ts";
import { weekdays, type BusinessHours, type Holiday } from "./schedule.ts";
import { spanOf } from "./windows.ts";

export type Schedule = {
  TimeZone: string;
  BusinessHours: readonly BusinessHours[];
  Holidays: readonly Holiday[];
};

/** From start to, but not including, end. Epoch milliseconds. */
export type OpenWindow = { start: number; end: number };

export type OpenState = {
  open: boolean;
  /** Why it is closed, where it is. */
  closedReason?: "HOURS" | "HOLIDAY";
  /** The holiday of the local date, closed or with other hours. */
  holiday?: Holiday;
  /** The next change, epoch milliseconds; absent when there is none within {@link horizonDays}. */
  opensAt?: number;
  closesAt?: number;
};

/** How far ahead a change is looked for. */
export const horizonDays = 400;

/** A holiday's hours reach into the next day, and so do a day's: begin looking this many days before. */
const daysBefore = 2;

/** Minutes on the wall clock since 1970-01-01, see `momentOf`. */
type LocalWindow = { start: number; end: number };

const localWindow = (day: number, hours: { Start: string; End: string }): LocalWindow => {
  const { start, end } = spanOf(hours);
  return { start: day * dayMinutes + start, end: day * dayMinutes + end };
};

/** Looks up the holidays of a date: those of the very date count, else the yearly ones. */
function holidayFinder(holidays: readonly Holiday[]) {
  const byDate = new Map<string, Holiday[]>();
  for (const holiday of holidays) byDate.set(holiday.Date, [...(byDate.get(holiday.Date) ?? []), holiday]);
  return (day: number): readonly Holiday[] => {
    if (byDate.size === 0) return [];
    const date = dateOf(day);
    return byDate.get(date) ?? byDate.get(date.slice(5)) ?? [];
  };
}

/** A date's holiday that is named to callers: a closed one before one with other hours. */
const named = (holidays: readonly Holiday[]): Holiday | undefined =>
  holidays.find((holiday) => holiday.Type === "CLOSED") ?? holidays[0];

/** The windows on the wall clock that begin on the days from first to last, in order, joined where they touch. */
function* localWindows(schedule: Schedule, first: number, last: number): Generator<LocalWindow> {
  const holidaysOn = holidayFinder(schedule.Holidays);
  const week = weekdays.map((name) => schedule.BusinessHours.filter((hours) => hours.Day === name));
  let joined: LocalWindow | undefined;
  for (let day = first; day <= last; day += 1) {
    const holidays = holidaysOn(day);
    const isClosed = holidays.some((holiday) => holiday.Type === "CLOSED");
    const hours = isClosed ? [] : holidays.length > 0 ? holidays : (week[weekdayOf(day)] ?? []);
    const midnight = (day + 1) * dayMinutes;
    const begun = hours
      .map((window) => localWindow(day, { Start: window.Start ?? "00:00", End: window.End ?? "00:00" }))
      // Stored before empty windows were refused, or still being typed.
      .filter(({ start, end }) => end > start)
      .sort((one, other) => one.start - other.start);
    for (const window of begun) {
      const end = window.end > midnight && holidaysOn(day + 1).length > 0 ? midnight : window.end;
      if (joined && window.start <= joined.end) joined.end = Math.max(joined.end, end);
      else {
        if (joined) yield joined;
        joined = { start: window.start, end };
      }
    }
  }
  if (joined) yield joined;
}

/** The same in moments. Windows that a leap of the clocks swallowed are gone; those that it brought together are one. */
function* momentWindows(schedule: Schedule, first: number, last: number): Generator<OpenWindow> {
  let joined: OpenWindow | undefined;
  for (const local of localWindows(schedule, first, last)) {
    const window = {
      start: momentOf(local.start, schedule.TimeZone),
      end: momentOf(local.end, schedule.TimeZone),
    };
    if (window.end <= window.start) continue;
    if (joined && window.start <= joined.end) joined.end = Math.max(joined.end, window.end);
    else {
      if (joined) yield joined;
      joined = window;
    }
  }
  if (joined) yield joined;
}

/** Whether it is open at a moment (epoch milliseconds), why not, and when that changes. */
export function openState(schedule: Schedule, moment: number): OpenState {
  const today = localDayAt(moment, schedule.TimeZone);
  const holiday = named(holidayFinder(schedule.Holidays)(today));
  const last = today + horizonDays;
  for (const window of momentWindows(schedule, today - daysBefore, last)) {
    if (window.end <= moment) continue;
    if (window.start > moment) return { ...closed(holiday), opensAt: window.start };
    // What still lasts where the looking ended has no end that is known.
    const isKnown = window.end < momentOf(last * dayMinutes, schedule.TimeZone);
    return { open: true, holiday, closesAt: isKnown ? window.end : undefined };
  }
  return closed(holiday);
}

const closed = (holiday: Holiday | undefined): OpenState => ({
  open: false,
  closedReason: holiday ? "HOLIDAY" : "HOURS",
  holiday,
});

/** All windows that touch the time from one moment to another (epoch milliseconds), cut to it. */
export function openWindows(schedule: Schedule, from: number, to: number): OpenWindow[] {
  const first = localDayAt(from, schedule.TimeZone) - daysBefore;
  const last = localDayAt(to, schedule.TimeZone) + 1;
  return [...momentWindows(schedule, first, last)]
    .filter((window) => window.end > from && window.start < to)
    .map((window) => ({ start: Math.max(window.start, from), end: Math.min(window.end, to) }));
}

/**
 * The first holiday after the local date of a moment, and a moment of it that shows it: noon where it is closed,
 * the first minute of its own hours where it has some. Epoch milliseconds.
 */
export function nextHoliday(schedule: Schedule, moment: number): { at: number; name: string } | undefined {
  const holidaysOn = holidayFinder(schedule.Holidays);
  const today = localDayAt(moment, schedule.TimeZone);
  for (let day = today + 1; day <= today + horizonDays; day += 1) {
    const holiday = named(holidaysOn(day));
    if (!holiday) continue;
    const minutes = minutesOf(holiday.Type === "OPEN" ? (holiday.Start ?? "00:00") : "12:00");
    return { at: momentOf(day * dayMinutes + minutes, schedule.TimeZone), name: holiday.Name };
  }
  return undefined;
}

export type CalendarDay = {
  /** `YYYY-MM-DD` */
  date: string;
  /** On the wall clock, `HH:MM`; an end of `00:00` is midnight at the end of the day. */
  windows: { Start: string; End: string }[];
  holiday?: Holiday;
  /** Minutes by which this day is longer (clocks put back) or shorter (put forward) than 24 hours; 0 on all others. */
  shift: number;
};

/** Day by day what is open, for a calendar: what reaches over midnight is shown on both days. */
export function openCalendar(schedule: Schedule, firstDate: string, days: number): CalendarDay[] {
  const first = dayOf(firstDate);
  const holidaysOn = holidayFinder(schedule.Holidays);
  const windows = [...localWindows(schedule, first - 1, first + days)];
  const midnights = Array.from({ length: days + 1 }, (_, place) =>
    momentOf((first + place) * dayMinutes, schedule.TimeZone),
  );
  return Array.from({ length: days }, (_, place) => {
    const start = (first + place) * dayMinutes;
    const end = start + dayMinutes;
    const length = ((midnights[place + 1] ?? 0) - (midnights[place] ?? 0)) / 60_000;
    return {
      date: dateOf(first + place),
      windows: windows
        .filter((window) => window.end > start && window.start < end)
        .map((window) => ({
          Start: timeOf(Math.max(window.start, start) - start),
          End: timeOf(Math.min(window.end, end) - start),
        })),
      holiday: named(holidaysOn(first + place)),
      shift: length - dayMinutes,
    };
  });
}
