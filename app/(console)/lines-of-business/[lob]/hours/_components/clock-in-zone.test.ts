import { expect, test } from "vitest";
import { dateOf, localDayAt, minuteOfDayAt } from "#lib/domain/lines-of-business/index.ts";
import { clockIn } from "./clock-in-zone.ts";

test("the runtime's clocks agree with the rules of hours", () => {
  for (const zone of ["America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe", "UTC"])
    for (let moment = Date.UTC(2026, 0, 1); moment < Date.UTC(2027, 0, 1); moment += 37 * 3_600_000 + 60_000)
      expect(clockIn(zone, moment)).toEqual({
        date: dateOf(localDayAt(moment, zone)),
        minute: minuteOfDayAt(moment, zone),
      });
  expect(clockIn("Nowhere", 0)).toEqual({ date: "1970-01-01", minute: 0 });
});
