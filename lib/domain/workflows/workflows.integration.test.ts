import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { serveStepFunctions } from "#amplify/local/step-functions/protocol.ts";
import { historyStore } from "#lib/domain/history/index.ts";
import { signedCursors } from "#lib/platform/cursor.ts";
import { stepFunctions } from "#lib/platform/step-functions.ts";
import { commit } from "#lib/platform/transactions.ts";
import { person } from "#lib/testing/builders.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { testClock } from "#lib/testing/services.ts";
import { Engine, machineArn, TaskError, type Definition } from "#lib/testing/workflows/index.ts";
import {
  listRuns,
  openRun,
  redriveRun,
  runStore,
  standings,
  startWorkflow,
  stopRun,
  type StartInput,
} from "./index.ts";

/** Waits until it is answered; fails while `broken` holds its session's id. */
const definition: Definition = {
  StartAt: "Work",
  States: {
    Work: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Parameters: { FunctionName: "work", "Payload.$": "$" },
      ResultPath: "$.work",
      TimeoutSeconds: 60,
      Next: "Done",
    },
    Done: { Type: "Succeed" },
  },
};

describe("workflows over the local Step Functions", () => {
  let store: TestDatabase;
  let engine: Engine;
  let server: Awaited<ReturnType<typeof serveStepFunctions>>;
  let calls: string[];
  const broken = new Set<string>();
  const held = new Set<string>();
  const clock = testClock();
  const supervisor = person("supervisors", "*", "sam");
  const retail = person("supervisors", ["retail"], "rita");

  const deps = (machines = { handoff: machineArn("handoff") }) => {
    const cursors = signedCursors("a secret of the tests, 32 characters");
    const { port } = server.address() as AddressInfo;
    return {
      cursors,
      clock,
      workflows: stepFunctions({ region: "us-east-1", endpoint: `http://127.0.0.1:${port}`, machines }),
      runs: runStore(store.database, store.tables.Sessions),
      history: historyStore(store.database, cursors, store.tables.History),
      commit: (writes: Parameters<typeof commit>[1]) => commit(store.database, writes),
    };
  };

  beforeAll(async () => {
    store = await startDatabase();
    calls = [];
    engine = new Engine({
      machines: { handoff: definition },
      task: async ({ input }) => {
        const { session_id } = (input as { Payload: { session_id: string } }).Payload;
        calls.push(session_id);
        if (broken.has(session_id)) throw new TaskError("NOT_FOUND", "no such session");
        await vi.waitFor(() => expect(held.has(session_id)).toBe(false), { timeout: 20_000, interval: 10 });
        return { Payload: "done" };
      },
    });
    server = await serveStepFunctions(Promise.resolve(engine), 0);
  });
  afterAll(async () => {
    held.clear();
    server.close();
    await engine.leave();
    await store.stop();
  });

  const wish = (some: Partial<StartInput> = {}): StartInput => {
    const subject = some.subject ?? randomUUID();
    return {
      kind: "handoff",
      subject,
      input: { session_id: subject, reason: "asks for a human", priority: "high" },
      requestId: randomUUID(),
      ...some,
    };
  };
  const historyOf = async (session: string) =>
    (await deps().history.of(`SESSION#${session}`)).items.map(({ Action, Actor }) => [Action, Actor]);
  const ended = (name: string) =>
    vi.waitFor(
      async () => {
        const opened = await openRun(deps(), supervisor, { kind: "handoff", name });
        expect(opened.execution.status).not.toBe("RUNNING");
        return opened;
      },
      { timeout: 20_000, interval: 20 },
    );

  it("are started once, by whoever of twenty presses at once, and recorded once", async () => {
    const one = wish({ attempt: 1 });
    held.add(one.subject);
    const started = await Promise.all(
      Array.from({ length: 20 }, () =>
        startWorkflow(deps(), supervisor, { ...one, requestId: randomUUID() }),
      ),
    );
    expect(new Set(started.map(({ arn }) => arn)).size).toBe(1);
    expect(started.filter(({ isNew }) => isNew)).toHaveLength(1);
    await vi.waitFor(() => expect(calls.filter((id) => id === one.subject)).toHaveLength(1));
    held.delete(one.subject);
    await ended(`handoff-${one.subject}-1`);
    expect(await historyOf(one.subject)).toEqual([["workflow.started", "sam"]]);
    // A second click that comes after the end is still the same wish.
    expect(await startWorkflow(deps(), supervisor, one)).toMatchObject({ attempt: 1, isNew: false });
    // Who has seen it end asks for the next.
    expect(await startWorkflow(deps(), supervisor, { ...one, attempt: 2 })).toMatchObject({
      attempt: 2,
      isNew: true,
    });
    expect(await startWorkflow(deps(), supervisor, { ...one, attempt: undefined })).toBeDefined();
  });

  it("go on where a start was cut off between the record and the execution", async () => {
    const one = wish();
    const dead = stepFunctions({
      region: "us-east-1",
      endpoint: "http://127.0.0.1:9",
      machines: { handoff: machineArn("handoff") },
      maxAttempts: 1,
    });
    await expect(startWorkflow({ ...deps(), workflows: dead }, supervisor, one)).rejects.toMatchObject({
      code: "UNAVAILABLE",
      reason: "workflows.unavailable",
    });
    expect(await historyOf(one.subject)).toHaveLength(1);
    // Another person presses again: it is what the first one meant.
    const again = { ...one, input: { ...one.input, reason: "another reason" } };
    const started = await startWorkflow(deps(), person("admins", "*", "ada"), again);
    expect(started).toMatchObject({ attempt: 1, isNew: false });
    const { execution, run } = await ended(started.execution);
    expect(JSON.parse(execution.input ?? "")).toMatchObject({
      reason: "asks for a human",
      requested_by: "sam",
    });
    expect(run?.requested_by).toBe("sam");
    expect(await historyOf(one.subject)).toHaveLength(1);
  });

  it("are refused to those without the permission, and with an input that is not theirs", async () => {
    await expect(startWorkflow(deps(), person("editors"), wish())).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const subject = randomUUID();
    const wrong = wish({ subject, input: { session_id: subject, reason: "x", priority: "at once" } });
    await expect(startWorkflow(deps(), supervisor, wrong)).rejects.toMatchObject({
      code: "VALIDATION",
      fieldErrors: { priority: { reason: "workflows.priority" } },
    });
    expect(await historyOf(subject)).toEqual([]);
  });

  it("are listed newest first with who started them, each person's own lines of business, page by page", async () => {
    const mine = await startWorkflow(deps(), retail, wish({ lobs: ["retail"] }));
    const theirs = await startWorkflow(deps(), supervisor, wish({ lobs: ["claims"] }));
    for (const { execution } of [mine, theirs]) await ended(execution);
    const names = async (actor: typeof retail) =>
      (await listRuns(deps(), actor, { kind: "handoff", status: "SUCCEEDED" })).items.map(({ name }) => name);
    expect((await names(supervisor)).slice(0, 2)).toEqual([theirs.execution, mine.execution]);
    expect(await names(retail)).toEqual([mine.execution]);
    const { items } = await listRuns(deps(), supervisor, { kind: "handoff" });
    expect(items.find(({ name }) => name === mine.execution)?.run).toMatchObject({ requested_by: "rita" });
    await expect(openRun(deps(), retail, { kind: "handoff", name: theirs.execution })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(
      listRuns(deps(), supervisor, { kind: "handoff", cursor: "changed.cursor" }),
    ).rejects.toMatchObject({ code: "VALIDATION" });
  });

  it("show why they failed, and go on from there once the cause is gone, however often it is pressed", async () => {
    const one = wish();
    broken.add(one.subject);
    const { execution } = await startWorkflow(deps(), supervisor, one);
    const failed = await ended(execution);
    expect(failed).toMatchObject({ canRedrive: true, canStop: false });
    expect(failed.execution).toMatchObject({ status: "FAILED", error: "NOT_FOUND" });
    expect(standings(failed.steps)).toEqual(new Map([["Work", "failed"]]));

    broken.delete(one.subject);
    clock.advance(1_000);
    const again = { kind: "handoff", name: execution };
    await expect(redriveRun(deps(), person("editors"), { ...again, requestId: "no" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await Promise.all(
      ["a", "b", "c"].map((requestId) => redriveRun(deps(), supervisor, { ...again, requestId })),
    );
    const done = await ended(execution);
    expect(done.execution).toMatchObject({ status: "SUCCEEDED", redrives: 1 });
    expect(standings(done.steps)).toEqual(
      new Map([
        ["Work", "done"],
        ["Done", "done"],
      ]),
    );
    expect(await historyOf(one.subject)).toEqual([
      ["workflow.redriven", "sam"],
      ["workflow.started", "sam"],
    ]);
    await expect(redriveRun(deps(), supervisor, { ...again, requestId: "d" })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "workflows.notRedrivable",
    });
  });

  it("are stopped where they stand, with who did it", async () => {
    const one = wish({ lobs: ["claims"] });
    held.add(one.subject);
    const { execution } = await startWorkflow(deps(), supervisor, one);
    const stop = { kind: "handoff", name: execution, requestId: randomUUID() };
    await expect(stopRun(deps(), person("clients"), stop)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(stopRun(deps(), retail, stop)).rejects.toMatchObject({ code: "NOT_FOUND" });
    clock.advance(1_000);
    await stopRun(deps(), supervisor, stop);
    const stopped = await ended(execution);
    expect(stopped.execution.status).toBe("ABORTED");
    expect(stopped.run).toMatchObject({ stopped_by: "sam" });
    expect(standings(stopped.steps).get("Work")).toBe("stopped");
    expect((await historyOf(one.subject))[0]).toEqual(["workflow.stopped", "sam"]);
    await expect(stopRun(deps(), supervisor, stop)).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "workflows.ended",
    });
  });

  it.each([
    ["handoff", "handoff-none-1"],
    ["handoff", "a/b"],
    ["nothing", "x"],
  ])("there is no %s named %s", async (kind, name) => {
    await expect(openRun(deps(), supervisor, { kind, name })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("say so where they are not set up", async () => {
    const none = { ...deps(), workflows: deps({} as never).workflows };
    await expect(listRuns(none, supervisor, { kind: "handoff" })).rejects.toMatchObject({
      code: "UNAVAILABLE",
      reason: "workflows.missing",
    });
  });

  it("answer a wait that has ended with that it has ended", async () => {
    await expect(deps().workflows.succeed("made up", {})).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "handoffs.noLongerWaiting",
    });
    await expect(deps().workflows.fail("made up", "Declined", "busy")).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "handoffs.noLongerWaiting",
    });
  });
});
