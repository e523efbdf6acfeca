import { describe, expect, it, test } from "vitest";
import { defaultValues, type Schedule } from "#lib/domain/lines-of-business/browser.ts";
import { dateAfterKey, kindOf, yearFrom } from "./calendar-days.ts";

const schedule: Schedule = {
  ...defaultValues("x"),
  Holidays: [
    { Name: "Christmas", Date: "12-25", Type: "CLOSED" },
    { Name: "Eve", Date: "2026-12-31", Type: "OPEN", Start: "10:00", End: "12:00" },
  ],
};

test("a year is twelve whole months, each day with its kind", () => {
  const months = yearFrom(schedule, "2026-11-21");
  expect(months.map(({ month, days }) => `${month} ${days.length}`)).toEqual([
    "2026-11 30",
    "2026-12 31",
    "2027-01 31",
    "2027-02 28",
    "2027-03 31",
    "2027-04 30",
    "2027-05 31",
    "2027-06 30",
    "2027-07 31",
    "2027-08 31",
    "2027-09 30",
    "2027-10 31",
  ]);
  // 1 November 2026 is a Sunday.
  expect(months[0]?.before).toBe(6);
  const december = months[1]?.days.map(kindOf) ?? [];
  expect([december[3], december[4], december[24], december[30]]).toEqual([
    "open",
    "closed",
    "holiday",
    "special",
  ]);
});

describe("keys", () => {
  it.each([
    ["2026-11-30", "ArrowRight", "2026-12-01"],
    ["2026-11-21", "ArrowUp", "2026-11-14"],
    ["2026-11-21", "Home", "2026-11-16"],
    ["2026-11-21", "End", "2026-11-22"],
    ["2027-01-31", "PageDown", "2027-02-28"],
    ["2027-01-15", "PageUp", "2026-12-15"],
  ])("from %s by %s to %s", (date, key, to) => expect(dateAfterKey(date, key)).toBe(to));
  it("others lead nowhere", () => expect(dateAfterKey("2026-11-21", "x")).toBeUndefined());
});
