import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";
import { localDayAt, momentOf, zonedAt } from "./local-time.ts";
import { dayOf, dayMinutes, minutesOf } from "./wall-time.ts";
import { isDate } from "./schedule.ts";
import type { Language } from "./settings.ts";

/** A moment (epoch milliseconds) as ISO 8601 with the zone's offset: `2026-11-23T09:00:00-05:00`. */
export const zonedIso = (moment: number, timeZone: string): string =>
  ZonedDateTime.toString(zonedAt(moment, timeZone), { timeZoneName: "never", smallestUnit: "second" });

const wallPattern =
  /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * The moment (epoch milliseconds) of `2026-11-26T10:00` on the wall clock of a zone, or of the same with an offset
 * or `Z`, which needs none. Undefined where it is no time of the calendar.
 */
export function momentOfWall(written: string, timeZone: string): number | undefined {
  const [, date = "", time = "", offset] = wallPattern.exec(written) ?? [];
  if (!isDate(date)) return undefined;
  if (!offset) return momentOf(dayOf(date) * dayMinutes + minutesOf(time), timeZone);
  const moment = Date.parse(written);
  return Number.isNaN(moment) ? undefined : moment;
}

const locales: Record<Language, string> = { en: "en-US", es: "es-US" };

/**
 * A moment as it is said to a caller: `Monday, November 23, at 9:00 AM`. The day alone by its name within six days.
 * `from` is the moment at which it is said.
 */
export function spokenTime(moment: number, from: number, timeZone: string, language: Language): string {
  const away = localDayAt(moment, timeZone) - localDayAt(from, timeZone);
  const time = new Intl.DateTimeFormat(locales[language], { timeZone, hour: "numeric", minute: "2-digit" });
  const date = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    weekday: "long",
    ...(away < 7 ? {} : { month: "long", day: "numeric" }),
  });
  const clock = time.format(moment).replace(/\u202f|\u00a0/g, " ");
  if (away === 0) return clock;
  if (language === "en") return `${date.format(moment)} at ${clock}`;
  return `el ${date.format(moment)} a ${/^1\D/.test(clock) ? "la" : "las"} ${clock}`;
}
