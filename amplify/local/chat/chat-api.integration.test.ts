import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { chatApi } from "#amplify/functions/chat-api/chat-api.ts";
import { chatApiDeps } from "#amplify/functions/chat-api/deps.ts";
import { chatAuthorizer } from "#amplify/functions/chat-authorizer/chat-authorizer.ts";
import { onboardDeps } from "#amplify/functions/onboard-chat/handler.ts";
import { onboardChat } from "#amplify/functions/onboard-chat/onboard-chat.ts";
import { definitionText, substituted } from "#amplify/workflows/definitions.ts";
import type { Session, SessionStatus } from "#lib/domain/sessions/index.ts";
import { listRuns } from "#lib/domain/workflows/index.ts";
import { sealedCursors } from "#lib/platform/sealing.ts";
import { functionVariables, workflowVariables } from "#lib/platform/env.ts";
import { stepFunctions } from "#lib/platform/step-functions.ts";
import { contents, person, seedActor } from "#lib/testing/builders.ts";
import { createFlow, createPrompt } from "#lib/domain/prompts/index.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { startDatabaseProxy, type DatabaseProxy } from "#lib/testing/database-proxy.ts";
import { testServices } from "#lib/testing/services.ts";
import {
  Engine,
  fileJournal,
  machineArn,
  serviceTasks,
  type Definition,
} from "#lib/testing/workflows/index.ts";
import { stopListening } from "../api/listen.ts";
import { serveStepFunctions } from "../step-functions/protocol.ts";
import { socketGateway } from "./socket-gateway.ts";

const folder = mkdtempSync(join(tmpdir(), "chat-api-"));
const customers: Record<string, string> = {
  "token-ada": "00000000-0000-4000-8000-00000000ada0",
  "token-bob": "00000000-0000-4000-8000-00000000b0b0",
};

type Said = { turn_id: string; role: string; content: string; client_id?: string };
type Heard = { type: string; status?: string; turns?: Said[]; client_id?: string; code?: string };

let store: TestDatabase;
let proxy: DatabaseProxy;
let engine: Engine;
let workflows: Server;
let gateway: ReturnType<typeof socketGateway>;
let lines: string[];
let deps: ReturnType<typeof chatApiDeps>;
const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** A customer with a socket. */
async function customer(
  session: string,
  { token = "token-ada", query = "", ...wish }: { token?: string; query?: string; lob?: string } = {},
) {
  const lob = "lob" in wish ? wish.lob : "retail";
  const wished = `${lob ? `&lob=${lob}` : ""}&language=en-US${query}`;
  const url = `ws://127.0.0.1:${portOf(gateway.server)}/?session=${session}${wished}`;
  const socket = new WebSocket(url, ["chat", token]);
  const heard: Heard[] = [];
  socket.on("message", (data: Buffer) => heard.push(JSON.parse(data.toString()) as Heard));
  const opened = await new Promise<number>((done) => {
    socket.once("open", () => done(101));
    socket.once("unexpected-response", (_, response) => done(response.statusCode ?? 0));
    socket.once("error", () => done(0));
  });
  return {
    opened,
    socket,
    heard,
    raw: (text: string) => socket.send(text),
    say: (content: string, client_id: string = crypto.randomUUID()) =>
      socket.send(JSON.stringify({ action: "sendMessage", client_id, content })),
    ask: (after?: string) => socket.send(JSON.stringify({ action: "getTurns", after })),
    /** The next message, counted from the beginning. */
    hears: (count: number) =>
      vi.waitFor(() => {
        expect(heard.length).toBeGreaterThanOrEqual(count);
        return heard[count - 1] as Heard;
      }, 10_000),
    loses: () => socket.terminate(),
  };
}
const session = (id: string): Promise<Session | undefined> => deps.sessions.get(id);
const becomes = (id: string, status: SessionStatus) =>
  vi.waitFor(async () => expect((await session(id))?.status).toBe(status), 10_000);
const turnsOf = async (id: string) => (await deps.sessions.turns(id, { limit: 100 })).items;
const wordsOf = async (id: string) => (await turnsOf(id)).map(({ role, content }) => `${role}: ${content}`);

beforeAll(async () => {
  store = await startDatabase();
  proxy = await startDatabaseProxy(store.endpoint);
  const services = testServices(store);
  await createFlow(services, seedActor, {
    FlowName: "Chat",
    Description: "",
    LOBs: ["retail"],
    requestId: "arrange",
  });
  const prompts: [string, string, number][] = [
    ["welcome", "<speak>Welcome, <break/>friend.</speak>", 1],
    ["menu", "Orders, or returns?", 2],
    ["bye", "Thank you.", 3],
  ];
  for (const [PromptName, PromptText_en, Order] of prompts)
    await createPrompt(services, seedActor, {
      flow: "Chat",
      PromptName,
      ...contents({ PromptText_en, PromptText_es: `${PromptName} en español`, Order }),
      requestId: "arrange",
    });

  const tables = functionVariables(store.tables, store.endpoint);
  const text = substituted(definitionText("onboarding"), () => "onboard-chat");
  const onboard = onboardChat(() => onboardDeps(tables));
  engine = new Engine({
    machines: { onboarding: JSON.parse(text) as Definition },
    task: serviceTasks({ lambda: (name) => (name === "onboard-chat" ? onboard : undefined) }),
    journal: fileJournal(folder),
  });
  workflows = await serveStepFunctions(Promise.resolve(engine), 0);
  deps = chatApiDeps({
    ...functionVariables(store.tables, proxy.endpoint),
    ...workflowVariables({ onboarding: machineArn("onboarding") }, `http://127.0.0.1:${portOf(workflows)}`),
  });
  gateway = socketGateway({
    handler: chatApi(() => deps),
    tokens: {
      claims: (token = "") => Promise.resolve(customers[token] ? { sub: customers[token] } : undefined),
    },
    elsewhere: (_, response) => void response.writeHead(404).end(),
  });
  await new Promise<void>((done) => gateway.server.listen(0, "127.0.0.1", done));
});
afterAll(async () => {
  await gateway.close();
  await stopListening(gateway.server);
  await engine.leave();
  await stopListening(workflows);
  await proxy.stop();
  await store.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  lines = [];
  const keep = (line: string) => void lines.push(line);
  vi.spyOn(console, "log").mockImplementation(keep);
  vi.spyOn(console, "error").mockImplementation(keep);
  proxy.weather({ kind: "well" });
});
afterEach(() => vi.restoreAllMocks());

describe("connecting", () => {
  it("makes the session by the onboarding workflow: language, line of business, flow, and the greeting first", async () => {
    const id = crypto.randomUUID();
    const ada = await customer(id);
    expect([ada.opened, ada.socket.protocol]).toEqual([101, "chat"]);
    await vi.waitFor(async () => expect((await session(id))?.turn_count).toBe(1), 10_000);
    expect(await session(id)).toMatchObject({
      status: "active",
      customer_id: customers["token-ada"],
      language: "en",
      lob: "retail",
      flow: "Chat",
      source: "web",
    });
    const [greeting] = await turnsOf(id);
    expect(greeting).toMatchObject({
      role: "bot",
      content: "Welcome, friend.",
      prompt: { flow: "Chat", name: "welcome", version: 1, language: "en" },
    });
    const [run] = engine
      .executions(engine.machine(machineArn("onboarding")))
      .filter(({ name }) => name.includes(id));
    await vi.waitFor(() => expect(run?.status).toBe("SUCCEEDED"));
    ada.ask();
    expect((await ada.hears(1)).turns).toEqual([
      {
        turn_id: greeting?.turn_id,
        role: "bot",
        content: "Welcome, friend.",
        created_at: greeting?.created_at,
      },
    ]);
    ada.loses();
    await becomes(id, "disconnected");
  });

  it.each([
    ["no token", { token: "none" }, 401],
    ["another token", { token: "somebody" }, 401],
    ["a flow without a name", { query: "&flow=" }, 400],
  ])("with %s is refused (%o: %i)", async (_, options, status) => {
    const refused = await customer(crypto.randomUUID(), options);
    expect(refused.opened).toBe(status);
  });

  it("to another's session is refused (403), and to one that is deleted (409)", async () => {
    const id = crypto.randomUUID();
    const ada = await customer(id);
    await vi.waitFor(async () => expect(await session(id)).toBeDefined(), 10_000);
    expect((await customer(id, { token: "token-bob" })).opened).toBe(403);
    ada.loses();
    await becomes(id, "disconnected");
    const seen = await session(id);
    if (seen) await deps.commit([deps.sessions.change(seen, "deleted", new Date())]);
    expect((await customer(id)).opened).toBe(409);
  });
});

describe("the run of the onboarding workflow", () => {
  const seenBy = async (lob: string, id: string) => {
    const { items } = await listRuns(
      {
        runs: deps.runs,
        workflows: stepFunctions({
          region: "us-east-1",
          endpoint: `http://127.0.0.1:${portOf(workflows)}`,
          machines: { onboarding: machineArn("onboarding") },
        }),
        cursors: sealedCursors("a secret of the tests, 32 characters"),
      },
      person("supervisors", [lob]),
      { kind: "onboarding" },
    );
    return items.filter(({ run }) => run?.subject === id).length;
  };

  it.each([
    ["the line of business that was asked for", "retail", ""],
    ["that of its session, where another was asked for that has no flow", "travel", "&flow=Chat"],
    ["that of the flow, where none was asked for", undefined, "&flow=Chat"],
  ])("is seen by those of %s, and by no others", async (_, lob, query) => {
    const id = crypto.randomUUID();
    const ada = await customer(id, { lob, query });
    await vi.waitFor(async () => expect((await session(id))?.turn_count).toBe(1), 10_000);
    const theirs = (await session(id))?.lob === "retail" ? 1 : 0;
    expect([await seenBy("retail", id), await seenBy("travel", id)]).toEqual([theirs, 0]);
    expect(theirs).toBe(lob === "travel" ? 0 : 1);
    ada.loses();
  });
});

describe("speaking", () => {
  it("is answered with the flow's next words, without SSML, one after the other", async () => {
    const id = crypto.randomUUID();
    const ada = await customer(id);
    await vi.waitFor(async () => expect((await session(id))?.turn_count).toBe(1), 10_000);
    ada.say("Hello!", "first");
    const answer = await ada.hears(1);
    expect(answer).toMatchObject({ type: "turns", status: "active", client_id: "first" });
    expect(answer.turns?.map(({ role, content }) => [role, content])).toEqual([
      ["customer", "Hello!"],
      ["bot", "Orders, or returns?"],
    ]);
    ada.say("Orders");
    await ada.hears(2);
    ada.say("And again?");
    await ada.hears(3);
    expect(await wordsOf(id)).toEqual([
      "bot: Welcome, friend.",
      "customer: Hello!",
      "bot: Orders, or returns?",
      "customer: Orders",
      "bot: Thank you.",
      "customer: And again?",
      "bot: Thank you.",
    ]);
    ada.loses();
  });

  it("before the session is made waits for it: nothing is lost", async () => {
    const id = crypto.randomUUID();
    const ada = await customer(id);
    ada.say("I am quick.");
    expect((await ada.hears(1)).turns?.[0]).toMatchObject({ content: "I am quick." });
    ada.loses();
  });

  it("twice with one id is stored and answered once, also at the same moment", async () => {
    const id = crypto.randomUUID();
    const ada = await customer(id);
    await vi.waitFor(async () => expect((await session(id))?.turn_count).toBe(1), 10_000);
    for (let time = 0; time < 10; time += 1) ada.say("Are you there?", "same");
    await ada.hears(10);
    expect(new Set(ada.heard.map(({ turns }) => JSON.stringify(turns))).size).toBe(1);
    expect(await wordsOf(id)).toEqual([
      "bot: Welcome, friend.",
      "customer: Are you there?",
      "bot: Orders, or returns?",
    ]);
    ada.loses();
  });

  it("to a human is passed on: stored, and not answered by the flow", async () => {
    const id = crypto.randomUUID();
    const ada = await customer(id);
    await vi.waitFor(async () => expect((await session(id))?.turn_count).toBe(1), 10_000);
    const seen = await session(id);
    if (seen) await deps.commit([deps.sessions.change(seen, "handed_off", new Date())]);
    ada.say("A human, please.");
    const answer = await ada.hears(1);
    expect([answer.status, answer.turns?.length]).toEqual(["handed_off", 1]);
    expect((await turnsOf(id)).at(-1)).toMatchObject({ role: "customer", content: "A human, please." });
    ada.loses();
  });

  it.each([
    "no JSON",
    "{}",
    '{"action":"sendMessage"}',
    '{"action":"sendMessage","client_id":"a b","content":"x"}',
  ])("%s is answered with what is wrong, and nothing is stored", async (raw) => {
    const id = crypto.randomUUID();
    const ada = await customer(id);
    await vi.waitFor(async () => expect((await session(id))?.turn_count).toBe(1), 10_000);
    ada.raw(raw);
    expect(await ada.hears(1)).toMatchObject({ type: "error", code: "VALIDATION" });
    expect(await turnsOf(id)).toHaveLength(1);
    ada.loses();
  });

  it("while the database fails is told to be sent again, and is stored when it is", async () => {
    const id = crypto.randomUUID();
    const ada = await customer(id);
    await vi.waitFor(async () => expect((await session(id))?.turn_count).toBe(1), 10_000);
    proxy.weather({ kind: "failing", error: "InternalServerError" });
    ada.say("Do not lose me.", "kept");
    expect(await ada.hears(1)).toMatchObject({ type: "error", code: "UNAVAILABLE", client_id: "kept" });
    proxy.weather({ kind: "well" });
    ada.say("Do not lose me.", "kept");
    expect((await ada.hears(2)).turns?.[0]).toMatchObject({ content: "Do not lose me." });
    expect((await wordsOf(id)).filter((words) => words.includes("lose me"))).toHaveLength(1);
    ada.loses();
  });
});

describe("a connection that is lost", () => {
  it("in the middle of a message loses no turn: it is sent again, and what was missed is asked for", async () => {
    const id = crypto.randomUUID();
    const ada = await customer(id);
    await vi.waitFor(async () => expect((await session(id))?.turn_count).toBe(1), 10_000);
    const [greeting] = await turnsOf(id);
    ada.socket.send(
      JSON.stringify({ action: "sendMessage", client_id: "cut-off", content: "Can you hear" }),
      () => ada.loses(),
    );
    await becomes(id, "disconnected");
    const back = await customer(id);
    expect(back.opened).toBe(101);
    expect((await session(id))?.status).toBe("active");
    back.say("Can you hear", "cut-off");
    await back.hears(1);
    back.ask(greeting?.turn_id);
    expect((await back.hears(2)).turns?.map(({ role, content }) => [role, content])).toEqual([
      ["customer", "Can you hear"],
      ["bot", "Orders, or returns?"],
    ]);
    back.loses();
    await becomes(id, "disconnected");
  });

  it("after the customer is back through another does not end the session", async () => {
    const id = crypto.randomUUID();
    const first = await customer(id);
    await vi.waitFor(async () => expect((await session(id))?.turn_count).toBe(1), 10_000);
    const second = await customer(id);
    first.loses();
    await vi.waitFor(() => expect(lines.filter((line) => line.includes("$disconnect"))).toHaveLength(1));
    expect((await session(id))?.status).toBe("active");
    second.say("Still here.");
    expect((await second.hears(1)).turns?.[0]).toMatchObject({ content: "Still here." });
    second.loses();
    await becomes(id, "disconnected");
  });

  it("leaves a history, and no words in the log", async () => {
    const id = crypto.randomUUID();
    const ada = await customer(id);
    await vi.waitFor(async () => expect((await session(id))?.turn_count).toBe(1), 10_000);
    ada.say("My secret is 4711.");
    await ada.hears(1);
    ada.loses();
    await becomes(id, "disconnected");
    const { Items = [] } = await store.database.send(
      new QueryCommand({
        TableName: store.tables.History,
        KeyConditionExpression: "Entity = :entity",
        ExpressionAttributeValues: { ":entity": `SESSION#${id}` },
      }),
    );
    expect(Items.map(({ Action }) => String(Action)).toSorted()).toEqual([
      "session.created",
      "session.ended",
      "workflow.started",
    ]);
    expect(lines.join()).not.toMatch(/4711|token-ada|friend/);
  });
});

describe("chat-authorizer", () => {
  const authorize = chatAuthorizer(() => ({
    claims: (token = "") => Promise.resolve(customers[token] ? { sub: customers[token] } : undefined),
  }));
  const ask = (protocols?: string) =>
    authorize({ methodArn: "arn:connect", headers: { "Sec-WebSocket-Protocol": protocols } });

  it("lets those connect whose token is believed, to that place alone, and says who they are", async () => {
    expect(await ask("chat, token-ada")).toMatchObject({
      policyDocument: { Statement: [{ Effect: "Allow", Resource: "arn:connect" }] },
      context: { sub: customers["token-ada"] },
    });
    for (const protocols of [undefined, "", "chat", "token-ada", "chat, nonsense", "other, token-ada"])
      await expect(ask(protocols)).rejects.toThrow(/^Unauthorized$/);
  });
});

it("answers @connections as Amazon API Gateway does: 410 for one that is gone", async () => {
  const answer = await fetch(`http://127.0.0.1:${portOf(gateway.server)}/@connections/nobody=`, {
    method: "POST",
  });
  expect([answer.status, answer.headers.get("x-amzn-errortype")]).toEqual([410, "GoneException"]);
});
