import { describe, expect, it } from "vitest";
import { isDomainError } from "#lib/kernel/errors.ts";
import { checkSettings } from "./setting-checks.ts";
import {
  defaultValues,
  savedSettingNames,
  settingKey,
  settingNames,
  settingOfKey,
  type SettingName,
} from "./settings.ts";
import { storedSettings } from "./stored.ts";

const current = defaultValues("retail");

/** What a value is stored as, or why not: `field: reason`. */
function check(wanted: Partial<Record<SettingName, unknown>>, over = current): unknown {
  try {
    return checkSettings(over, wanted);
  } catch (error) {
    if (!isDomainError(error, "VALIDATION")) throw error;
    return Object.entries(error.fieldErrors).map(([field, { reason }]) => `${field}: ${reason}`);
  }
}
const one = (name: SettingName, value: unknown) => check({ [name]: value });

describe("every setting", () => {
  it("has a default that it accepts", () => {
    for (const name of savedSettingNames) expect(one(name, current[name])).toEqual({ [name]: current[name] });
  });

  it("has one key, and is found by it", () => {
    expect(settingNames.map((name) => settingOfKey(settingKey(name)))).toEqual(settingNames);
    expect(settingKey("TimeZone")).toBe("SETTING#TimeZone");
    expect(settingKey("SpanishEnabled")).toBe("FLAG#SpanishEnabled");
    expect(settingNames).toHaveLength(18);
  });

  it("refuses what is of another kind, with a reason at the field", () => {
    const wrong = [undefined, null, 7.5, "", "\u0000", {}, [{}], "x".repeat(1_000)];
    for (const name of savedSettingNames)
      for (const value of wrong) {
        const result = one(name, value);
        if (!Array.isArray(result)) {
          const accepted = (result as Record<string, unknown>)[name];
          expect(storedSettings[name].safeParse(accepted).success).toBe(true);
        } else expect(result[0]).toMatch(new RegExp(`^${name}(\\.|: [a-zA-Z.]+$)`));
      }
  });
});

it.each([
  ["DisplayName", " Retail ", { DisplayName: "Retail" }],
  ["DisplayName", "", ["DisplayName: lobs.displayName"]],
  ["DisplayName", "x".repeat(81), ["DisplayName: text.tooLong"]],
  ["DisplayName", "a\u202eb", ["DisplayName: text.direction"]],
  ["TimeZone", "Asia/Kathmandu", { TimeZone: "Asia/Kathmandu" }],
  ["TimeZone", "+05:00", ["TimeZone: lobs.zone"]],
  ["TimeZone", "Mars/Olympus", ["TimeZone: lobs.zone"]],
  ["MaxQueueWaitSeconds", 0, { MaxQueueWaitSeconds: 0 }],
  ["MaxQueueWaitSeconds", 7201, ["MaxQueueWaitSeconds: lobs.number"]],
  ["MaxInvalidAttempts", 2.5, ["MaxInvalidAttempts: lobs.number"]],
  ["MaxInvalidAttempts", Number.NaN, ["MaxInvalidAttempts: lobs.number"]],
  ["CallbackWindowMinutes", "240", ["CallbackWindowMinutes: lobs.number"]],
  ["AfterHoursTransferNumber", "+1 (202) 555-0143", { AfterHoursTransferNumber: "+12025550143" }],
  ["AfterHoursTransferNumber", " ", { AfterHoursTransferNumber: null }],
  ["AfterHoursTransferNumber", "202 555 0143", ["AfterHoursTransferNumber: lobs.phone"]],
  ["AfterHoursTransferNumber", "+12025550143;ext=5", ["AfterHoursTransferNumber: lobs.phone"]],
  ["RecordingNoticePrompt", "", { RecordingNoticePrompt: null }],
  ["RecordingNoticePrompt", "Main menu", ["RecordingNoticePrompt: lobs.prompt"]],
  ["DefaultQueue", null, { DefaultQueue: null }],
] as const)("%s %j is %j", (name, value, expected) => {
  expect(one(name, value)).toEqual(expected);
});

describe("hours", () => {
  const monday = (Start: string, End: string, Day = "MONDAY") => ({ Day, Start, End });

  it("are kept in order, split and over midnight", () => {
    const hours = [monday("22:00", "06:00", "SUNDAY"), monday("13:00", "00:00"), monday("09:00", "13:00")];
    expect(one("BusinessHours", hours)).toEqual({ BusinessHours: [hours[2], hours[1], hours[0]] });
  });

  it.each([
    ["overlap", [monday("09:00", "12:00"), monday("11:59", "14:00")], "1.Start: lobs.hoursOverlap"],
    [
      "overlap over midnight",
      [monday("20:00", "02:00"), monday("23:00", "00:00")],
      "1.Start: lobs.hoursOverlap",
    ],
    ["are empty", [monday("09:00", "09:00")], "0.End: lobs.hoursEmpty"],
    ["are no time", [monday("24:00", "09:00")], "0.Start: lobs.time"],
    ["are of no day", [monday("08:00", "09:00", "HOLIDAY")], "0.Day: lobs.day"],
  ])("are refused where they %s", (_, hours, expected) => {
    expect(one("BusinessHours", hours)).toContain(`BusinessHours.${expected}`);
  });

  it("may be a whole day", () => {
    expect(one("BusinessHours", [monday("00:00", "00:00")])).toEqual({
      BusinessHours: [monday("00:00", "00:00")],
    });
  });
});

describe("holidays", () => {
  const closed = (Date: string, Name = "Holiday") => ({ Name, Date, Type: "CLOSED" });
  const open = (Date: string, Start: string, End: string) => ({
    Name: "Short day",
    Date,
    Type: "OPEN",
    Start,
    End,
  });

  it("are kept by date; a split day is two", () => {
    const list = [
      closed("2026-12-25"),
      open("12-24", "14:00", "16:00"),
      open("12-24", "09:00", "12:00"),
      closed("02-29"),
    ];
    expect(one("Holidays", list)).toEqual({ Holidays: [list[3], list[2], list[1], list[0]] });
  });

  it.each([
    ["date that is none", [closed("2027-02-29")], "0.Date: lobs.holidayDate"],
    ["date that is none", [closed("13-01")], "0.Date: lobs.holidayDate"],
    ["date twice", [closed("12-25"), closed("12-25")], "1.Date: lobs.holidayTwice"],
    ["date closed and open", [closed("12-25"), open("12-25", "09:00", "10:00")], "1.Date: lobs.holidayTwice"],
    [
      "overlap",
      [open("12-24", "09:00", "12:00"), open("12-24", "11:00", "13:00")],
      "1.Start: lobs.hoursOverlap",
    ],
    ["missing time", [{ Name: "x", Date: "12-24", Type: "OPEN" }], "0.Start: lobs.time"],
    ["missing name", [closed("12-25", " ")], "0.Name: lobs.holidayName"],
    ["unknown type", [{ Name: "x", Date: "12-24", Type: "HALF" }], "0.Type: lobs.holidayType"],
  ])("are refused for a %s", (_, list, expected) => {
    expect(one("Holidays", list)).toContain(`Holidays.${expected}`);
  });

  it("are at most 100", () => {
    const list = Array.from({ length: 101 }, (_, year) => closed(`${1950 + year}-01-01`));
    expect(one("Holidays", list)).toContain("Holidays: lobs.holidaysMany");
  });
});

describe("rules over several settings", () => {
  it("need a number for a transfer", () => {
    const refusal = ["AfterHoursTransferNumber: lobs.transferNumber"];
    expect(one("AfterHoursAction", "TRANSFER")).toEqual(refusal);
    const number = { AfterHoursTransferNumber: "+12025550143" };
    expect(check({ AfterHoursAction: "TRANSFER", ...number })).toEqual({
      AfterHoursAction: "TRANSFER",
      ...number,
    });
    const transferring = { ...current, AfterHoursAction: "TRANSFER" as const, ...number };
    expect(check({ AfterHoursTransferNumber: null }, transferring)).toEqual(refusal);
  });

  it("do not stand in the way of a change elsewhere", () => {
    const broken = { ...current, AfterHoursAction: "TRANSFER" as const };
    expect(check({ MaxInvalidAttempts: 4 }, broken)).toEqual({ MaxInvalidAttempts: 4 });
  });
});
