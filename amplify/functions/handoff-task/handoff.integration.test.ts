import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import type { SQSClient } from "@aws-sdk/client-sqs";
import { createQueues } from "#amplify/local/queues/create-queues.ts";
import { pollQueue, type Poller } from "#amplify/local/queues/poller.ts";
import {
  acceptedOutput,
  addTurn,
  createSession,
  declinedCause,
  declinedError,
  endSession,
  offerSeconds,
  withdrawnError,
  type SessionDeps,
} from "#lib/domain/sessions/index.ts";
import type { QueueUrls } from "#lib/platform/queues.ts";
import { rosterAgents, type Roster } from "#lib/platform/roster-agents.ts";
import { openQueues } from "#lib/platform/sqs.ts";
import { functionEnvironment, functionVariables } from "#lib/platform/env.ts";
import { person } from "#lib/testing/builders.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { startChild, type Child } from "#lib/testing/engines/child.ts";
import { onFreePort } from "#lib/testing/engines/free-port.ts";
import {
  everyState,
  TaskError,
  tryWorkflow,
  waitsForToken,
  type TryOptions,
} from "#lib/testing/workflows/index.ts";
import { agentTasks } from "../handoff-agents/handoff-agents.ts";
import { handoffEnded } from "../handoff-ended/handoff-ended.ts";
import { handoffOffers } from "../handoff-offers/handoff-offers.ts";
import { handoffServices } from "../_shared/handoff-services.ts";
import { workflowFunction } from "../_shared/workflow-function.ts";
import { handoffTasks } from "./handoff-task.ts";

const admin = person("admins");
const supervisor = person("supervisors");

let store: TestDatabase;
let folder: string;
let child: Child;
let sqs: string;
let client: SQSClient;
let queue: QueueUrls;
let poller: Poller;
let deps: SessionDeps;
let roster: string;
let open: ReturnType<typeof tryWorkflow>[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "handoff-"));
  roster = join(folder, "roster.json");
  store = await startDatabase();
  const script = resolve(import.meta.dirname, "../../local/queues/server.ts");
  await onFreePort(4_310, async (port) => {
    child = startChild({
      name: "the queues",
      command: process.execPath,
      args: [script, String(port), join(folder, "queues")],
    });
    await child.line(/ ready at /);
    sqs = `http://127.0.0.1:${port}`;
  });
  client = openQueues({ region: "us-east-1", endpoint: sqs, requestTimeout: 10_000 });
  queue = await createQueues(client, "handoffs");
  const environment = functionEnvironment(functionVariables(store.tables, store.endpoint));
  deps = handoffServices(environment);
  poller = pollQueue(
    client,
    queue.url,
    handoffOffers(() => deps),
  );
});
afterAll(async () => {
  await poller.stop();
  client.destroy();
  await child.stop();
  await store.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  agents();
  for (const method of ["log", "error"] as const)
    vi.spyOn(console, method).mockImplementation(() => undefined);
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const workflow of open) await workflow.close();
  open = [];
});

const agents = (...ids: string[]) => {
  const all: Roster = ids.map((id) => ({ id, name: `Agent ${id}`, skills: ["retail"], available: true }));
  writeFileSync(roster, JSON.stringify(all));
};
const notices = () => {
  try {
    return readFileSync(join(folder, "notices.jsonl"), "utf8").split("\n").filter(Boolean);
  } catch {
    return [];
  }
};

const workflow = (options: Partial<TryOptions> = {}) => {
  const ended = handoffEnded(() => deps);
  const made = tryWorkflow("handoff", {
    substitutions: {
      SessionsTable: store.tables.Sessions,
      HandoffsQueueUrl: queue.url,
      HandoffTaskFunction: "handoff-task",
      HandoffAgentsFunction: "handoff-agents",
    },
    functions: {
      "handoff-task": workflowFunction("handoff-task", handoffTasks, () => deps),
      "handoff-agents": workflowFunction("handoff-agents", agentTasks, () => rosterAgents(roster)),
    },
    dynamodb: store.endpoint,
    sqs,
    second: 10,
    // As the rule of Amazon EventBridge does.
    onEnd: ({ name, status, input, error }) =>
      status !== "SUCCEEDED" && void ended({ detail: { name, status, input, error } }),
    ...options,
  });
  open.push(made);
  return made;
};

/** The functions whose lines of log tell this execution's name. */
const tellers = (execution: string) =>
  new Set(
    vi
      .mocked(console.log)
      .mock.calls.map(([line]) => JSON.parse(String(line)) as { correlationId?: string; function: string })
      .filter(({ correlationId }) => correlationId === execution)
      .map((line) => line.function),
  );

const begin = async () => {
  const { session_id } = await createSession(deps, admin, {
    ...{ customer_id: "c-1", language: "en", lob: "retail", requestId: "r" },
  });
  await addTurn(deps, admin, { session_id, role: "customer", content: "My card is lost" });
  return session_id;
};
const asking = (session_id: string) => ({
  ...{ session_id, reason: "card lost", priority: "normal", requested_by: "sam" },
});
const seen = async (session_id: string) => {
  const stored = await deps.sessions.open(session_id, 100);
  if (!stored) throw new Error("no session");
  const [handoff] = stored.handoffs;
  return { ...stored, handoff };
};
const history = async (session_id: string) =>
  (await deps.history.of(`SESSION#${session_id}`, undefined, 100)).items.reverse();
const actions = async (session_id: string) => (await history(session_id)).map(({ Action }) => Action);
/** What the history of a handoff says, each with who did it. */
const acts = async (session_id: string) =>
  (await history(session_id))
    .filter(({ After }) => After?.handoff_id)
    .map(({ Action, Actor }) => `${Action} ${Actor}`);

/** Waits until the handoff is offered to people, and gives its token. */
const offered = (session_id: string, state: "waiting" | "escalated" = "waiting", not?: string) =>
  vi.waitFor(
    async () => {
      const { handoff } = await seen(session_id);
      expect(handoff?.state).toBe(state);
      const token = await deps.sessions.taskToken(session_id, handoff?.handoff_id ?? "");
      expect(token).toBeTruthy();
      expect(token).not.toBe(not);
      return token ?? "";
    },
    { timeout: 10_000, interval: 20 },
  );
const isWith = (session_id: string, agent_id: string) =>
  vi.waitFor(
    async () => expect((await seen(session_id)).session).toMatchObject({ status: "handed_off", agent_id }),
    { timeout: 10_000, interval: 20 },
  );
const reply = (session_id: string, agent_id: string) =>
  addTurn(deps, admin, { session_id, role: "agent", content: "Good day", agent_id });
const accept = (flow: ReturnType<typeof workflow>, token: string, agent_id: string) =>
  flow.engine().succeed(token, JSON.stringify(acceptedOutput(agent_id)));
const decline = (flow: ReturnType<typeof workflow>, token: string, by: string) =>
  flow.engine().fail(token, declinedError, declinedCause({ by, reason: "busy" }));

/** A busy machine takes its time. */
const patient = { timeout: 10_000, interval: 20 };
const compensated = async (session_id: string, cause: string) => {
  await vi.waitFor(async () => {
    const { session, handoff, turns } = await seen(session_id);
    expect(handoff).toMatchObject({ state: "failed", cause });
    expect(session).toMatchObject({ status: "active" });
    expect(session.agent_id).toBeUndefined();
    expect(turns.at(-1)).toMatchObject({
      role: "bot",
      content: expect.stringContaining("nobody could") as string,
    });
  }, patient);
  const { turns } = await seen(session_id);
  expect(turns.filter(({ content }) => content.includes("nobody could"))).toHaveLength(1);
};

describe("a handoff", () => {
  it("goes to a free agent of the skill, who gets what was said, and is complete when they reply", async () => {
    agents("ana");
    const session_id = await begin();
    const before = notices().length;
    const flow = workflow();
    const run = flow.run(asking(session_id), "handoff-happy");
    await isWith(session_id, "ana");
    // The customer is told a moment later.
    await vi.waitFor(async () => expect((await seen(session_id)).turns.at(-1)?.role).toBe("bot"));
    await reply(session_id, "ana");
    expect(await run).toMatchObject({ status: "SUCCEEDED" });
    const { session, handoff, turns, summaries } = await seen(session_id);
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
    expect(notices().slice(before)).toHaveLength(1);
    expect(JSON.parse(notices().at(-1) ?? "")).toMatchObject({ agent_id: "ana", session_id });
    expect(await actions(session_id)).toEqual([
      "session.created",
      "handoff.requested",
      "handoff.assigned",
      "session.handed_off",
      "handoff.completed",
    ]);
  });

  it("waits for somebody where nobody is free, and goes to who accepts", async () => {
    const session_id = await begin();
    const flow = workflow({ second: 50 });
    const run = flow.run(asking(session_id), "handoff-waits");
    const token = await offered(session_id);
    expect((await seen(session_id)).session.status).toBe("waiting");
    const listed = await deps.sessions.waitingHandoffs(new Date());
    expect(listed.items.map((handoff) => handoff.session_id)).toContain(session_id);
    accept(flow, token, "sam");
    await isWith(session_id, "sam");
    await reply(session_id, "sam");
    expect(await run).toMatchObject({ status: "SUCCEEDED" });
    expect((await seen(session_id)).handoff).toMatchObject({ state: "completed", agent_id: "sam" });
    // Each function that had to do with it tells the execution's name.
    expect(tellers("handoff-waits")).toEqual(new Set(["handoff-task", "handoff-agents", "handoff-offers"]));
    expect(() => accept(flow, token, "ana")).toThrow(
      expect.objectContaining({ name: "TaskTimedOut" }) as Error,
    );
  });

  it("is offered again after each of three declines, and goes to a manager after the fourth", async () => {
    const session_id = await begin();
    const flow = workflow({ second: 50 });
    const run = flow.run(asking(session_id));
    let token = "";
    for (const by of ["ana", "ben", "eva", "leo"]) {
      token = await offered(session_id, "waiting", token);
      decline(flow, token, by);
    }
    token = await offered(session_id, "escalated");
    const { handoff } = await seen(session_id);
    expect(handoff?.declines.map(({ by, reason }) => [by, reason])).toEqual([
      ["ana", "busy"],
      ["ben", "busy"],
      ["eva", "busy"],
      ["leo", "busy"],
    ]);
    accept(flow, token, "boss");
    await isWith(session_id, "boss");
    await reply(session_id, "boss");
    const { status, states } = await run;
    expect(status).toBe("SUCCEEDED");
    expect(states.filter((state) => state === "QueueForAgent")).toHaveLength(4);
    const waited = "handoff.waiting system:handoff";
    expect(await acts(session_id)).toEqual([
      ...["handoff.requested system:handoff", waited],
      ...["ana", "ben", "eva"].flatMap((who) => [`handoff.declined ${who}`, waited]),
      ...["handoff.declined leo", "handoff.escalated system:handoff", "handoff.accepted boss"],
      ...["session.handed_off system:handoff", "handoff.completed system:handoff"],
    ]);
    const declines = (await history(session_id)).filter(({ Action }) => Action === "handoff.declined");
    expect(declines.map(({ After }) => [After?.reason, After?.declined])).toEqual(
      [1, 2, 3, 4].map((count) => ["busy", count]),
    );
  });

  it("is offered again after three declines to who then accepts", async () => {
    const session_id = await begin();
    const flow = workflow({ second: 50 });
    const run = flow.run(asking(session_id));
    let token = "";
    for (const by of ["ana", "ben", "eva"]) {
      token = await offered(session_id, "waiting", token);
      decline(flow, token, by);
    }
    accept(flow, await offered(session_id, "waiting", token), "leo");
    await isWith(session_id, "leo");
    await reply(session_id, "leo");
    const { status, states } = await run;
    expect([status, states.includes("EscalateToManager")]).toEqual(["SUCCEEDED", false]);
  });

  it("times out, and a manager takes it", async () => {
    const session_id = await begin();
    const flow = workflow();
    const run = flow.run(asking(session_id));
    const first = await offered(session_id);
    const second = await offered(session_id, "escalated");
    expect(() => accept(flow, first, "ana")).toThrow(
      expect.objectContaining({ name: "TaskTimedOut" }) as Error,
    );
    accept(flow, second, "boss");
    await isWith(session_id, "boss");
    await reply(session_id, "boss");
    expect(await run).toMatchObject({ status: "SUCCEEDED" });
  });

  it("times out without a manager: it failed, the session is active, the customer is told", async () => {
    const session_id = await begin();
    const run = await workflow({ second: 2 }).run(asking(session_id));
    expect(run).toMatchObject({ status: "FAILED", error: "NoManager" });
    expect(run.states.filter((state) => state === "EscalateToManager")).toHaveLength(1);
    await compensated(session_id, "NoManager");
    expect(await actions(session_id)).toEqual([
      "session.created",
      "handoff.requested",
      "handoff.waiting",
      "handoff.escalated",
      "handoff.failed",
    ]);
    const listed = await deps.sessions.waitingHandoffs(new Date());
    expect(listed.items.map((handoff) => handoff.session_id)).not.toContain(session_id);
  });

  it("is declined by the manager too: it failed", async () => {
    const session_id = await begin();
    const flow = workflow({ second: 8 });
    const run = flow.run(asking(session_id));
    decline(flow, await offered(session_id, "escalated"), "boss");
    expect(await run).toMatchObject({ status: "FAILED", error: "NoManager" });
    await compensated(session_id, "NoManager");
    expect((await seen(session_id)).handoff?.declines).toMatchObject([{ by: "boss", reason: "busy" }]);
  });

  it("goes to another when the agent does not reply", async () => {
    agents("ana", "ben");
    const session_id = await begin();
    const run = workflow().run(asking(session_id));
    await isWith(session_id, "ben");
    await reply(session_id, "ben");
    const { status, states } = await run;
    expect(status).toBe("SUCCEEDED");
    expect(states.filter((state) => state === "ReassignAgent")).toHaveLength(1);
    const { handoff, turns } = await seen(session_id);
    expect(handoff).toMatchObject({ state: "completed", agent_id: "ben", reassigned: 1 });
    expect(turns.map(({ content }) => content)).toContain(
      "Agent ana did not reply; somebody else is looked for.",
    );
  });

  it("fails when nobody of four replies", async () => {
    agents("ana", "ben", "eva", "leo", "zoe");
    const session_id = await begin();
    const run = await workflow({ second: 2 }).run(asking(session_id));
    expect(run).toMatchObject({ status: "FAILED", error: "AgentsIdle" });
    expect(run.states.filter((state) => state === "AssignAgent")).toHaveLength(4);
    await compensated(session_id, "AgentsIdle");
  });
});

describe("what goes wrong", () => {
  it("is a session that is not there, or not active: refused, and nothing is written", async () => {
    const none = await workflow().run(asking("0f8fad5b-d9cb-469f-a165-70867728950e"));
    expect(none).toMatchObject({ status: "FAILED", error: "SessionMissing" });
    const session_id = await begin();
    await endSession(deps, supervisor, { session_id, requestId: "r" });
    expect(await workflow().run(asking(session_id))).toMatchObject({
      status: "FAILED",
      error: "SessionNotActive",
    });
    expect((await seen(session_id)).handoffs).toEqual([]);
  });

  it("is a session that ends meanwhile: it stays ended, and the handoff failed", async () => {
    const session_id = await begin();
    const flow = workflow({ second: 50 });
    const run = flow.run(asking(session_id));
    const token = await offered(session_id);
    await endSession(deps, supervisor, { session_id, requestId: "r" });
    accept(flow, token, "sam");
    expect(await run).toMatchObject({ status: "FAILED", error: "RULE" });
    const { session, handoff } = await seen(session_id);
    expect([session.status, handoff?.state, handoff?.cause]).toEqual(["disconnected", "failed", "RULE"]);
  });

  it("is a session that is gone meanwhile: nothing of it comes back", async () => {
    const session_id = await begin();
    const flow = workflow({ second: 50 });
    const run = flow.run(asking(session_id));
    const token = await offered(session_id);
    const Key = { PK: `SESSION#${session_id}`, SK: "META" };
    await store.database.send(new DeleteCommand({ TableName: store.tables.Sessions, Key }));
    accept(flow, token, "sam");
    expect(await run).toMatchObject({ status: "FAILED", error: "NOT_FOUND" });
    expect(await deps.sessions.get(session_id)).toBeUndefined();
    const [handoff] = await deps.sessions.handoffsOf(session_id);
    expect(handoff).toMatchObject({ state: "failed", cause: "NOT_FOUND" });
  });

  it("is a queue that takes no offer: tried again, then undone", async () => {
    const session_id = await begin();
    let tries = 0;
    const full = () => {
      tries += 1;
      throw new TaskError("SQS.AmazonSQSException", "full");
    };
    const run = await workflow({ faults: { WaitForAgent: full } }).run(asking(session_id));
    expect(run).toMatchObject({ status: "FAILED", error: "SQS.AmazonSQSException" });
    expect(tries).toBe(4);
    await compensated(session_id, "SQS.AmazonSQSException");
  });

  it("is a transaction that collides with what is said: all is kept, once", async () => {
    agents("ana");
    const session_id = await begin();
    let talking: Promise<unknown> = Promise.resolve();
    const flow = workflow({
      faults: {
        UpdateSession: ({ times }) => {
          if (times === 1)
            talking = Promise.all(
              Array.from({ length: 12 }, (_, place) =>
                addTurn(deps, admin, { session_id, role: "customer", content: `again ${place}` }),
              ),
            );
          if (times < 3) throw new TaskError("UNAVAILABLE", "database.busy");
        },
      },
    });
    const run = flow.run(asking(session_id));
    await isWith(session_id, "ana");
    await talking;
    await reply(session_id, "ana");
    expect(await run).toMatchObject({ status: "SUCCEEDED" });
    const { turns, session } = await seen(session_id);
    expect(turns.filter(({ content }) => content.startsWith("again"))).toHaveLength(12);
    expect(turns.filter(({ role }) => role === "system")).toHaveLength(1);
    expect(session.turn_count).toBe(turns.length);
  });

  it("is a notice that nobody gets: tried again, written down, and nothing is undone", async () => {
    agents("ana");
    const session_id = await begin();
    let tries = 0;
    const flow = workflow({
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
    await isWith(session_id, "ana");
    await reply(session_id, "ana");
    expect(await run).toMatchObject({ status: "SUCCEEDED" });
    expect(tries).toBe(4);
    expect((await seen(session_id)).handoff).toMatchObject({
      state: "completed",
      unnotified: ["customer", "context", "agent"],
    });
    const untold = (await history(session_id)).filter(({ Action }) => Action === "handoff.untold");
    expect(untold.map(({ After }) => After?.who)).toEqual(["customer", "context", "agent"]);
  });

  it("is an agents' system that does not answer: people are asked", async () => {
    const session_id = await begin();
    const flow = workflow({
      second: 50,
      faults: {
        CheckAgentAvailability: () => {
          throw new TaskError("AccessDeniedException", "no");
        },
      },
    });
    const run = flow.run(asking(session_id));
    accept(flow, await offered(session_id), "sam");
    await isWith(session_id, "sam");
    await reply(session_id, "sam");
    expect(await run).toMatchObject({ status: "SUCCEEDED" });
  });

  it("is a function or a table that is busy for a while: tried again, and no more than that", async () => {
    agents("ana");
    const session_id = await begin();
    const busy = (name: string, until: number) => (call: { times: number }) => {
      if (call.times <= until) throw new TaskError(name, "busy");
    };
    const flow = workflow({
      faults: {
        ValidateSession: busy("DynamoDB.ProvisionedThroughputExceededException", 3),
        OpenHandoff: busy("Lambda.TooManyRequestsException", 4),
        AssignAgent: busy("Lambda.TooManyRequestsException", 2),
        UpdateSession: busy("Lambda.ServiceException", 4),
      },
    });
    const run = flow.run(asking(session_id));
    await isWith(session_id, "ana");
    await reply(session_id, "ana");
    expect(await run).toMatchObject({ status: "SUCCEEDED" });

    const other = await begin();
    const lost = await workflow({
      second: 2,
      faults: { UpdateSession: busy("Lambda.ServiceException", 99) },
    }).run(asking(other));
    expect(lost).toMatchObject({ status: "FAILED", error: "Lambda.ServiceException" });
    await compensated(other, "Lambda.ServiceException");
  });

  it("is an undoing that fails as well: it is undone from outside", async () => {
    agents("ana");
    const session_id = await begin();
    const down = () => {
      throw new TaskError("Lambda.ServiceException", "down");
    };
    const run = await workflow({ second: 2, faults: { UpdateSession: down, FailHandoff: down } }).run(
      asking(session_id),
    );
    expect(run).toMatchObject({ status: "FAILED" });
    await compensated(session_id, "Lambda.ServiceException");
  });

  it("is a double start: of twenty at once there is one execution and one handoff", async () => {
    const session_id = await begin();
    const flow = workflow({ second: 50 });
    const input = asking(session_id);
    const twenty = await Promise.all(
      Array.from({ length: 20 }, () =>
        Promise.resolve().then(() => flow.start(input, `handoff-${session_id}-1`)),
      ),
    );
    expect(new Set(twenty.map(({ arn }) => arn)).size).toBe(1);
    accept(flow, await offered(session_id), "sam");
    await isWith(session_id, "sam");
    expect((await seen(session_id)).handoffs).toHaveLength(1);
    await reply(session_id, "sam");
    await twenty[0]?.done;
    expect(twenty[0]?.status).toBe("SUCCEEDED");
  });

  it.each(["waiting", "handed over"])(
    "is a stop while it is %s: undone, and the token is over",
    async (when) => {
      if (when === "handed over") agents("ana");
      const session_id = await begin();
      const flow = workflow({ second: 50 });
      const execution = flow.start(asking(session_id));
      let token: string | undefined;
      if (when === "waiting") token = await offered(session_id);
      else await isWith(session_id, "ana");
      flow.engine().stop(execution.arn, "Stopped", "Stopped by sam");
      await compensated(session_id, "Stopped");
      if (token)
        expect(() => accept(flow, token, "ana")).toThrow(
          expect.objectContaining({ name: "TaskTimedOut" }) as Error,
        );
    },
  );

  it("is somebody who takes it back: undone, and the customer is not told that nobody was free", async () => {
    const session_id = await begin();
    const flow = workflow({ second: 50 });
    const execution = flow.start(asking(session_id));
    await offered(session_id);
    flow.engine().stop(execution.arn, withdrawnError, "Withdrawn by sam");
    await vi.waitFor(
      async () =>
        expect((await seen(session_id)).turns.map(({ role, content }) => [role, content])).toEqual([
          ["customer", "My card is lost"],
          ["system", "The handover to a person was taken back."],
          ["bot", "No person is being looked for any more. You can go on here."],
        ]),
      patient,
    );
    const { session, handoff } = await seen(session_id);
    expect(session.status).toBe("active");
    expect(handoff).toMatchObject({ state: "failed", cause: "Withdrawn" });
  });

  it("is an offer of a wait that is over: it is offered to nobody", async () => {
    const session_id = await begin();
    const flow = workflow({ second: 2 });
    await flow.run(asking(session_id));
    const { handoff } = await seen(session_id);
    const id = { session_id, handoff_id: handoff?.handoff_id ?? "", task_token: "late" };
    const body = JSON.stringify({ ...id, waits_until: handoff?.waits_until });
    const answer = await handoffOffers(() => deps)({ Records: [{ messageId: "m", body }] });
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(await deps.sessions.taskToken(session_id, id.handoff_id)).toBeUndefined();
    const malformed = await handoffOffers(() => deps)({ Records: [{ messageId: "m", body: "{" }] });
    expect(malformed.batchItemFailures).toHaveLength(1);
  });
});

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
    if (how === "well") agents("ana");
    const session_id = await begin();
    if (how === "well")
      void isWith(session_id, "ana").then(
        () => reply(session_id, "ana"),
        () => undefined,
      );
    const flow = workflow({ second: 3, crash: { at, when } });
    await flow.run(asking(session_id), "crashed");
    const [run] = await flow.restart();
    if (how === "badly") {
      expect(run).toMatchObject({ status: "FAILED", error: "NoManager" });
      await compensated(session_id, "NoManager");
      expect((await seen(session_id)).handoffs).toHaveLength(1);
      return;
    }
    expect(run).toMatchObject({ status: "SUCCEEDED" });
    const { handoffs, turns, summaries, session } = await seen(session_id);
    expect(handoffs).toHaveLength(1);
    expect(handoffs[0]).toMatchObject({ state: "completed", agent_id: "ana" });
    expect(turns.map(({ role }) => role).sort()).toEqual(["agent", "bot", "customer", "system"]);
    expect(summaries).toHaveLength(1);
    expect(session.turn_count).toBe(turns.length);
    expect(await actions(session_id)).toEqual([
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
    people: (flow: ReturnType<typeof workflow>, session_id: string) => Promise<void>,
  ) => {
    const session_id = await begin();
    const flow = workflow({ second: 30, ...options, crash: { at, when } });
    const execution = flow.start(asking(session_id), "crashed");
    await people(flow, session_id);
    await execution.done;
    expect(execution.status).toBe("RUNNING");
    const restarted = flow.restart();
    return { session_id, flow, restarted };
  };
  const often = async (session_id: string, action: string) =>
    (await actions(session_id)).filter((one) => one === action).length;

  it.each(["before", "after"] as const)("%s a decline is written down counts it once", async (when) => {
    const { session_id, flow, restarted } = await crashed("RecordDecline", when, {}, async (now, session) =>
      decline(now, await offered(session), "ana"),
    );
    await vi.waitFor(async () => expect((await seen(session_id)).handoff?.declines).toHaveLength(1), patient);
    accept(flow, await offered(session_id), "sam");
    await isWith(session_id, "sam");
    await reply(session_id, "sam");
    expect(await restarted).toMatchObject([{ status: "SUCCEEDED" }]);
    expect(await often(session_id, "handoff.declined")).toBe(1);
  });

  it.each(["before", "after"] as const)("%s a manager's decline is written down fails once", async (when) => {
    const { session_id, restarted } = await crashed(
      "RecordManagerDecline",
      when,
      { second: 8 },
      async (now, session) => decline(now, await offered(session, "escalated"), "boss"),
    );
    expect(await restarted).toMatchObject([{ status: "FAILED", error: "NoManager" }]);
    await compensated(session_id, "NoManager");
    expect(await often(session_id, "handoff.declined")).toBe(1);
  });

  it.each(["before", "after"] as const)("%s another agent is sought seeks one, once", async (when) => {
    agents("ana", "ben");
    const { session_id, restarted } = await crashed("ReassignAgent", when, { second: 5 }, () =>
      Promise.resolve(),
    );
    await isWith(session_id, "ben");
    await reply(session_id, "ben");
    expect(await restarted).toMatchObject([{ status: "SUCCEEDED" }]);
    expect((await seen(session_id)).handoff).toMatchObject({ agent_id: "ben", reassigned: 1 });
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
    agents("ana");
    const away = () => {
      throw new Error("away");
    };
    const { session_id, restarted } = await crashed(
      at,
      when,
      { second: 5, faults: { [state]: away } },
      async (_, session) => {
        await isWith(session, "ana");
        await reply(session, "ana");
      },
    );
    expect(await restarted).toMatchObject([{ status: "SUCCEEDED" }]);
    expect((await seen(session_id)).handoff?.unnotified).toEqual([nobodyHears[state]]);
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
    await compensated(session_id, "NoManager");
  });

  it.each([
    ["waiting", 50],
    ["escalated", 10],
  ] as const)("while it is %s keeps the token", async (state, second) => {
    const session_id = await begin();
    const flow = workflow({ second });
    flow.start(asking(session_id), "waited");
    const token = await offered(session_id, state);
    const restarted = flow.restart();
    await vi.waitFor(() => accept(flow, token, "sam"), { timeout: 5_000 });
    await isWith(session_id, "sam");
    await reply(session_id, "sam");
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
