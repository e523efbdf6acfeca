import {
  isDate,
  windowProblems,
  type Holiday,
  type Times,
  type WindowProblem,
} from "#lib/domain/lines-of-business/browser.ts";

/** A holiday as a person edits it: one date with all of its windows. */
export type HolidayEntry = {
  Name: string;
  /** `YYYY-MM-DD`, or `MM-DD` when it comes every year; not a date yet while it is typed. */
  Date: string;
  isYearly: boolean;
  Type: Holiday["Type"];
  windows: Times[];
};

/** What one sees first where a closed day is to have hours. */
export const usualWindow: Times = { Start: "09:00", End: "12:00" };

/** The first date on which a holiday comes, from a day on; its own where that is over. Both `YYYY-MM-DD`. */
export function nextDate(date: string, from: string): string {
  if (!/^\d\d-\d\d$/.test(date) || !isDate(date)) return date;
  const year = Number(from.slice(0, 4));
  // 29 February may be eight years away: 1900 and 2100 are no leap years.
  return (
    Array.from({ length: 9 }, (_, later) => `${year + later}-${date}`).find(
      (full) => full >= from && isDate(full),
    ) ?? date
  );
}

/** Whether a holiday of one year has passed. */
export const isOver = ({ Date, isYearly }: HolidayEntry, today: string): boolean =>
  !isYearly && isDate(Date) && Date < today;

const byDate = (today: string) => (one: HolidayEntry, other: HolidayEntry) =>
  nextDate(one.Date, today).localeCompare(nextDate(other.Date, today)) || one.Name.localeCompare(other.Name);

export const inOrderOfDate = (entries: readonly HolidayEntry[], today: string): HolidayEntry[] =>
  [...entries].sort(byDate(today));

/** Stored holidays as entries, in the order in which they come. */
export function entriesOf(holidays: readonly Holiday[], today: string): HolidayEntry[] {
  const entries = new Map<string, HolidayEntry>();
  for (const { Name, Date, Type, Start = "", End = "" } of holidays) {
    const key = JSON.stringify([Date, Name, Type]);
    const entry = entries.get(key) ?? { Name, Date, isYearly: Date.length === 5, Type, windows: [] };
    if (Type === "OPEN") entry.windows.push({ Start, End });
    entries.set(key, entry);
  }
  return inOrderOfDate([...entries.values()], today);
}

type Part = { entry: number; window: number; holiday: Holiday };

const order = ({ holiday }: Part) => holiday.Date + (holiday.Start ?? "");

/** Each entry's windows one by one, in the order in which they are stored, and where each comes from. */
export const partsOf = (entries: readonly HolidayEntry[]): Part[] =>
  entries
    .flatMap(({ Name, Date, Type, windows }, entry): Part[] =>
      Type === "CLOSED"
        ? [{ entry, window: 0, holiday: { Name: Name.trim(), Date, Type } }]
        : windows.map((times, window) => ({
            entry,
            window,
            holiday: { Name: Name.trim(), Date, Type, ...times },
          })),
    )
    .sort((one, other) => order(one).localeCompare(order(other)));

export const holidaysOf = (entries: readonly HolidayEntry[]): Holiday[] =>
  partsOf(entries).map(({ holiday }) => holiday);

/** What is wrong with an entry; `reason` is a key of the `reasons` messages. */
export type HolidayProblem = { entry: number } & (
  | { at: "Name" | "Date"; reason: "lobs.holidayName" | "lobs.holidayDate" | "lobs.holidayTwice" }
  | (Omit<WindowProblem, "place"> & { window: number })
);

/** As the server judges them (setting-checks), so that nobody waits for an answer that is known. */
export function holidayProblems(entries: readonly HolidayEntry[]): HolidayProblem[] {
  const problems: HolidayProblem[] = [];
  for (const [entry, { Name, Date, isYearly, Type }] of entries.entries()) {
    if (Name.trim() === "") problems.push({ entry, at: "Name", reason: "lobs.holidayName" });
    if (!isDate(Date) || isYearly !== (Date.length === 5))
      problems.push({ entry, at: "Date", reason: "lobs.holidayDate" });
    else if (
      entries
        .slice(0, entry)
        .some((other) => other.Date === Date && (Type === "CLOSED" || other.Type === "CLOSED"))
    )
      problems.push({ entry, at: "Date", reason: "lobs.holidayTwice" });
  }
  const windows = entries.flatMap(({ Date, Type, windows: own }, entry) =>
    Type === "OPEN"
      ? own.map((times, window) => ({ ...times, of: Date || `new ${entry}`, entry, window }))
      : [],
  );
  for (const { place, ...problem } of windowProblems(windows)) {
    const at = windows[place];
    if (at) problems.push({ ...problem, entry: at.entry, window: at.window });
  }
  return problems;
}

/** Every year, or on one date alone: the day and the month stay. */
export const withYearly = (entry: HolidayEntry, isYearly: boolean, today: string): HolidayEntry =>
  isYearly === entry.isYearly
    ? entry
    : { ...entry, isYearly, Date: isYearly ? entry.Date.slice(5) || "-" : wholeDate(entry.Date, today) };

const wholeDate = (date: string, today: string): string => {
  const next = nextDate(date, today);
  return next.length === 10 ? next : "";
};

/** The two halves of a yearly date, each empty while it is not chosen. */
export const monthAndDay = (date: string): { month: string; day: string } => {
  const [month = "", day = ""] = date.split("-");
  return { month, day };
};

export const yearlyDate = (month: string, day: string): string =>
  `${month}-${/^\d$/.test(day) ? `0${day}` : day}`;

/** What a preview of public holidays adds: closed days, but for dates that are decided already. */
export function withImported(
  entries: readonly HolidayEntry[],
  chosen: readonly { Date: string; Name: string }[],
  today: string,
): HolidayEntry[] {
  const added = chosen
    .filter(({ Date }) => !isDecided(entries, Date))
    .map(({ Date, Name }): HolidayEntry => ({ Name, Date, isYearly: false, Type: "CLOSED", windows: [] }));
  return inOrderOfDate([...entries, ...added], today);
}

/** Whether a date is in the list already, as itself or yearly. */
export const isDecided = (entries: readonly HolidayEntry[], date: string): boolean =>
  entries.some((entry) => entry.Date === date || entry.Date === date.slice(5));
