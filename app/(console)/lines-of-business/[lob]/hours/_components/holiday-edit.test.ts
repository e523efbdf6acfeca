import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { checkSettings, defaultValues, type Holiday } from "#lib/domain/lines-of-business/index.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import {
  entriesOf,
  holidayProblems,
  holidaysOf,
  isDecided,
  isOver,
  nextDate,
  withImported,
  withYearly,
  yearlyDate,
  type HolidayEntry,
} from "./holiday-edit.ts";

const today = "2026-11-21";
const christmas: Holiday = { Name: "Christmas", Date: "12-25", Type: "CLOSED" };
const eve = (Start: string, End: string): Holiday => ({
  Name: "New Year's Eve",
  Date: "2026-12-31",
  Type: "OPEN",
  Start,
  End,
});

test("windows of one date are one entry, and are stored as they were", () => {
  const stored = [christmas, eve("10:00", "12:00"), eve("14:00", "16:00")];
  const entries = entriesOf(stored, today);
  expect(entries.map(({ Date, windows }) => [Date, windows.length])).toEqual([
    ["12-25", 0],
    ["2026-12-31", 2],
  ]);
  expect(holidaysOf(entries)).toEqual(stored);
});

test("they stand in the order in which they come", () => {
  const stored: Holiday[] = [
    { Name: "New Year", Date: "01-01", Type: "CLOSED" },
    christmas,
    { Name: "Thanksgiving", Date: "2026-11-26", Type: "CLOSED" },
    { Name: "Labor Day", Date: "2026-09-07", Type: "CLOSED" },
  ];
  expect(entriesOf(stored, today).map(({ Name }) => Name)).toEqual([
    "Labor Day",
    "Thanksgiving",
    "Christmas",
    "New Year",
  ]);
  expect(entriesOf(stored, today).map((entry) => isOver(entry, today))).toEqual([true, false, false, false]);
});

test.each([
  ["12-25", "2026-12-25"],
  ["11-21", "2026-11-21"],
  ["11-20", "2027-11-20"],
  ["02-29", "2028-02-29"],
  ["2020-01-01", "2020-01-01"],
  ["-", "-"],
])("%s comes next on %s", (date, next) => expect(nextDate(date, today)).toBe(next));

test("29 February comes after eight years where a century is no leap year", () =>
  expect(nextDate("02-29", "2096-03-01")).toBe("2104-02-29"));

test("a date becomes yearly and one of a year again", () => {
  const entry: HolidayEntry = { Name: "X", Date: "2025-07-04", isYearly: false, Type: "CLOSED", windows: [] };
  const yearly = withYearly(entry, true, today);
  expect(yearly.Date).toBe("07-04");
  expect(withYearly(yearly, false, today).Date).toBe("2027-07-04");
  expect(withYearly({ ...entry, Date: "" }, true, today).Date).toBe("-");
  expect(withYearly({ ...entry, Date: "-", isYearly: true }, false, today).Date).toBe("");
  expect(yearlyDate("07", "4")).toBe("07-04");
});

test("an import adds closed days, and leaves dates alone that are decided", () => {
  const entries = entriesOf([christmas], today);
  const added = withImported(
    entries,
    [
      { Date: "2027-12-25", Name: "Christmas Day" },
      { Date: "2027-07-05", Name: "Independence Day" },
    ],
    today,
  );
  expect(holidaysOf(added)).toEqual([
    christmas,
    { Name: "Independence Day", Date: "2027-07-05", Type: "CLOSED" },
  ]);
  expect(isDecided(entries, "2027-12-25")).toBe(true);
  expect(isDecided(entries, "2027-12-26")).toBe(false);
});

describe("what is wrong with a list", () => {
  const time = fc.constantFrom("", "09:00", "12:00", "13:00", "17:00", "00:00", "22:00", "02:00");
  const entry: fc.Arbitrary<HolidayEntry> = fc
    .record({
      Name: fc.constantFrom("", " ", "Christmas", "Eve"),
      Date: fc.constantFrom("", "-", "02-29", "12-25", "2026-12-25", "2026-02-29", "2027-07-04"),
      Type: fc.constantFrom("OPEN" as const, "CLOSED" as const),
      windows: fc.array(fc.record({ Start: time, End: time }), { minLength: 1, maxLength: 3 }),
    })
    .map((drawn) => ({ ...drawn, isYearly: drawn.Date.length < 10 && drawn.Date !== "" }));

  it("is what the server says is wrong, and no more", () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
        let isAccepted = true;
        try {
          checkSettings(defaultValues("x"), { Holidays: holidaysOf(entries) });
        } catch (error) {
          if (!isDomainError(error, "VALIDATION")) throw error;
          isAccepted = false;
        }
        expect(holidayProblems(entries).length === 0).toBe(isAccepted);
      }),
      { numRuns: 2_000 },
    );
  });
});
