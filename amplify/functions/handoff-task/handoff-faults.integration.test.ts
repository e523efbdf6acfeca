import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import {
  accept,
  asking,
  patient,
  startHandoffStage,
  type HandoffStage,
} from "#amplify/local/step-functions/handoff-stage.ts";
import { addTurn, endSession, withdrawnError } from "#lib/domain/sessions/index.ts";
import { person } from "#lib/testing/builders.ts";
import { TaskError } from "#lib/testing/workflows/index.ts";

const admin = person("admins");
const supervisor = person("supervisors");

let stage: HandoffStage;
beforeAll(async () => {
  stage = await startHandoffStage();
});
afterAll(() => stage.stop());
beforeEach(() => stage.reset());
afterEach(() => stage.clear());

describe("what goes wrong", () => {
  it("is a session that is not there, or not active: refused, and nothing is written", async () => {
    const none = await stage.workflow().run(asking("0f8fad5b-d9cb-469f-a165-70867728950e"));
    expect(none).toMatchObject({ status: "FAILED", error: "SessionMissing" });
    const session_id = await stage.begin();
    await endSession(stage.deps, supervisor, { session_id, requestId: "r" });
    expect(await stage.workflow().run(asking(session_id))).toMatchObject({
      status: "FAILED",
      error: "SessionNotActive",
    });
    expect((await stage.seen(session_id)).handoffs).toEqual([]);
  });

  it("is a session that ends meanwhile: it stays ended, and the handoff failed", async () => {
    const session_id = await stage.begin();
    const flow = stage.workflow({ second: 50 });
    const run = flow.run(asking(session_id));
    const token = await stage.offered(session_id);
    await endSession(stage.deps, supervisor, { session_id, requestId: "r" });
    accept(flow, token, "sam");
    expect(await run).toMatchObject({ status: "FAILED", error: "RULE" });
    const { session, handoff } = await stage.seen(session_id);
    expect([session.status, handoff?.state, handoff?.cause]).toEqual(["disconnected", "failed", "RULE"]);
  });

  it("is a session that is gone meanwhile: nothing of it comes back", async () => {
    const session_id = await stage.begin();
    const flow = stage.workflow({ second: 50 });
    const run = flow.run(asking(session_id));
    const token = await stage.offered(session_id);
    const Key = { PK: `SESSION#${session_id}`, SK: "META" };
    await stage.store.database.send(new DeleteCommand({ TableName: stage.store.tables.Sessions, Key }));
    accept(flow, token, "sam");
    expect(await run).toMatchObject({ status: "FAILED", error: "NOT_FOUND" });
    expect(await stage.deps.sessions.get(session_id)).toBeUndefined();
    const [handoff] = await stage.deps.sessions.handoffsOf(session_id);
    expect(handoff).toMatchObject({ state: "failed", cause: "NOT_FOUND" });
  });

  it("is a queue that takes no offer: tried again, then undone", async () => {
    const session_id = await stage.begin();
    let tries = 0;
    const full = () => {
      tries += 1;
      throw new TaskError("SQS.AmazonSQSException", "full");
    };
    const run = await stage.workflow({ faults: { WaitForAgent: full } }).run(asking(session_id));
    expect(run).toMatchObject({ status: "FAILED", error: "SQS.AmazonSQSException" });
    expect(tries).toBe(4);
    await stage.compensated(session_id, "SQS.AmazonSQSException");
  });

  it("is a transaction that collides with what is said: all is kept, once", async () => {
    stage.agents("ana");
    const session_id = await stage.begin();
    let talking: Promise<unknown> = Promise.resolve();
    const flow = stage.workflow({
      faults: {
        UpdateSession: ({ times }) => {
          if (times === 1)
            talking = Promise.all(
              Array.from({ length: 12 }, (_, place) =>
                addTurn(stage.deps, admin, { session_id, role: "customer", content: `again ${place}` }),
              ),
            );
          if (times < 3) throw new TaskError("UNAVAILABLE", "database.busy");
        },
      },
    });
    const run = flow.run(asking(session_id));
    await stage.isWith(session_id, "ana");
    await talking;
    await stage.reply(session_id, "ana");
    expect(await run).toMatchObject({ status: "SUCCEEDED" });
    const { turns, session } = await stage.seen(session_id);
    expect(turns.filter(({ content }) => content.startsWith("again"))).toHaveLength(12);
    expect(turns.filter(({ role }) => role === "system")).toHaveLength(1);
    expect(session.turn_count).toBe(turns.length);
  });

  it("is a notice that nobody gets: tried again, written down, and nothing is undone", async () => {
    stage.agents("ana");
    const session_id = await stage.begin();
    let tries = 0;
    const flow = stage.workflow({
      faults: {
        NotifyCustomer: () => {
          tries += 1;
          throw new Error("no way to the customer");
        },
        TransferConversationContext: () => {
          throw new TaskError("Lambda.ServiceException", "away");
        },
        NotifyAgent: () => {
          throw new Error("no way to the agent");
        },
      },
    });
    const run = flow.run(asking(session_id));
    await stage.isWith(session_id, "ana");
    await stage.reply(session_id, "ana");
    expect(await run).toMatchObject({ status: "SUCCEEDED" });
    expect(tries).toBe(4);
    expect((await stage.seen(session_id)).handoff).toMatchObject({
      state: "completed",
      unnotified: ["customer", "context", "agent"],
    });
    const untold = (await stage.history(session_id)).filter(({ Action }) => Action === "handoff.untold");
    expect(untold.map(({ After }) => After?.who)).toEqual(["customer", "context", "agent"]);
  });

  it("is an agents' system that does not answer: people are asked", async () => {
    const session_id = await stage.begin();
    const flow = stage.workflow({
      second: 50,
      faults: {
        CheckAgentAvailability: () => {
          throw new TaskError("AccessDeniedException", "no");
        },
      },
    });
    const run = flow.run(asking(session_id));
    accept(flow, await stage.offered(session_id), "sam");
    await stage.isWith(session_id, "sam");
    await stage.reply(session_id, "sam");
    expect(await run).toMatchObject({ status: "SUCCEEDED" });
  });

  it("is a function or a table that is busy for a while: tried again, and no more than that", async () => {
    stage.agents("ana");
    const session_id = await stage.begin();
    const busy = (name: string, until: number) => (call: { times: number }) => {
      if (call.times <= until) throw new TaskError(name, "busy");
    };
    const flow = stage.workflow({
      faults: {
        ValidateSession: busy("DynamoDB.ProvisionedThroughputExceededException", 3),
        OpenHandoff: busy("Lambda.TooManyRequestsException", 4),
        AssignAgent: busy("Lambda.TooManyRequestsException", 2),
        UpdateSession: busy("Lambda.ServiceException", 4),
      },
    });
    const run = flow.run(asking(session_id));
    await stage.isWith(session_id, "ana");
    await stage.reply(session_id, "ana");
    expect(await run).toMatchObject({ status: "SUCCEEDED" });

    const other = await stage.begin();
    const lost = await stage
      .workflow({
        second: 2,
        faults: { UpdateSession: busy("Lambda.ServiceException", 99) },
      })
      .run(asking(other));
    expect(lost).toMatchObject({ status: "FAILED", error: "Lambda.ServiceException" });
    await stage.compensated(other, "Lambda.ServiceException");
  });

  it("is an undoing that fails as well: it is undone from outside", async () => {
    stage.agents("ana");
    const session_id = await stage.begin();
    const down = () => {
      throw new TaskError("Lambda.ServiceException", "down");
    };
    const run = await stage
      .workflow({ second: 2, faults: { UpdateSession: down, FailHandoff: down } })
      .run(asking(session_id));
    expect(run).toMatchObject({ status: "FAILED" });
    await stage.compensated(session_id, "Lambda.ServiceException");
  });

  it("is a double start: of twenty at once there is one execution and one handoff", async () => {
    const session_id = await stage.begin();
    const flow = stage.workflow({ second: 50 });
    const input = asking(session_id);
    const twenty = await Promise.all(
      Array.from({ length: 20 }, () =>
        Promise.resolve().then(() => flow.start(input, `handoff-${session_id}-1`)),
      ),
    );
    expect(new Set(twenty.map(({ arn }) => arn)).size).toBe(1);
    accept(flow, await stage.offered(session_id), "sam");
    await stage.isWith(session_id, "sam");
    expect((await stage.seen(session_id)).handoffs).toHaveLength(1);
    await stage.reply(session_id, "sam");
    await twenty[0]?.done;
    expect(twenty[0]?.status).toBe("SUCCEEDED");
  });

  it.each(["waiting", "handed over"])(
    "is a stop while it is %s: undone, and the token is over",
    async (when) => {
      if (when === "handed over") stage.agents("ana");
      const session_id = await stage.begin();
      const flow = stage.workflow({ second: 50 });
      const execution = flow.start(asking(session_id));
      let token: string | undefined;
      if (when === "waiting") token = await stage.offered(session_id);
      else await stage.isWith(session_id, "ana");
      flow.engine().stop(execution.arn, "Stopped", "Stopped by sam");
      await stage.compensated(session_id, "Stopped");
      if (token)
        expect(() => accept(flow, token, "ana")).toThrow(
          expect.objectContaining({ name: "TaskTimedOut" }) as Error,
        );
    },
  );

  it("is somebody who takes it back: undone, and the customer is not told that nobody was free", async () => {
    const session_id = await stage.begin();
    const flow = stage.workflow({ second: 50 });
    const execution = flow.start(asking(session_id));
    await stage.offered(session_id);
    flow.engine().stop(execution.arn, withdrawnError, "Withdrawn by sam");
    await vi.waitFor(
      async () =>
        expect((await stage.seen(session_id)).turns.map(({ role, content }) => [role, content])).toEqual([
          ["customer", "My card is lost"],
          ["system", "The handover to a person was taken back."],
          ["bot", "No person is being looked for any more. You can go on here."],
        ]),
      patient,
    );
    const { session, handoff } = await stage.seen(session_id);
    expect(session.status).toBe("active");
    expect(handoff).toMatchObject({ state: "failed", cause: "Withdrawn" });
  });

  it("is an offer of a wait that is over: it is offered to nobody", async () => {
    const session_id = await stage.begin();
    const flow = stage.workflow({ second: 2 });
    await flow.run(asking(session_id));
    const { handoff } = await stage.seen(session_id);
    const id = { session_id, handoff_id: handoff?.handoff_id ?? "", task_token: "late" };
    const body = JSON.stringify({ ...id, waits_until: handoff?.waits_until });
    const answer = await stage.offers({ Records: [{ messageId: "m", body }] });
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(await stage.deps.sessions.taskToken(session_id, id.handoff_id)).toBeUndefined();
    const malformed = await stage.offers({ Records: [{ messageId: "m", body: "{" }] });
    expect(malformed.batchItemFailures).toHaveLength(1);
  });
});
