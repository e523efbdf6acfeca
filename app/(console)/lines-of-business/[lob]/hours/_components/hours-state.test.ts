import { describe, expect, it, test } from "vitest";
import { openEdit } from "#components/forms/edit-state.ts";
import {
  defaultValues,
  mergeParts,
  type Holiday,
  type SettingValues,
} from "#lib/domain/lines-of-business/index.ts";
import {
  changesOf,
  conflictsOf,
  decided,
  fieldOf,
  problemsOf,
  scheduleOf,
  typedOf,
  valuesOf,
  type HoursState,
  type TypedHours,
} from "./hours-state.ts";

const today = "2026-11-21";
const christmas: Holiday = { Name: "Christmas", Date: "12-25", Type: "CLOSED" };
const stored: SettingValues = { ...defaultValues("x"), Holidays: [christmas] };
const open = openEdit(typedOf(stored, today));
const type = (changes: Partial<TypedHours>, state: HoursState = open): HoursState => ({
  ...state,
  typed: { ...state.typed, ...changes },
});
const { BusinessHours: week } = open.typed;
const monday = { Day: "MONDAY" as const, Start: "08:00", End: "12:00" };

describe("what a save sends", () => {
  it("is nothing when nothing was changed, or only its order", () => {
    expect(changesOf(open)).toEqual({});
    expect(changesOf(type({ BusinessHours: [...week].reverse() }))).toEqual({});
    expect(changesOf(open, ["TimeZone"])).toEqual({});
  });
  it("is what was changed, from what was seen, in the order in which it is stored", () => {
    const changes = changesOf(type({ BusinessHours: [...week.slice(1), monday] }));
    expect(Object.keys(changes)).toEqual(["BusinessHours"]);
    expect(changes.BusinessHours).toEqual({ from: week, to: [monday, ...week.slice(1)] });
  });
  it("writes anew what cannot be read, along with a change", () => {
    expect(Object.keys(changesOf(type({ TimeZone: "UTC" }), ["Holidays"]))).toEqual(["TimeZone", "Holidays"]);
  });
});

test("what stands in the fields is judged field by field", () => {
  const typed = type({
    TimeZone: "Nowhere/Else",
    BusinessHours: [...week, { Day: "MONDAY", Start: "10:00", End: "11:00" }, { ...monday, Start: "" }],
    Holidays: [
      { Name: "", Date: "", isYearly: false, Type: "OPEN", windows: [{ Start: "09:00", End: "09:00" }] },
    ],
  }).typed;
  expect(Object.entries(problemsOf(typed)).map(([field, { reason }]) => `${field} ${reason}`)).toEqual([
    "TimeZone lobs.zone",
    "hours-5-Start lobs.hoursOverlap",
    "hours-6-Start lobs.time",
    "holiday-0-Name lobs.holidayName",
    "holiday-0-Date lobs.holidayDate",
    "holiday-0-0-End lobs.hoursEmpty",
  ]);
  const schedule = scheduleOf(typed, "America/New_York");
  expect(schedule).toMatchObject({ TimeZone: "America/New_York", Holidays: [] });
  expect(schedule.BusinessHours).toHaveLength(6);
});

test("errors of the server find their fields, whatever order they stand in", () => {
  const typed: TypedHours = {
    TimeZone: "UTC",
    BusinessHours: [{ ...monday, Day: "FRIDAY" }, monday],
    Holidays: [
      {
        Name: "Eve",
        Date: "2026-12-31",
        isYearly: false,
        Type: "OPEN",
        windows: [
          { Start: "14:00", End: "15:00" },
          { Start: "09:00", End: "10:00" },
        ],
      },
      { Name: "Christmas", Date: "12-25", isYearly: true, Type: "CLOSED", windows: [] },
    ],
  };
  expect(fieldOf("BusinessHours.0.Start", typed)).toBe("hours-1-Start");
  expect(fieldOf("Holidays.0.Name", typed)).toBe("holiday-1-Name");
  expect(fieldOf("Holidays.1.End", typed)).toBe("holiday-0-1-End");
  expect(fieldOf("Holidays", typed)).toBe("holidays");
  expect(fieldOf("BusinessHours", typed)).toBe("week");
  expect(fieldOf("TimeZone", typed)).toBe("TimeZone");
});

describe("a conflict", () => {
  const theirs: SettingValues = {
    ...stored,
    TimeZone: "America/Denver",
    BusinessHours: [
      { ...monday, Start: "07:00" },
      ...week.slice(1, 4),
      { Day: "FRIDAY", Start: "09:00", End: "13:00" },
    ],
    Holidays: [
      { ...christmas, Name: "Their Christmas" },
      { ...christmas, Date: "12-26", Name: "Theirs alone" },
    ],
  };
  const mine = type({
    TimeZone: "America/Chicago",
    BusinessHours: [monday, ...week.slice(1)],
    Holidays: [
      { Name: "My Christmas", Date: "12-25", isYearly: true, Type: "CLOSED", windows: [] },
      { Name: "Mine alone", Date: "12-24", isYearly: true, Type: "CLOSED", windows: [] },
    ],
  });
  const data = {
    current: theirs,
    conflicts: (["TimeZone", "BusinessHours", "Holidays"] as const).map((setting) => ({
      setting,
      base: valuesOf(open.typed)[setting],
      mine: valuesOf(mine.typed)[setting],
      theirs: theirs[setting],
      by: { Version: 2 },
    })),
  };

  it("is one of days and dates: the rest is kept from both", () => {
    expect(conflictsOf(data).map(({ field }) => field)).toEqual([
      "TimeZone",
      "BusinessHours/MONDAY",
      "Holidays/12-25",
    ]);
  });

  it.each(["mine", "theirs"] as const)("is decided for %s, and saved over what is stored now", (choice) => {
    const choices = Object.fromEntries(conflictsOf(data).map(({ field }) => [field, choice]));
    const state = decided(mine, data, choices, today);
    const values = valuesOf(state.typed);
    expect(values.TimeZone).toBe(choice === "mine" ? "America/Chicago" : "America/Denver");
    expect(values.BusinessHours.map(({ Start, End }) => `${Start}-${End}`)).toEqual([
      choice === "mine" ? "08:00-12:00" : "07:00-12:00",
      "09:00-17:00",
      "09:00-17:00",
      "09:00-17:00",
      "09:00-13:00",
    ]);
    expect(values.Holidays.map(({ Name }) => Name)).toEqual([
      "Mine alone",
      choice === "mine" ? "My Christmas" : "Their Christmas",
      "Theirs alone",
    ]);
    const changes = changesOf(state);
    expect("TimeZone" in changes).toBe(choice === "mine");
    const sent = changes.BusinessHours;
    if (sent)
      expect(mergeParts("BusinessHours", sent.from, sent.to, theirs.BusinessHours)?.conflicts).toEqual([]);
  });
});
