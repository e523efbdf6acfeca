import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  accept,
  asking,
  decline,
  startHandoffStage,
  type HandoffStage,
} from "#amplify/local/step-functions/handoff-stage.ts";

let stage: HandoffStage;
beforeAll(async () => {
  stage = await startHandoffStage();
});
afterAll(() => stage.stop());
beforeEach(() => stage.reset());
afterEach(() => stage.clear());

describe("a handoff", () => {
  it("goes to a free agent of the skill, who gets what was said, and is complete when they reply", async () => {
    stage.agents("ana");
    const session_id = await stage.begin();
    const before = stage.notices().length;
    const flow = stage.workflow();
    const run = flow.run(asking(session_id), "handoff-happy");
    await stage.isWith(session_id, "ana");
    // The customer is told a moment later.
    await vi.waitFor(async () => expect((await stage.seen(session_id)).turns.at(-1)?.role).toBe("bot"));
    await stage.reply(session_id, "ana");
    expect(await run).toMatchObject({ status: "SUCCEEDED" });
    const { session, handoff, turns, summaries } = await stage.seen(session_id);
    expect(session).toMatchObject({ status: "handed_off", agent_id: "ana", turn_count: turns.length });
    expect(handoff).toMatchObject({
      ...{ state: "completed", agent_id: "ana", reason: "card lost", requested_by: "sam" },
      ...{ execution: "handoff-happy", unnotified: [] },
    });
    expect(turns.map(({ role, content }) => [role, content])).toEqual([
      ["customer", "My card is lost"],
      ["system", "Handed over to Agent ana."],
      ["bot", expect.stringContaining("You are now speaking with Agent ana")],
      ["agent", "Good day"],
    ]);
    expect(summaries.map(({ content }) => content)).toEqual(["Why: card lost\nCustomer: My card is lost"]);
    expect(stage.notices().slice(before)).toHaveLength(1);
    expect(JSON.parse(stage.notices().at(-1) ?? "")).toMatchObject({ agent_id: "ana", session_id });
    expect(await stage.actions(session_id)).toEqual([
      "session.created",
      "handoff.requested",
      "handoff.assigned",
      "session.handed_off",
      "handoff.completed",
    ]);
  });

  it("waits for somebody where nobody is free, and goes to who accepts", async () => {
    const session_id = await stage.begin();
    const flow = stage.workflow({ second: 50 });
    const run = flow.run(asking(session_id), "handoff-waits");
    const token = await stage.offered(session_id);
    expect((await stage.seen(session_id)).session.status).toBe("waiting");
    const listed = await stage.deps.sessions.waitingHandoffs(new Date());
    expect(listed.items.map((handoff) => handoff.session_id)).toContain(session_id);
    accept(flow, token, "sam");
    await stage.isWith(session_id, "sam");
    await stage.reply(session_id, "sam");
    expect(await run).toMatchObject({ status: "SUCCEEDED" });
    expect((await stage.seen(session_id)).handoff).toMatchObject({ state: "completed", agent_id: "sam" });
    // Each function that had to do with it tells the execution's name.
    expect(stage.tellers("handoff-waits")).toEqual(
      new Set(["handoff-task", "handoff-agents", "handoff-offers"]),
    );
    expect(() => accept(flow, token, "ana")).toThrow(
      expect.objectContaining({ name: "TaskTimedOut" }) as Error,
    );
  });

  it("is offered again after each of three declines, and goes to a manager after the fourth", async () => {
    const session_id = await stage.begin();
    const flow = stage.workflow({ second: 50 });
    const run = flow.run(asking(session_id));
    let token = "";
    for (const by of ["ana", "ben", "eva", "leo"]) {
      token = await stage.offered(session_id, "waiting", token);
      decline(flow, token, by);
    }
    token = await stage.offered(session_id, "escalated");
    const { handoff } = await stage.seen(session_id);
    expect(handoff?.declines.map(({ by, reason }) => [by, reason])).toEqual([
      ["ana", "busy"],
      ["ben", "busy"],
      ["eva", "busy"],
      ["leo", "busy"],
    ]);
    accept(flow, token, "boss");
    await stage.isWith(session_id, "boss");
    await stage.reply(session_id, "boss");
    const { status, states } = await run;
    expect(status).toBe("SUCCEEDED");
    expect(states.filter((state) => state === "QueueForAgent")).toHaveLength(4);
    const waited = "handoff.waiting system:handoff";
    expect(await stage.acts(session_id)).toEqual([
      ...["handoff.requested system:handoff", waited],
      ...["ana", "ben", "eva"].flatMap((who) => [`handoff.declined ${who}`, waited]),
      ...["handoff.declined leo", "handoff.escalated system:handoff", "handoff.accepted boss"],
      ...["session.handed_off system:handoff", "handoff.completed system:handoff"],
    ]);
    const declines = (await stage.history(session_id)).filter(({ Action }) => Action === "handoff.declined");
    expect(declines.map(({ After }) => [After?.reason, After?.declined])).toEqual(
      [1, 2, 3, 4].map((count) => ["busy", count]),
    );
  });

  it("is offered again after three declines to who then accepts", async () => {
    const session_id = await stage.begin();
    const flow = stage.workflow({ second: 50 });
    const run = flow.run(asking(session_id));
    let token = "";
    for (const by of ["ana", "ben", "eva"]) {
      token = await stage.offered(session_id, "waiting", token);
      decline(flow, token, by);
    }
    accept(flow, await stage.offered(session_id, "waiting", token), "leo");
    await stage.isWith(session_id, "leo");
    await stage.reply(session_id, "leo");
    const { status, states } = await run;
    expect([status, states.includes("EscalateToManager")]).toEqual(["SUCCEEDED", false]);
  });

  it("times out, and a manager takes it", async () => {
    const session_id = await stage.begin();
    const flow = stage.workflow();
    const run = flow.run(asking(session_id));
    const first = await stage.offered(session_id);
    const second = await stage.offered(session_id, "escalated");
    expect(() => accept(flow, first, "ana")).toThrow(
      expect.objectContaining({ name: "TaskTimedOut" }) as Error,
    );
    accept(flow, second, "boss");
    await stage.isWith(session_id, "boss");
    await stage.reply(session_id, "boss");
    expect(await run).toMatchObject({ status: "SUCCEEDED" });
  });

  it("times out without a manager: it failed, the session is active, the customer is told", async () => {
    const session_id = await stage.begin();
    const run = await stage.workflow({ second: 2 }).run(asking(session_id));
    expect(run).toMatchObject({ status: "FAILED", error: "NoManager" });
    expect(run.states.filter((state) => state === "EscalateToManager")).toHaveLength(1);
    await stage.compensated(session_id, "NoManager");
    expect(await stage.actions(session_id)).toEqual([
      "session.created",
      "handoff.requested",
      "handoff.waiting",
      "handoff.escalated",
      "handoff.failed",
    ]);
    const listed = await stage.deps.sessions.waitingHandoffs(new Date());
    expect(listed.items.map((handoff) => handoff.session_id)).not.toContain(session_id);
  });

  it("is declined by the manager too: it failed", async () => {
    const session_id = await stage.begin();
    const flow = stage.workflow({ second: 8 });
    const run = flow.run(asking(session_id));
    decline(flow, await stage.offered(session_id, "escalated"), "boss");
    expect(await run).toMatchObject({ status: "FAILED", error: "NoManager" });
    await stage.compensated(session_id, "NoManager");
    expect((await stage.seen(session_id)).handoff?.declines).toMatchObject([{ by: "boss", reason: "busy" }]);
  });

  it("goes to another when the agent does not reply", async () => {
    stage.agents("ana", "ben");
    const session_id = await stage.begin();
    const run = stage.workflow().run(asking(session_id));
    await stage.isWith(session_id, "ben");
    await stage.reply(session_id, "ben");
    const { status, states } = await run;
    expect(status).toBe("SUCCEEDED");
    expect(states.filter((state) => state === "ReassignAgent")).toHaveLength(1);
    const { handoff, turns } = await stage.seen(session_id);
    expect(handoff).toMatchObject({ state: "completed", agent_id: "ben", reassigned: 1 });
    expect(turns.map(({ content }) => content)).toContain(
      "Agent ana did not reply; somebody else is looked for.",
    );
  });

  it("fails when nobody of four replies", async () => {
    stage.agents("ana", "ben", "eva", "leo", "zoe");
    const session_id = await stage.begin();
    const run = await stage.workflow({ second: 2 }).run(asking(session_id));
    expect(run).toMatchObject({ status: "FAILED", error: "AgentsIdle" });
    expect(run.states.filter((state) => state === "AssignAgent")).toHaveLength(4);
    await stage.compensated(session_id, "AgentsIdle");
  });
});
