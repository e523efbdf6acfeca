import { expect, test } from "vitest";
import { dayWord } from "./moment-format.ts";

const now = new Date("2026-11-21T03:30:00Z");
const at = (moment: string, zone: string) => dayWord(new Date(moment), now, zone);

test.each([
  ["the same day", "2026-11-21T00:00:00Z", "UTC", "today"],
  ["the evening before, which is still today in Bogotá", "2026-11-20T23:59:00Z", "America/Bogota", "today"],
  ["the evening before, in UTC", "2026-11-20T23:59:00Z", "UTC", "yesterday"],
  ["the day after", "2026-11-22T23:59:00Z", "UTC", "tomorrow"],
  ["two days after", "2026-11-23T00:00:00Z", "UTC", "thisYear"],
  ["two days before", "2026-11-19T23:59:00Z", "UTC", "thisYear"],
  ["another year", "2025-12-31T12:00:00Z", "UTC", "otherYear"],
  ["new year in Sydney while it is still old in UTC", "2025-12-31T14:00:00Z", "Australia/Sydney", "thisYear"],
])("%s", (_, moment, zone, word) => {
  expect(at(moment, zone)).toBe(word);
});

test("yesterday over a change of the clocks", () => {
  const afterChange = new Date("2026-03-08T12:00:00Z");
  expect(dayWord(new Date("2026-03-08T03:00:00Z"), afterChange, "America/New_York")).toBe("yesterday");
});
