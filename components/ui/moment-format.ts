/** Hours and minutes, of 24. */
export const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

export type DayWord = "today" | "yesterday" | "tomorrow" | "thisYear" | "otherYear";

/** So many zones are kept at a time: a reader may name any, and each costs some kilobytes. */
const maxZones = 50;
const zones = new Map<string, Intl.DateTimeFormat>();

/** The calendar of a zone, made once for all rows and readers: making it costs more than the rest of a row. */
function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = zones.get(timeZone);
  if (known) return known;
  if (zones.size >= maxZones) zones.clear();
  // Sweden writes dates as ISO 8601 does.
  const made = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  zones.set(timeZone, made);
  return made;
}

/** How a moment's day is said at `now`, on the calendar of an IANA zone. */
export function dayWord(at: Date, now: Date, timeZone: string): DayWord {
  const calendar = calendarOf(timeZone);
  const [moment, today] = [calendar.format(at), calendar.format(now)];
  if (moment === today) return "today";
  // Noon of today in any zone, a day on or back, is tomorrow or yesterday: no daylight saving moves it past midnight.
  const noon = Date.parse(`${today}T12:00:00Z`);
  const dayFromNoon = (days: number) => new Date(noon + days * 86_400_000).toISOString().slice(0, 10);
  if (moment === dayFromNoon(-1)) return "yesterday";
  if (moment === dayFromNoon(1)) return "tomorrow";
  return moment.slice(0, 4) === today.slice(0, 4) ? "thisYear" : "otherYear";
}
