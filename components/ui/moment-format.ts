/** Hours and minutes, of 24. */
export const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

export type DayWord = "today" | "yesterday" | "tomorrow" | "thisYear" | "otherYear";

const dayIn = (timeZone: string) => {
  // Sweden writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return (at: Date) => format.format(at);
};

/** How a moment's day is said at `now`, on the calendar of an IANA zone. */
export function dayWord(at: Date, now: Date, timeZone: string): DayWord {
  const day = dayIn(timeZone);
  const [moment, today] = [day(at), day(now)];
  if (moment === today) return "today";
  // Noon of today in any zone, a day on or back, is tomorrow or yesterday: no daylight saving moves it past midnight.
  const noon = Date.parse(`${today}T12:00:00Z`);
  const dayFromNoon = (days: number) => new Date(noon + days * 86_400_000).toISOString().slice(0, 10);
  if (moment === dayFromNoon(-1)) return "yesterday";
  if (moment === dayFromNoon(1)) return "tomorrow";
  return moment.slice(0, 4) === today.slice(0, 4) ? "thisYear" : "otherYear";
}
