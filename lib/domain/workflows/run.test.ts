import { describe, expect, it } from "vitest";
import { workflowKinds } from "./kind.ts";
import { executionName, runIdOf, type RunId } from "./run.ts";

const session = "3f2b8c1e-7d4a-4b6e-9c0f-1a2b3c4d5e6f";

describe("an execution's name", () => {
  it.each(workflowKinds)("tells what a run of %s is for", (kind) => {
    const id: RunId = { kind, subject: session, attempt: 12 };
    const name = executionName(id);
    expect(name.length).toBeLessThanOrEqual(80);
    expect(runIdOf(name)).toEqual(id);
  });

  it("stays within Amazon's 80 characters for the longest subject and the last attempt", () => {
    const longest = executionName({ kind: "onboarding", subject: "x".repeat(56), attempt: 999_999 });
    expect(longest.length).toBeLessThanOrEqual(80);
    expect(runIdOf(longest)?.attempt).toBe(999_999);
  });

  it.each([
    "9b1d0c5e-aaaa-bbbb-cccc-123456789012_1f",
    "handoff-x",
    "handoff--1",
    "other-x-1",
    "handoff-x-0",
    "",
  ])("%s is none of ours", (name) => {
    expect(runIdOf(name)).toBeUndefined();
  });
});
