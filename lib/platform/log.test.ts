import { afterEach, expect, it, vi } from "vitest";
import { log, maskNumber } from "./log.ts";

afterEach(() => vi.restoreAllMocks());

function told(...given: Parameters<typeof log>): string {
  let line = "";
  const keep = (text: string) => void (line = text);
  vi.spyOn(console, "log").mockImplementation(keep);
  vi.spyOn(console, "error").mockImplementation(keep);
  log(...given);
  return line;
}

it("names an error and its place, and nothing of its message, however many lines it has", () => {
  const error = new TypeError("first\nsecond +12025550143\n at the third, 2025550143");
  const line = told("error", "failed", {}, error);
  const { stack } = JSON.parse(line) as { stack: string };
  expect(stack).toMatch(/^at .*log\.test\.ts/);
  expect(line).not.toMatch(/second|third|2025550143/);
});

it("shows the last four digits of a number, wherever it comes from", () => {
  expect(
    told("info", "asked", { path: "/numbers/+12025550143", reason: "vanityNumbers.+442079460958" }),
  ).toContain("/numbers/********0143");
  expect(["+12025550143", "911", "", "x".repeat(500), "2025550143\n\n0143"].map(maskNumber)).toEqual([
    "********0143",
    "911",
    "",
    "****************xxxx",
    "************0143",
  ]);
});
