import { expect, test } from "vitest";
import { readTimeZone } from "./time-zone.ts";

test.each([
  ["America/Bogota", "America/Bogota"],
  ["America%2FArgentina%2FBuenos_Aires", "America/Argentina/Buenos_Aires"],
  [undefined, "UTC"],
  ["", "UTC"],
  ["Nowhere/At_All", "UTC"],
  ["%E0%A4%A", "UTC"],
  ["x".repeat(65), "UTC"],
])("%s is read as %s", (cookie, zone) => {
  expect(readTimeZone(cookie)).toBe(zone);
});
