/** Holds hours.ts against Luxon, a time-zone library that it does not use, around every change of the clocks. */
import fc from "fast-check";
import { DateTime, FixedOffsetZone, IANAZone } from "luxon";
import { describe, expect, it } from "vitest";
import { openCalendar, openState, openWindows, type Schedule } from "./hours.ts";
import { momentOf } from "./local-time.ts";
import { weekdays, type BusinessHours, type Holiday } from "./schedule.ts";

const minute = 60_000;
const day = 86_400_000;

/** Odd offsets, leaps of 30 minutes and 2 hours, leaps at midnight, a day left out, no leap at all. */
const zones: [zone: string, from: number, to: number][] = [
  ["America/New_York", 2024, 2029],
  ["America/St_Johns", 2009, 2012],
  ["America/Havana", 2024, 2027],
  ["America/Santiago", 2022, 2026],
  ["America/Asuncion", 2022, 2025],
  ["America/Nuuk", 2023, 2026],
  ["America/Sao_Paulo", 2016, 2019],
  ["America/Phoenix", 2025, 2026],
  ["Atlantic/Azores", 2024, 2027],
  ["Europe/London", 2024, 2027],
  ["Europe/Dublin", 2025, 2027],
  ["Asia/Beirut", 2022, 2026],
  ["Africa/Cairo", 2023, 2026],
  ["Africa/Casablanca", 2024, 2027],
  ["Asia/Tehran", 2020, 2023],
  ["Asia/Kathmandu", 2025, 2026],
  ["Asia/Kolkata", 2025, 2026],
  ["Asia/Pyongyang", 2015, 2019],
  ["Australia/Lord_Howe", 2024, 2027],
  ["Pacific/Chatham", 2024, 2027],
  ["Pacific/Apia", 2011, 2013],
  ["Antarctica/Troll", 2024, 2026],
  ["Asia/Gaza", 2023, 2026],
];

const offsetAt = (zone: IANAZone, moment: number) => zone.offset(moment) * minute;

/** The moments at which a zone's offset changes, found by looking every day and then closer. */
function changes(name: string, from: number, to: number): number[] {
  const zone = IANAZone.create(name);
  const found: number[] = [];
  for (let before = Date.UTC(from); before < Date.UTC(to); before += day) {
    if (offsetAt(zone, before) === offsetAt(zone, before + day)) continue;
    let [low, high] = [before, before + day];
    while (high - low > minute) {
      const middle = low + Math.floor((high - low) / 2 / minute) * minute;
      if (offsetAt(zone, middle) === offsetAt(zone, low)) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  return found;
}

const knownIn = (name: string, from: number, to: number) => ({
  name,
  zone: IANAZone.create(name),
  from: Date.UTC(from),
  to: Date.UTC(to),
  // A change foretold may lie more than a year ahead.
  changes: changes(name, from, to + 2),
});
const known = zones.map(([name, from, to]) => knownIn(name, from, to));
type Known = (typeof known)[number];

/**
 * The rule in its plainest form: the first moment at which the wall clock shows that time or a later one.
 * `wall` is the wall-clock time as if it were UTC.
 */
function oracleMoment({ zone, changes: leaps }: Known, wall: number): number {
  const near = leaps.filter((leap) => Math.abs(leap - wall) < 3 * day);
  const from = wall - 2 * day;
  const candidates = [from, ...near].flatMap((begin, place) => {
    const offset = offsetAt(zone, begin);
    const end = near[place] ?? Infinity;
    const exact = wall - offset;
    return exact < end ? [Math.max(begin, exact)] : [];
  });
  return Math.min(...candidates);
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const wallOf = (known: Known, moment: number) => moment + offsetAt(known.zone, moment);

/** The windows of one calendar day (a UTC midnight that stands for it) on the wall clock, by decision 060. */
function oracleWalls(schedule: Schedule, of: number): { start: number; end: number }[] {
  const holidaysOf = (date: number) => {
    const name = DateTime.fromMillis(date, { zone: FixedOffsetZone.utcInstance }).toISODate() ?? "";
    const exact = schedule.Holidays.filter((holiday) => holiday.Date === name);
    return exact.length ? exact : schedule.Holidays.filter((holiday) => holiday.Date === name.slice(5));
  };
  const own = holidaysOf(of);
  const weekday = weekdays[DateTime.fromMillis(of, { zone: FixedOffsetZone.utcInstance }).weekday - 1];
  const hours = own.length
    ? own.filter((holiday) => holiday.Type === "OPEN" && !own.some((other) => other.Type === "CLOSED"))
    : schedule.BusinessHours.filter((window) => window.Day === weekday);
  return hours.map((window) => {
    const start = of + minutes(window.Start ?? "") * minute;
    const length = minutes(window.End ?? "") * minute;
    let end = of + (length === 0 ? day : length);
    if (end < start) end += day;
    if (end > of + day && holidaysOf(of + day).length) end = of + day;
    return { start, end };
  });
}
const oracleDay = (known: Known, schedule: Schedule, of: number) =>
  oracleWalls(schedule, of).map(({ start, end }) => ({
    start: oracleMoment(known, start),
    end: oracleMoment(known, end),
  }));

function oracleIsOpen(known: Known, schedule: Schedule, moment: number): boolean {
  const today = Math.floor(wallOf(known, moment) / day) * day;
  return [-2, -1, 0, 1, 2]
    .flatMap((away) => oracleDay(known, schedule, today + away * day))
    .some(({ start, end }) => start <= moment && moment < end);
}

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 0, 1, 15, 30, 45, 59))
  .map(([hour, past]) => `${String(hour).padStart(2, "0")}:${String(past).padStart(2, "0")}`);
/** Clocks change at night: times there are drawn more often. */
const nightTime = fc.oneof(
  time,
  fc.constantFrom("23:00", "23:30", "00:00", "00:30", "01:00", "01:30", "02:00", "02:30", "03:00"),
);
const businessHours: fc.Arbitrary<BusinessHours> = fc.record({
  Day: fc.constantFrom(...weekdays),
  Start: nightTime,
  End: nightTime,
});

/** A schedule with at most two holidays, on or about the day that the wall clock shows at a moment. */
function situationAt(zone: Known, moment: number) {
  const date = fc
    .integer({ min: -2, max: 2 })
    .map((away) => new Date(wallOf(zone, moment) + away * day).toISOString().slice(0, 10));
  const holiday: fc.Arbitrary<Holiday> = fc.oneof(
    fc.record({ Name: fc.constant("Closed"), Date: date, Type: fc.constant("CLOSED" as const) }),
    fc.record({
      Name: fc.constant("Other hours"),
      Date: date.map((full) => full.slice(5)),
      Type: fc.constant("OPEN" as const),
      Start: nightTime,
      End: nightTime,
    }),
  );
  return fc.record({
    zone: fc.constant(zone),
    moment: fc.constant(moment),
    schedule: fc.record({
      TimeZone: fc.constant(zone.name),
      BusinessHours: fc.array(businessHours, { maxLength: 14 }),
      Holidays: fc.array(holiday, { maxLength: 2 }),
    }),
  });
}

const situation = fc.constantFrom(...known).chain((zone) => {
  const anywhere = fc.integer({ min: zone.from, max: zone.to });
  const leaps = zone.changes.filter((leap) => leap < zone.to);
  const near = leaps.length
    ? fc
        .tuple(fc.constantFrom(...leaps), fc.integer({ min: -36 * 60, max: 36 * 60 }))
        .map(([leap, away]) => leap + away * minute)
    : anywhere;
  return fc
    .oneof({ weight: 4, arbitrary: near }, { weight: 1, arbitrary: anywhere })
    .chain((moment) => situationAt(zone, moment));
});

/** The end of February, with and without a 29th, in every zone: holidays fall on it, and hours reach into it. */
const leapZones = [2027, 2028].flatMap((year) => zones.map(([name]) => knownIn(name, year, year + 1)));
const leapDay = fc
  .tuple(fc.constantFrom(...leapZones), fc.integer({ min: 0, max: 4 * 24 * 60 }))
  .chain(([zone, after]) => situationAt(zone, zone.from + 57 * day + after * minute));

/** What a calendar shows of a day, minute by minute: windows on the wall clock, `HH:MM`. */
function oracleShown(schedule: Schedule, of: number): { Start: string; End: string }[] {
  const open = new Array<boolean>(1_440).fill(false);
  for (const from of [of - 2 * day, of - day, of])
    for (const { start, end } of oracleWalls(schedule, from))
      for (let at = Math.max(start, of); at < Math.min(end, of + day); at += minute)
        open[(at - of) / minute] = true;
  const name = (at: number) =>
    DateTime.fromMillis(of + at * minute, { zone: FixedOffsetZone.utcInstance }).toFormat("HH:mm");
  const starts = open.flatMap((is, at) => (is && !open[at - 1] ? [at] : []));
  return starts.map((at) => {
    const end = open.indexOf(false, at);
    return { Start: name(at), End: name(end < 0 ? 1_440 : end) };
  });
}

describe("hours, held against Luxon", { timeout: 60_000 }, () => {
  it("finds the changes of the clocks that it is tried at", () => {
    expect(known.flatMap((zone) => zone.changes).length).toBeGreaterThan(90);
  });

  it("reads every wall-clock time around each change as the same moment", () => {
    for (const zone of known)
      for (const leap of zone.changes)
        for (let away = -200; away <= 200; away += 10) {
          const wall = Math.floor(wallOf(zone, leap) / minute) * minute + away * minute;
          expect([zone.name, wall, momentOf(wall / minute, zone.name)]).toEqual([
            zone.name,
            wall,
            oracleMoment(zone, wall),
          ]);
        }
  });

  it("agrees on whether it is open", () => {
    fc.assert(
      fc.property(situation, ({ zone, schedule, moment }) => {
        expect(openState(schedule, moment).open).toBe(oracleIsOpen(zone, schedule, moment));
      }),
      { numRuns: 2_000 },
    );
  });

  it("changes at the moment that it foretells, and not before", () => {
    fc.assert(
      fc.property(
        situation,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ zone, schedule, moment }, part) => {
          const state = openState(schedule, moment);
          const change = state.opensAt ?? state.closesAt;
          if (change === undefined) return;
          expect(change).toBeGreaterThan(moment);
          expect(oracleIsOpen(zone, schedule, change)).toBe(!state.open);
          expect(oracleIsOpen(zone, schedule, change - 1)).toBe(state.open);
          const between = moment + Math.floor((change - 1 - moment) * part);
          expect(oracleIsOpen(zone, schedule, between)).toBe(state.open);
        },
      ),
      { numRuns: 800 },
    );
  });

  it("is open within its windows and nowhere else", () => {
    fc.assert(
      fc.property(situation, fc.nat(5 * day - 1), ({ zone, schedule, moment }, after) => {
        const windows = openWindows(schedule, moment, moment + 5 * day);
        const probe = moment + after - (after % minute);
        const inside = windows.some(({ start, end }) => start <= probe && probe < end);
        expect(inside).toBe(oracleIsOpen(zone, schedule, probe));
        for (const { start, end } of windows) {
          expect(oracleIsOpen(zone, schedule, start)).toBe(true);
          expect(oracleIsOpen(zone, schedule, end - 1)).toBe(true);
        }
      }),
      { numRuns: 800 },
    );
  });

  it("knows the 29th of February, and the years that have none", () => {
    fc.assert(
      fc.property(leapDay, ({ zone, schedule, moment }) => {
        const state = openState(schedule, moment);
        expect(state.open).toBe(oracleIsOpen(zone, schedule, moment));
        const change = state.opensAt ?? state.closesAt;
        if (change === undefined) return;
        expect(oracleIsOpen(zone, schedule, change)).toBe(!state.open);
        expect(oracleIsOpen(zone, schedule, change - 1)).toBe(state.open);
      }),
      { numRuns: 1_000 },
    );
  });

  it("shows each day of the coming year as it is, and by how much the clocks make it longer or shorter", () => {
    fc.assert(
      fc.property(fc.oneof(situation, leapDay), fc.nat(365), ({ zone, schedule, moment }, away) => {
        const today = Math.floor(wallOf(zone, moment) / day) * day;
        const utc = { zone: FixedOffsetZone.utcInstance };
        const first = DateTime.fromMillis(today, utc);
        const days = openCalendar(schedule, first.toISODate() ?? "", 366);
        expect(days.map(({ date }) => date)).toEqual(
          Array.from({ length: 366 }, (_, place) => first.plus({ days: place }).toISODate()),
        );
        const of = today + away * day;
        expect(days[away]?.windows).toEqual(oracleShown(schedule, of));
        const length = oracleMoment(zone, of + day) - oracleMoment(zone, of);
        expect(days[away]?.shift).toBe((length - day) / minute);
      }),
      { numRuns: 300 },
    );
  });
});
