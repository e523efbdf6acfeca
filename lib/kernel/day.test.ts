import { describe, expect, it } from "vitest";
import { isDay } from "./day.ts";

describe("a day", () => {
  it.each(["2026-03-01", "2024-02-29", "0001-01-01"])("is %s", (text) => expect(isDay(text)).toBe(true));
  it.each(["2026-02-31", "2026-02-29", "2026-13-01", "2026-3-1", "2026-03-01T00:00", "", "today"])(
    "is not %j",
    (text) => expect(isDay(text)).toBe(false),
  );
});
