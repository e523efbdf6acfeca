import { describe, expect, it } from "vitest";
import { openCalendar, openState, openWindows, type Schedule } from "./hours.ts";
import type { BusinessHours, Holiday } from "./schedule.ts";
import { weekdays } from "./schedule.ts";

const at = (moment: string) => Date.parse(moment);
const iso = (moment: number | undefined) => moment && new Date(moment).toISOString().replace(".000Z", "Z");
const everyDay = (Start: string, End: string): BusinessHours[] =>
  weekdays.map((Day) => ({ Day, Start, End }));
const newYork = (BusinessHours: BusinessHours[], Holidays: Holiday[] = []): Schedule => ({
  TimeZone: "America/New_York",
  BusinessHours,
  Holidays,
});
const spans = (schedule: Schedule, from: string, to: string) =>
  openWindows(schedule, at(from), at(to)).map(({ start, end }) => `${iso(start)}/${iso(end)}`);

describe("the week", () => {
  const week = newYork([
    { Day: "MONDAY", Start: "09:00", End: "12:00" },
    { Day: "MONDAY", Start: "13:00", End: "17:00" },
    { Day: "FRIDAY", Start: "22:00", End: "06:00" },
    { Day: "SUNDAY", Start: "18:00", End: "00:00" },
  ]);

  it.each([
    ["before a split day", "2026-11-23T13:59:59Z", false, "2026-11-23T14:00:00Z"],
    ["at its first moment", "2026-11-23T14:00:00Z", true, "2026-11-23T17:00:00Z"],
    ["at noon, when it closes", "2026-11-23T17:00:00Z", false, "2026-11-23T18:00:00Z"],
    ["in its second half", "2026-11-23T21:59:59Z", true, "2026-11-23T22:00:00Z"],
    ["at its end", "2026-11-23T22:00:00Z", false, "2026-11-28T03:00:00Z"],
    ["before midnight", "2026-11-28T04:59:59Z", true, "2026-11-28T11:00:00Z"],
    ["after midnight", "2026-11-28T05:00:00Z", true, "2026-11-28T11:00:00Z"],
    ["up to midnight at the end of the day", "2026-11-30T04:59:59Z", true, "2026-11-30T05:00:00Z"],
    ["after that midnight", "2026-11-30T05:00:00Z", false, "2026-11-30T14:00:00Z"],
  ])("%s", (_, moment, open, change) => {
    const state = openState(week, at(moment));
    expect(state.open).toBe(open);
    expect(iso(state.opensAt ?? state.closesAt)).toBe(change);
    expect(state.closedReason).toBe(open ? undefined : "HOURS");
  });

  it("joins windows that touch, over midnight too", () => {
    const joined = newYork([
      { Day: "MONDAY", Start: "08:00", End: "12:00" },
      { Day: "MONDAY", Start: "12:00", End: "00:00" },
      { Day: "TUESDAY", Start: "00:00", End: "10:00" },
    ]);
    expect(spans(joined, "2026-11-23T00:00:00Z", "2026-11-27T00:00:00Z")).toEqual([
      "2026-11-23T13:00:00Z/2026-11-24T15:00:00Z",
    ]);
  });

  it("has no next change where it is always open, or never", () => {
    expect(openState(newYork(everyDay("00:00", "00:00")), at("2026-11-23T00:00:00Z"))).toEqual({
      open: true,
    });
    expect(openState(newYork([]), at("2026-11-23T00:00:00Z"))).toEqual({
      open: false,
      closedReason: "HOURS",
    });
  });

  it("knows the end of always open when a holiday is coming", () => {
    const schedule = newYork(everyDay("00:00", "00:00"), [
      { Name: "Christmas", Date: "12-25", Type: "CLOSED" },
    ]);
    expect(iso(openState(schedule, at("2026-01-02T12:00:00Z")).closesAt)).toBe("2026-12-25T05:00:00Z");
  });
});

describe("daylight saving", () => {
  it("opens at the leap when its time does not exist", () => {
    const schedule = newYork(everyDay("02:30", "10:00"));
    expect(spans(schedule, "2027-03-14T05:00:00Z", "2027-03-15T04:00:00Z")).toEqual([
      "2027-03-14T07:00:00Z/2027-03-14T14:00:00Z",
    ]);
  });

  it("closes at the leap when its time does not exist", () => {
    const schedule = newYork(everyDay("00:00", "02:30"));
    expect(spans(schedule, "2027-03-14T05:00:00Z", "2027-03-15T04:00:00Z")).toEqual([
      "2027-03-14T05:00:00Z/2027-03-14T07:00:00Z",
    ]);
  });

  it("loses a window that the leap swallows", () => {
    const schedule = newYork(everyDay("02:10", "02:50"));
    expect(spans(schedule, "2027-03-14T05:00:00Z", "2027-03-15T04:00:00Z")).toEqual([]);
    expect(openState(schedule, at("2027-03-14T07:00:00Z")).open).toBe(false);
  });

  it("opens the first time when its time happens twice, and stays open", () => {
    const schedule = newYork(everyDay("01:30", "10:00"));
    const windows = spans(schedule, "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z");
    expect(windows).toEqual(["2026-11-01T05:30:00Z/2026-11-01T15:00:00Z"]);
    // The second 01:15, which is before 01:30 on the wall.
    expect(openState(schedule, at("2026-11-01T06:15:00Z")).open).toBe(true);
  });

  it("closes the first time when its time happens twice", () => {
    const schedule = newYork(everyDay("20:00", "01:30"));
    expect(spans(schedule, "2026-11-01T04:00:00Z", "2026-11-01T12:00:00Z")).toEqual([
      "2026-11-01T04:00:00Z/2026-11-01T05:30:00Z",
    ]);
  });

  it("leaps by half an hour on Lord Howe", () => {
    const schedule = { ...newYork(everyDay("02:15", "09:00")), TimeZone: "Australia/Lord_Howe" };
    expect(spans(schedule, "2026-10-03T13:00:00Z", "2026-10-04T12:00:00Z")).toEqual([
      "2026-10-03T15:30:00Z/2026-10-03T22:00:00Z",
    ]);
  });

  it("skips the day that Samoa skipped", () => {
    const schedule = { ...newYork(everyDay("09:00", "17:00")), TimeZone: "Pacific/Apia" };
    expect(spans(schedule, "2011-12-29T00:00:00Z", "2012-01-01T12:00:00Z")).toEqual([
      "2011-12-29T00:00:00Z/2011-12-29T03:00:00Z",
      "2011-12-29T19:00:00Z/2011-12-30T03:00:00Z",
      "2011-12-30T19:00:00Z/2011-12-31T03:00:00Z",
      "2011-12-31T19:00:00Z/2012-01-01T03:00:00Z",
    ]);
  });
});

describe("holidays", () => {
  const christmas: Holiday = { Name: "Christmas", Date: "12-25", Type: "CLOSED" };

  it("says that it is a holiday's closing, even when the week is closed too", () => {
    const schedule = newYork(everyDay("09:00", "17:00"), [christmas]);
    for (const moment of ["2026-12-25T15:00:00Z", "2026-12-25T23:00:00Z"])
      expect(openState(schedule, at(moment))).toEqual({
        open: false,
        closedReason: "HOLIDAY",
        holiday: christmas,
        opensAt: at("2026-12-26T14:00:00Z"),
      });
  });

  it("owns its date: yesterday's night ends at midnight, its own does not begin", () => {
    const schedule = newYork(everyDay("20:00", "06:00"), [christmas]);
    expect(spans(schedule, "2026-12-24T12:00:00Z", "2026-12-27T12:00:00Z")).toEqual([
      "2026-12-25T01:00:00Z/2026-12-25T05:00:00Z",
      "2026-12-27T01:00:00Z/2026-12-27T11:00:00Z",
    ]);
  });

  it("has other hours, split and over midnight", () => {
    const schedule = newYork(everyDay("09:00", "17:00"), [
      { Name: "Eve", Date: "2026-12-31", Type: "OPEN", Start: "10:00", End: "12:00" },
      { Name: "Eve", Date: "2026-12-31", Type: "OPEN", Start: "20:00", End: "02:00" },
    ]);
    expect(spans(schedule, "2026-12-31T05:00:00Z", "2027-01-01T13:00:00Z")).toEqual([
      "2026-12-31T15:00:00Z/2026-12-31T17:00:00Z",
      "2027-01-01T01:00:00Z/2027-01-01T07:00:00Z",
    ]);
    expect(openState(schedule, at("2026-12-31T18:00:00Z"))).toMatchObject({
      closedReason: "HOLIDAY",
      holiday: { Name: "Eve" },
    });
  });

  it("takes the very date before the yearly one", () => {
    const schedule = newYork(everyDay("09:00", "17:00"), [
      christmas,
      { Name: "Open Christmas", Date: "2026-12-25", Type: "OPEN", Start: "10:00", End: "11:00" },
    ]);
    expect(openState(schedule, at("2026-12-25T15:30:00Z"))).toMatchObject({
      open: true,
      holiday: { Name: "Open Christmas" },
    });
    expect(openState(schedule, at("2027-12-25T15:30:00Z")).open).toBe(false);
  });

  it("comes on 29 February in leap years alone", () => {
    const schedule = newYork(everyDay("09:00", "17:00"), [
      { Name: "Leap day", Date: "02-29", Type: "CLOSED" },
    ]);
    expect(openState(schedule, at("2028-02-29T15:00:00Z"))).toMatchObject({ open: false });
    expect(openState(schedule, at("2027-02-28T15:00:00Z"))).toMatchObject({ open: true });
    expect(openState(schedule, at("2027-03-01T15:00:00Z"))).toMatchObject({ open: true });
  });
});

describe("the calendar", () => {
  it("shows each day's hours, both sides of midnight, holidays and days of 23 and 25 hours", () => {
    const schedule = newYork(everyDay("20:00", "02:00"), [
      { Name: "Veterans Day", Date: "11-11", Type: "CLOSED" },
    ]);
    const year = openCalendar(schedule, "2026-01-01", 365);
    const day = (date: string) => year.find((one) => one.date === date);
    expect(day("2026-07-04")?.windows).toEqual([
      { Start: "00:00", End: "02:00" },
      { Start: "20:00", End: "00:00" },
    ]);
    expect(day("2026-11-11")).toMatchObject({ windows: [], holiday: { Name: "Veterans Day" } });
    expect(day("2026-11-12")?.windows).toEqual([{ Start: "20:00", End: "00:00" }]);
    expect(year.filter((one) => one.shift !== 0).map((one) => [one.date, one.shift])).toEqual([
      ["2026-03-08", -60],
      ["2026-11-01", 60],
    ]);
    expect(year).toHaveLength(365);
  });
});
