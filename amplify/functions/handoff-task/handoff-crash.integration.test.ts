import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  accept,
  asking,
  decline,
  patient,
  startHandoffStage,
  type HandoffFlow,
  type HandoffStage,
} from "#amplify/local/step-functions/handoff-stage.ts";
import { offerSeconds } from "#lib/domain/sessions/index.ts";
import { everyState, tryWorkflow, waitsForToken, type TryOptions } from "#lib/testing/workflows/index.ts";

let stage: HandoffStage;
beforeAll(async () => {
  stage = await startHandoffStage();
});
afterAll(() => stage.stop());
beforeEach(() => stage.reset());
afterEach(() => stage.clear());

describe("a crash", () => {
  const definition = tryWorkflow("handoff", {
    substitutions: {
      SessionsTable: "t",
      HandoffsQueueUrl: "q",
      HandoffTaskFunction: "f",
      HandoffAgentsFunction: "g",
    },
  }).definition;
  const tasks = everyState(definition.States).filter(([, { Type }]) => Type === "Task");
  const reached = {
    well: [
      ...["ValidateSession", "OpenHandoff", "CheckAgentAvailability", "AssignAgent", "UpdateSession"],
      ...[
        "NotifyCustomer",
        "TransferConversationContext",
        "NotifyAgent",
        "CheckFirstReply",
        "CompleteHandoff",
      ],
    ],
    badly: ["QueueForAgent", "EscalateToManager", "FailHandoff", "TellCustomerOfFailure"],
  };
  const cases = (["before", "after"] as const).flatMap((when) =>
    Object.entries(reached).flatMap(([how, states]) => states.map((at) => ({ how, at, when }))),
  );

  it.each(cases)("$when $at leaves nothing half done, nor twice", async ({ how, at, when }) => {
    if (how === "well") stage.agents("ana");
    const session_id = await stage.begin();
    if (how === "well")
      void stage.isWith(session_id, "ana").then(
        () => stage.reply(session_id, "ana"),
        () => undefined,
      );
    const flow = stage.workflow({ second: 3, crash: { at, when } });
    await flow.run(asking(session_id), "crashed");
    const [run] = await flow.restart();
    if (how === "badly") {
      expect(run).toMatchObject({ status: "FAILED", error: "NoManager" });
      await stage.compensated(session_id, "NoManager");
      expect((await stage.seen(session_id)).handoffs).toHaveLength(1);
      return;
    }
    expect(run).toMatchObject({ status: "SUCCEEDED" });
    const { handoffs, turns, summaries, session } = await stage.seen(session_id);
    expect(handoffs).toHaveLength(1);
    expect(handoffs[0]).toMatchObject({ state: "completed", agent_id: "ana" });
    expect(turns.map(({ role }) => role).sort()).toEqual(["agent", "bot", "customer", "system"]);
    expect(summaries).toHaveLength(1);
    expect(session.turn_count).toBe(turns.length);
    expect(await stage.actions(session_id)).toEqual([
      "session.created",
      "handoff.requested",
      "handoff.assigned",
      "session.handed_off",
      "handoff.completed",
    ]);
  });

  /** The run is left at a task and goes on in another process; meanwhile people do what they do. */
  const crashed = async (
    at: string,
    when: "before" | "after",
    options: Partial<TryOptions>,
    people: (flow: HandoffFlow, session_id: string) => Promise<void>,
  ) => {
    const session_id = await stage.begin();
    const flow = stage.workflow({ second: 30, ...options, crash: { at, when } });
    const execution = flow.start(asking(session_id), "crashed");
    await people(flow, session_id);
    await execution.done;
    expect(execution.status).toBe("RUNNING");
    const restarted = flow.restart();
    return { session_id, flow, restarted };
  };
  const often = async (session_id: string, action: string) =>
    (await stage.actions(session_id)).filter((one) => one === action).length;

  it.each(["before", "after"] as const)("%s a decline is written down counts it once", async (when) => {
    const { session_id, flow, restarted } = await crashed("RecordDecline", when, {}, async (now, session) =>
      decline(now, await stage.offered(session), "ana"),
    );
    await vi.waitFor(
      async () => expect((await stage.seen(session_id)).handoff?.declines).toHaveLength(1),
      patient,
    );
    accept(flow, await stage.offered(session_id), "sam");
    await stage.isWith(session_id, "sam");
    await stage.reply(session_id, "sam");
    expect(await restarted).toMatchObject([{ status: "SUCCEEDED" }]);
    expect(await often(session_id, "handoff.declined")).toBe(1);
  });

  it.each(["before", "after"] as const)("%s a manager's decline is written down fails once", async (when) => {
    const { session_id, restarted } = await crashed(
      "RecordManagerDecline",
      when,
      { second: 8 },
      async (now, session) => decline(now, await stage.offered(session, "escalated"), "boss"),
    );
    expect(await restarted).toMatchObject([{ status: "FAILED", error: "NoManager" }]);
    await stage.compensated(session_id, "NoManager");
    expect(await often(session_id, "handoff.declined")).toBe(1);
  });

  it.each(["before", "after"] as const)("%s another agent is sought seeks one, once", async (when) => {
    stage.agents("ana", "ben");
    const { session_id, restarted } = await crashed("ReassignAgent", when, { second: 5 }, () =>
      Promise.resolve(),
    );
    await stage.isWith(session_id, "ben");
    await stage.reply(session_id, "ben");
    expect(await restarted).toMatchObject([{ status: "SUCCEEDED" }]);
    expect((await stage.seen(session_id)).handoff).toMatchObject({ agent_id: "ben", reassigned: 1 });
    expect(await often(session_id, "handoff.reassigned")).toBe(1);
  });

  const nobodyHears = {
    NotifyCustomer: "customer",
    TransferConversationContext: "context",
    NotifyAgent: "agent",
  };
  const untold = { NotifyCustomer: "CustomerNotTold", TransferConversationContext: "ContextNotTransferred" };
  it.each(
    Object.entries({ ...untold, NotifyAgent: "AgentNotTold" }).flatMap(([state, at]) =>
      (["before", "after"] as const).map((when) => ({ state: state as keyof typeof nobodyHears, at, when })),
    ),
  )("$when $at is written down once", async ({ state, at, when }) => {
    stage.agents("ana");
    const away = () => {
      throw new Error("away");
    };
    const { session_id, restarted } = await crashed(
      at,
      when,
      { second: 5, faults: { [state]: away } },
      async (_, session) => {
        await stage.isWith(session, "ana");
        await stage.reply(session, "ana");
      },
    );
    expect(await restarted).toMatchObject([{ status: "SUCCEEDED" }]);
    expect((await stage.seen(session_id)).handoff?.unnotified).toEqual([nobodyHears[state]]);
    expect(await often(session_id, "handoff.untold")).toBe(1);
  });

  it.each(["before", "after"] as const)("%s it is written that a failure was not told", async (when) => {
    const away = () => {
      throw new Error("away");
    };
    const { session_id, restarted } = await crashed(
      "FailureNotTold",
      when,
      { second: 2, faults: { TellCustomerOfFailure: away } },
      () => Promise.resolve(),
    );
    expect(await restarted).toMatchObject([{ status: "FAILED", error: "NoManager" }]);
    expect(await often(session_id, "handoff.untold")).toBe(1);
    // What looks after ended runs tells them after all.
    await stage.compensated(session_id, "NoManager");
  });

  it.each([
    ["waiting", 50],
    ["escalated", 10],
  ] as const)("while it is %s keeps the token", async (state, second) => {
    const session_id = await stage.begin();
    const flow = stage.workflow({ second });
    flow.start(asking(session_id), "waited");
    const token = await stage.offered(session_id, state);
    const restarted = flow.restart();
    await vi.waitFor(() => accept(flow, token, "sam"), { timeout: 5_000 });
    await stage.isWith(session_id, "sam");
    await stage.reply(session_id, "sam");
    expect(await restarted).toMatchObject([{ status: "SUCCEEDED" }]);
  });

  it("is tried at each task, and the waits are as long as people are told", () => {
    const tried = [
      ...[...reached.well, ...reached.badly, ...Object.values(untold), "AgentNotTold", "FailureNotTold"],
      ...["RecordDecline", "RecordManagerDecline", "ReassignAgent"],
      // Two waits alike: a machine that is switched off in one keeps its token.
      ...["WaitForAgent", "WaitForManager"],
    ];
    expect(tasks.map(([name]) => name).sort()).toEqual(tried.sort());
    const waits = tasks.filter(([, state]) => waitsForToken(state)).map(([, state]) => state.TimeoutSeconds);
    expect(waits).toEqual([offerSeconds, offerSeconds]);
  });
});
