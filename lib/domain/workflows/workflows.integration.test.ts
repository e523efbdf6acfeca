import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { serveStepFunctions } from "#amplify/local/step-functions/protocol.ts";
import { actorName, historyStore } from "#lib/domain/history/index.ts";
import { sessionStore } from "#lib/domain/sessions/index.ts";
import { sealedCursors } from "#lib/platform/sealing.ts";
import { stepFunctions } from "#lib/platform/step-functions.ts";
import { commit } from "#lib/platform/transactions.ts";
import { person } from "#lib/testing/builders.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { testClock } from "#lib/testing/services.ts";
import { Engine, machineArn, TaskError, type Definition } from "#lib/testing/workflows/index.ts";
import {
  acceptHandoff,
  cleanUpNow,
  declineHandoff,
  failedRuns,
  handOffSession,
  listRuns,
  openRun,
  redriveRun,
  runStore,
  seenFailures,
  standings,
  startWorkflow,
  stopRun,
  waitingHandoffs,
  withdrawHandoff,
  type StartInput,
} from "./index.ts";
import { isResumable } from "./resumable.ts";

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

/** Waits for an answer to its token. */
const asking: Definition = {
  StartAt: "Ask",
  States: {
    Ask: {
      Type: "Task",
      Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      Parameters: { QueueUrl: "q", MessageBody: { "token.$": "$$.Task.Token" } },
      TimeoutSeconds: 300,
      End: true,
    },
  },
};

describe("workflows over the local Step Functions", () => {
  let store: TestDatabase;
  let engine: Engine;
  let server: Awaited<ReturnType<typeof serveStepFunctions>>;
  let calls: string[];
  const tokens: string[] = [];
  const broken = new Set<string>();
  const held = new Set<string>();
  const clock = testClock();
  const supervisor = person("supervisors", "*", "sam");
  const retail = person("supervisors", ["retail"], "rita");

  const deps = (
    machines: Record<string, string> = {
      handoff: machineArn("handoff"),
      export: machineArn("export"),
      asking: machineArn("asking"),
    },
  ) => {
    const cursors = sealedCursors("a secret of the tests, 32 characters");
    const { port } = server.address() as AddressInfo;
    return {
      cursors,
      clock,
      sessions: sessionStore(store.database, cursors, store.tables.Sessions),
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
      machines: { handoff: definition, export: definition, asking, cleanup: asking },
      task: async ({ input }) => {
        const { MessageBody } = input as { MessageBody?: { token: string } };
        if (MessageBody) {
          tokens.push(MessageBody.token);
          return null;
        }
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
  const historyOf = async (of: string, area: "SESSION" | "WORKFLOW" = "SESSION") =>
    (await deps().history.of(`${area}#${of}`)).items.map(({ Action, Actor }) => [Action, Actor]);
  const ended = (name: string, kind = "handoff") =>
    vi.waitFor(
      async () => {
        const opened = await openRun(deps(), supervisor, { kind, name });
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
    const one = wish({ kind: "export" });
    broken.add(one.subject);
    const { execution } = await startWorkflow(deps(), supervisor, one);
    const failed = await ended(execution, "export");
    expect(failed).toMatchObject({ canRedrive: true, canStop: false });
    expect(failed.execution).toMatchObject({ status: "FAILED", error: "NOT_FOUND" });
    expect(standings(failed.steps)).toEqual(new Map([["Work", "failed"]]));

    broken.delete(one.subject);
    clock.advance(1_000);
    const again = { kind: "export", name: execution };
    await expect(redriveRun(deps(), person("editors"), { ...again, requestId: "no" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await Promise.all(
      ["a", "b", "c"].map((requestId) => redriveRun(deps(), supervisor, { ...again, requestId })),
    );
    const done = await ended(execution, "export");
    expect(done.execution).toMatchObject({ status: "SUCCEEDED", redrives: 1 });
    expect(standings(done.steps)).toEqual(
      new Map([
        ["Work", "done"],
        ["Done", "done"],
      ]),
    );
    expect(await historyOf(execution, "WORKFLOW")).toEqual([
      ["workflow.redriven", "sam"],
      ["workflow.started", "sam"],
    ]);
    await expect(redriveRun(deps(), supervisor, { ...again, requestId: "d" })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "workflows.notRedrivable",
    });
  });

  it("of handoffs that failed do not go on, since they were undone: a human is asked for anew", async () => {
    const one = wish();
    const at = clock.now().toISOString();
    await deps().commit([
      deps().sessions.create({
        ...{ session_id: one.subject, customer_id: "c-1", status: "active", turn_count: 0 },
        ...{ language: "en", source: "web", created_at: at, updated_at: at },
      }),
    ]);
    broken.add(one.subject);
    const { execution } = await startWorkflow(deps(), supervisor, one);
    const failed = await ended(execution);
    expect(failed).toMatchObject({ canRedrive: false, again: { session_id: one.subject, attempt: 2 } });
    const redrive = { kind: "handoff", name: execution, requestId: "r" };
    await expect(redriveRun(deps(), supervisor, redrive)).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "workflows.notRedrivable",
    });
    broken.delete(one.subject);
    const wished = { session_id: one.subject, reason: "again", priority: "low", requestId: "r" } as const;
    const next = await handOffSession(deps(), supervisor, { ...wished, attempt: 2 });
    expect((await ended(execution)).again).toEqual({ later: next.execution });
  });

  it.each([
    ["what failed at a task of its own accord", "TaskStateEntered", "export", true],
    ["what its definition led to failing", "FailStateEntered", "export", false],
    ["what was undone", "TaskStateEntered", "handoff", false],
  ] as const)("go on from %s only where that leads anywhere", (_, type, kind, expected) => {
    const event = (id: number, name: string) => ({ id, previousId: 0, type: name, at: "", details: {} });
    const events = [event(9, "ExecutionFailed"), event(8, type), event(3, "TaskStateEntered")];
    expect(isResumable(kind, { canRedrive: true }, events)).toBe(expected);
    expect(isResumable(kind, { canRedrive: false }, events)).toBe(false);
  });

  it("of handoffs are taken back as long as nobody has the session", async () => {
    const one = wish();
    const at = clock.now().toISOString();
    const session = {
      ...{ session_id: one.subject, customer_id: "c-1", status: "active" as const, turn_count: 0 },
      ...{ language: "en", source: "web" as const, created_at: at, updated_at: at },
    };
    await deps().commit([deps().sessions.create(session)]);
    const withdraw = (actor = supervisor) =>
      withdrawHandoff(deps(), actor, { session_id: one.subject, requestId: randomUUID() });
    await withdraw();
    held.add(one.subject);
    const { execution } = await startWorkflow(deps(), supervisor, one);
    await expect(withdraw(person("editors"))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await deps().commit([deps().sessions.change(session, "handed_off", clock.now())]);
    await expect(withdraw()).rejects.toMatchObject({ code: "CONFLICT", reason: "handoffs.taken" });
    const taken = { ...session, status: "handed_off" as const, updated_at: clock.now().toISOString() };
    clock.advance(1_000);
    await deps().commit([deps().sessions.change(taken, "waiting", clock.now())]);
    await Promise.all([withdraw(), withdraw()]).catch(() => undefined);
    await withdraw();
    const stopped = await ended(execution);
    expect(stopped.execution).toMatchObject({ status: "ABORTED", error: "Withdrawn" });
    expect((await historyOf(one.subject)).filter(([action]) => action === "workflow.stopped")).toEqual([
      ["workflow.stopped", "sam"],
    ]);
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
    const none = { ...deps(), workflows: deps({}).workflows };
    await expect(listRuns(none, supervisor, { kind: "handoff" })).rejects.toMatchObject({
      code: "UNAVAILABLE",
      reason: "workflows.missing",
    });
  });

  /** A handoff that waits, with the token of a run that waits; gives the run's ARN. */
  async function waitingHandoff(some: { lob?: string; priority?: "urgent"; minutes?: number } = {}) {
    const session_id = randomUUID();
    const { arn } = await deps().workflows.start("asking", session_id, {});
    const task_token = await vi.waitFor(() => {
      const token = tokens.shift();
      if (!token) throw new Error("no token yet");
      return token;
    });
    clock.advance(1_000);
    const at = clock.now();
    const handoff_id = String(at.getTime());
    await deps().commit([
      deps().sessions.createHandoff(session_id, handoff_id, {
        reason: "asks for a human",
        priority: some.priority ?? "normal",
        state: "waiting",
        requested_by: "sam",
        waits_until: new Date(at.getTime() + (some.minutes ?? 5) * 60_000).toISOString(),
        lob: some.lob,
        task_token,
      }),
    ]);
    return { which: { session_id, handoff_id }, arn, task_token };
  }
  const listed = async (actor = supervisor) =>
    (await waitingHandoffs(deps(), actor)).items.map(({ session_id }) => session_id);

  it("show who waits, longest first, to each their own lines of business, without the token", async () => {
    const first = await waitingHandoff({ lob: "claims" });
    const second = await waitingHandoff({ lob: "retail", priority: "urgent" });
    const over = await waitingHandoff({ lob: "retail", minutes: -1 });
    expect(await listed()).toEqual([first.which.session_id, second.which.session_id]);
    expect(await listed(retail)).toEqual([second.which.session_id]);
    const page = await waitingHandoffs(deps(), supervisor);
    expect(page).toMatchObject({ canAnswer: true, unreadable: 0 });
    expect(JSON.stringify(page)).not.toContain(first.task_token);
    await expect(listed(person("editors"))).rejects.toMatchObject({ code: "FORBIDDEN" });
    // A wait that has ended is answered to nobody.
    await expect(acceptHandoff(deps(), supervisor, over.which)).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "handoffs.noLongerWaiting",
    });
    await expect(acceptHandoff(deps(), retail, first.which)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(acceptHandoff(deps(), person("editors"), first.which)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("give a waiting customer to one of those who take them at once", async () => {
    const { which, arn } = await waitingHandoff();
    const people = ["sam", "rita", "ada"].map((name) => person("supervisors", "*", name));
    const answers = await Promise.allSettled(people.map((actor) => acceptHandoff(deps(), actor, which)));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === "rejected")
        expect(answer.reason).toMatchObject({ code: "CONFLICT", reason: "handoffs.noLongerWaiting" });
    const { output } = await vi.waitFor(async () => {
      const execution = await deps().workflows.describe(arn);
      expect(execution.status).toBe("SUCCEEDED");
      return execution;
    });
    const taker = people[answers.findIndex(({ status }) => status === "fulfilled")];
    expect(JSON.parse(output ?? "")).toEqual({ decision: "accepted", agent_id: taker && actorName(taker) });
  });

  it("hear who declined, and why", async () => {
    const { which, arn } = await waitingHandoff();
    await declineHandoff(deps(), supervisor, { ...which, reason: "I am at lunch" });
    const { error, cause } = await vi.waitFor(async () => {
      const execution = await deps().workflows.describe(arn);
      expect(execution.status).toBe("FAILED");
      return execution;
    });
    expect([error, JSON.parse(cause ?? "")]).toEqual(["Declined", { by: "sam", reason: "I am at lunch" }]);
    await expect(declineHandoff(deps(), supervisor, { ...which, reason: "again" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(
      declineHandoff(deps(), supervisor, { ...which, handoff_id: "1", reason: "none" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("whose failures are recent are told, to each their own", async () => {
    clock.set(new Date().toISOString());
    const one = wish({ lobs: ["claims"] });
    broken.add(one.subject);
    const { execution } = await startWorkflow(deps(), supervisor, one);
    await ended(execution);
    const failed = await failedRuns(deps());
    expect(failed).toContainEqual({ kind: "handoff", status: "FAILED", name: execution });
    const seen = async (actor: typeof retail) =>
      (await seenFailures(deps(), actor, failed)).map(({ name }) => name);
    expect(await seen(supervisor)).toContain(execution);
    expect(await seen(retail)).not.toContain(execution);
    expect(await seen(person("supervisors", ["claims"]))).toEqual([execution]);
    // A day later nobody need look.
    clock.advance(25 * 3_600_000);
    expect(await failedRuns(deps())).toEqual([]);
  });

  it("clean up when an admin of every line of business asks, once while it runs", async () => {
    const all = deps({ cleanup: machineArn("cleanup") });
    const admin = person("admins", "*", "ada");
    const press = (actor = admin) => cleanUpNow(all, actor, { requestId: randomUUID() });
    for (const refused of [supervisor, person("admins", ["retail"], "ron")])
      await expect(press(refused)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await listRuns(all, admin, { kind: "cleanup" })).items).toEqual([]);

    const [first, second] = [await press(), await press()];
    expect([first, second].map(({ execution, isNew }) => [execution, isNew])).toEqual([
      ["cleanup-all-1", true],
      ["cleanup-all-1", false],
    ]);
    const run = { kind: "cleanup", name: first.execution };
    const { execution } = await openRun(all, admin, run);
    expect(JSON.parse(execution.input ?? "")).toEqual({ requested_by: "ada" });
    await stopRun(all, admin, { ...run, requestId: randomUUID() });
    expect(await press()).toMatchObject({ execution: "cleanup-all-2", isNew: true });
    const { items } = await all.history.of("WORKFLOW#cleanup-all-1");
    expect(items.map(({ Action, Actor }) => `${Action} ${Actor}`).toSorted()).toEqual([
      "workflow.started ada",
      "workflow.stopped ada",
    ]);
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
