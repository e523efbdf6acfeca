export const weekdays = [
  "MONDAY",
  "TUESDAY",
  "WEDNESDAY",
  "THURSDAY",
  "FRIDAY",
  "SATURDAY",
  "SUNDAY",
] as const;
export type Weekday = (typeof weekdays)[number];

/** `HH:MM`, 00:00 to 23:59. */
export const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

/** One window of a day. End 00:00 is midnight at the end of the day; End before Start ends on the next day. */
export type BusinessHours = { Day: Weekday; Start: string; End: string };

/** `YYYY-MM-DD`, or yearly `MM-DD`. */
export const datePattern = /^(\d{4}-)?\d{2}-\d{2}$/;

/** Whether the calendar has that date; a yearly `02-29` is one, and comes in leap years alone. */
export function isDate(date: string): boolean {
  if (!datePattern.test(date)) return false;
  const full = date.length === 5 ? `2000-${date}` : date;
  const moment = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(full);
}

/** A date on which a holiday's hours stand instead of the week's: none when CLOSED, Start to End when OPEN. */
export type Holiday = { Name: string; Date: string; Type: "CLOSED" | "OPEN"; Start?: string; End?: string };
