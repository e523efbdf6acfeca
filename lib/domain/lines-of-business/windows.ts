import { dayMinutes, minutesOf } from "./wall-time.ts";
import { timePattern } from "./schedule.ts";

/** From when to when, `HH:MM`. */
export type Times = { Start: string; End: string };

/** Minutes since the midnight at which the day begins; an end past 1440 lies on the next day. */
export type Span = { start: number; end: number };

/** End 00:00 is midnight at the end of the day, End before Start is on the next day; equal times are an empty span. */
export function spanOf({ Start, End }: Times): Span {
  const [start, end] = [minutesOf(Start), minutesOf(End)];
  if (end === 0) return { start, end: dayMinutes };
  return { start, end: end < start ? end + dayMinutes : end };
}

export const isTime = (time: string): boolean => timePattern.test(time);

/** Whether a window has both its times, and some time between them. */
export const hasSpan = (times: Times): boolean =>
  isTime(times.Start) && isTime(times.End) && (times.Start !== times.End || times.End === "00:00");

export const spansOverlap = (one: Span, other: Span): boolean =>
  one.start < other.end && other.start < one.end;

/** Why a window cannot be used. `reason` is a key of the `reasons` messages. */
export type WindowProblem = {
  place: number;
  at: keyof Times;
  reason: "lobs.time" | "lobs.hoursEmpty" | "lobs.hoursOverlap";
  values?: { start: string; end: string };
};

/**
 * What is wrong with a list of windows, those of one day having the same `of`: times that are none, windows that are
 * empty, and each that overlaps one before it.
 */
export function windowProblems(rows: readonly (Times & { of: string })[]): WindowProblem[] {
  return rows.flatMap((row, place): WindowProblem[] => {
    const missing = (["Start", "End"] as const).filter((at) => !isTime(row[at]));
    if (missing.length > 0) return missing.map((at) => ({ place, at, reason: "lobs.time" }));
    if (!hasSpan(row)) return [{ place, at: "End", reason: "lobs.hoursEmpty" }];
    const clash = rows
      .slice(0, place)
      .find((other) => other.of === row.of && hasSpan(other) && spansOverlap(spanOf(other), spanOf(row)));
    return clash
      ? [
          {
            place,
            at: "Start",
            reason: "lobs.hoursOverlap",
            values: { start: clash.Start, end: clash.End },
          },
        ]
      : [];
  });
}
