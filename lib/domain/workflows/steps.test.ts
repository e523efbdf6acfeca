import { describe, expect, it } from "vitest";
import type { ExecutionEvent } from "#lib/platform/step-functions.ts";
import { standings, stepsOf } from "./steps.ts";

/** Events from `[previous, type, details]`, numbered from 1. */
const events = (...told: [number, string, Record<string, unknown>?][]): ExecutionEvent[] =>
  told.map(([previousId, type, details = {}], place) => ({
    id: place + 1,
    previousId,
    type,
    at: new Date(Date.UTC(2026, 0, 1, 10, 0, place)).toISOString(),
    details,
  }));
const seen = (steps: ReturnType<typeof stepsOf>) =>
  steps.map(({ state, standing }) => `${state} ${standing}`);

describe("the steps of a run", () => {
  it("tell what each state was given and gave, and where the run is", () => {
    const steps = stepsOf(
      events(
        [0, "ExecutionStarted"],
        [0, "PassStateEntered", { name: "Begin", input: "{}" }],
        [2, "PassStateExited", { name: "Begin", output: '{"a":1}' }],
        [3, "TaskStateEntered", { name: "Work", input: '{"a":1}' }],
        [4, "TaskScheduled"],
      ),
      "RUNNING",
    );
    expect(seen(steps)).toEqual(["Begin done", "Work current"]);
    expect(steps[0]).toMatchObject({ input: "{}", output: '{"a":1}', exitedAt: "2026-01-01T10:00:02.000Z" });
    expect(steps[1]?.from).toBe("Begin");
    expect(steps[1]?.events.map(({ type }) => type)).toEqual(["TaskStateEntered", "TaskScheduled"]);
  });

  it("tell an error that was caught from one that ended the run", () => {
    const told = events(
      [0, "TaskStateEntered", { name: "Work" }],
      [1, "TaskFailed", { error: "States.Timeout", cause: "late" }],
      [2, "TaskStateExited", { name: "Work" }],
      [3, "FailStateEntered", { name: "Broken" }],
      [4, "ExecutionFailed", { error: "Gone", cause: "no session" }],
    );
    const steps = stepsOf(told, "FAILED");
    expect(seen(steps)).toEqual(["Work caught", "Broken failed"]);
    expect(steps[0]).toMatchObject({ failure: { error: "States.Timeout", cause: "late" }, failures: 1 });
    expect(steps[1]).toMatchObject({ failure: { error: "Gone", cause: "no session" } });
  });

  it("count tries that failed before one went well", () => {
    const [step] = stepsOf(
      events(
        [0, "TaskStateEntered", { name: "Work" }],
        [1, "LambdaFunctionFailed", { error: "Lambda.ServiceException" }],
        [2, "LambdaFunctionSucceeded"],
        [3, "TaskStateExited", { name: "Work" }],
      ),
      "SUCCEEDED",
    );
    expect(step).toMatchObject({ standing: "done", failures: 1 });
  });

  it("keep apart what runs side by side", () => {
    const steps = stepsOf(
      events(
        [0, "TaskStateEntered", { name: "One", input: '"a"' }],
        [0, "TaskStateEntered", { name: "One", input: '"b"' }],
        [1, "TaskFailed", { error: "X" }],
        [2, "TaskSucceeded"],
        [4, "TaskStateExited", { name: "One", output: '"B"' }],
      ),
      "SUCCEEDED",
    );
    expect(steps.map(({ input, output, standing }) => [input, output, standing])).toEqual([
      ['"a"', undefined, "caught"],
      ['"b"', '"B"', "done"],
    ]);
  });

  it.each([
    ["ABORTED", "stopped"],
    ["TIMED_OUT", "failed"],
    ["PENDING_REDRIVE", "current"],
  ] as const)("where a run that is %s stands, it is %s", (status, standing) => {
    expect(stepsOf(events([0, "WaitStateEntered", { name: "Wait" }]), status)[0]?.standing).toBe(standing);
  });

  it("a state visited again stands as it did last, unless it is open", () => {
    const steps = stepsOf(
      events(
        [0, "TaskStateEntered", { name: "Work" }],
        [1, "TaskFailed", { error: "X" }],
        [2, "TaskStateExited", { name: "Work" }],
        [3, "TaskStateEntered", { name: "Work" }],
        [4, "TaskStateExited", { name: "Work" }],
      ),
      "SUCCEEDED",
    );
    expect(standings(steps)).toEqual(new Map([["Work", "done"]]));
  });
});
