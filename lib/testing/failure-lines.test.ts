import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failureLines } from "./failure-lines.ts";

const messageOf = (fail: () => void): string => {
  try {
    fail();
  } catch (error) {
    return (error as Error).stack ?? "";
  }
  throw new Error("nothing failed");
};

describe("the first lines of why a test failed", () => {
  it("has no colours, no empty lines and no stack", () => {
    const located = "Error: \u001b[2mexpect(\u001b[22mlocator\u001b[2m).\u001b[22mtoBeVisible() failed";
    expect(failureLines([`${located}\n\nTimeout: 10000ms\n    at /place/journey.spec.ts:12:3\n`])).toEqual([
      "Error: expect(locator).toBeVisible() failed",
      "Timeout: 10000ms",
    ]);
  });

  it("takes six lines of all that was said", () => {
    expect(failureLines(["Test timeout of 60000ms exceeded.", "1\n2\n3\n4\n5\n6"])).toEqual([
      "Test timeout of 60000ms exceeded.",
      ..."12345",
    ]);
  });

  it("cuts a long line", () => {
    const [first = "", second = ""] = failureLines([`${"x".repeat(2_000)}\n${"y".repeat(200)}`]);
    expect([first.length, second.length]).toEqual([601, 81]);
  });

  it("keeps how a property is tried again, wherever it stands", () => {
    const message = messageOf(() => {
      fc.assert(
        fc.property(fc.integer(), (number) => number !== 7),
        { seed: 1, examples: [[7]] },
      );
    });
    const lines = failureLines([`1\n2\n3\n4\n5\n6\n7\n${message}`]);
    expect(lines).toHaveLength(8);
    expect(lines.slice(6)).toEqual([expect.stringMatching(/seed: 1, path: "/), "Counterexample: [7]"]);
  });
});
