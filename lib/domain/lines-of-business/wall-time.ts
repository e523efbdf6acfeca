/** Times and dates as a wall clock and a wall calendar show them: numbers, without a zone and its library. */
/** Minutes of one day on the wall clock. */
export const dayMinutes = 1_440;
const dayMilliseconds = 86_400_000;

/** Whether this runtime knows the IANA zone. Offsets (`+05:00`), which some runtimes take for zones, are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** `09:30` → 570. */
export function minutesOf(time: string): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}

/** 570 → `09:30`; 1440 → `00:00`, midnight at the end of the day. */
export const timeOf = (minutes: number): string => {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`;
};

/** Calendar days are counted from 1970-01-01. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMilliseconds;

/** The date `YYYY-MM-DD` of a counted day. */
export const dateOf = (day: number): string => new Date(day * dayMilliseconds).toISOString().slice(0, 10);

/** 0 for Monday … 6 for Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
