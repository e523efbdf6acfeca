import { useFormatter } from "next-intl";
import {
  dayMinutes,
  hasSpan,
  spanOf,
  weekdays,
  type Times,
  type Weekday,
} from "#lib/domain/lines-of-business/browser.ts";

/** 5th January 1970 was a Monday. */
const mondayOf = (row: number) => new Date(Date.UTC(1970, 0, 5 + row));

/** The names of the days in the reader's language. */
export function useDayName(): (day: Weekday | number, width?: "long" | "short" | "narrow") => string {
  const format = useFormatter();
  return (day, width = "long") =>
    format.dateTime(mondayOf(typeof day === "number" ? day : weekdays.indexOf(day)), {
      weekday: width,
      timeZone: "UTC",
    });
}

/** Whether a window needs a word about its end: over midnight, at midnight, or the whole day. */
export function endNote(times: Times): "nextDay" | "midnight" | "wholeDay" | undefined {
  if (!hasSpan(times)) return undefined;
  const { start, end } = spanOf(times);
  if (end > dayMinutes) return "nextDay";
  if (end < dayMinutes) return undefined;
  return start === 0 ? "wholeDay" : "midnight";
}
