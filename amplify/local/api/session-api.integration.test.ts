import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { sessionApiDeps } from "#amplify/functions/session-api/deps.ts";
import { handlers } from "#amplify/functions/session-api/operations.ts";
import { sessionApi } from "#amplify/functions/session-api/session-api.ts";
import { listRuns } from "#lib/domain/workflows/index.ts";
import type { Group } from "#lib/kernel/actor.ts";
import { workflowEnvironment, workflowVariables } from "#lib/platform/env.ts";
import type { Claims } from "#lib/platform/id-tokens.ts";
import { sealedCursors } from "#lib/platform/sealing.ts";
import { stepFunctions } from "#lib/platform/step-functions.ts";
import { person } from "#lib/testing/builders.ts";
import { machineArn } from "#lib/testing/workflows/index.ts";
import { operationAt, undocumented } from "../conformance/documented-answer.ts";
import {
  claimsOf,
  openSessionApiStage,
  withoutThrottles,
  type SessionApiStage,
} from "./session-api-stage.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

let stage: SessionApiStage;
let lines: string[];

const people: Record<string, Claims> = Object.fromEntries(
  (
    [
      ["admins", "*"],
      ["supervisors", "*"],
      ["supervisors", "retail"],
      ["editors", "*"],
      ["clients", "retail"],
    ] as [Group, string][]
  ).map(([group, lobs]) => [`${group} ${lobs}`, claimsOf(group, lobs)]),
);
const supervisor = "supervisors *";
const admin = "admins *";

type Json = Record<string, unknown>;
type Answered = { status: number; body: Json; headers: Headers; text: string };
type Asking = { as?: string; body?: unknown; raw?: string; headers?: Record<string, string> };

async function call(method: string, path: string, { as = supervisor, body, raw, headers }: Asking = {}) {
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(`${stage.url}${path}`, {
    method,
    body: text,
    headers: {
      ...(as ? { authorization: as } : {}),
      ...(text === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
  });
  const answered = await response.text();
  const { status } = response;
  const id = operationAt(method, path);
  if (id)
    expect([path, undocumented(id, { status, headers: response.headers, text: answered })]).toEqual([
      path,
      undefined,
    ]);
  return {
    status,
    headers: response.headers,
    text: answered,
    body: JSON.parse(answered) as Json,
  } satisfies Answered;
}

const newSession = (some: Json = {}, metadata: Json = {}) => ({
  customer_id: "customer-1",
  metadata: { source: "web", language: "en-US", ...metadata },
  ...some,
});
const handoff = { body: { reason: "They ask for a human.", priority: "high" } };
const opened = async (asking: Asking = {}) =>
  String((await call("POST", "/sessions", { body: newSession(), ...asking })).body.session_id);
const say = (id: string, content: string, some: Json = {}) =>
  call("POST", `/sessions/${id}/turns`, { body: { role: "customer", content, ...some } });

beforeAll(async () => {
  stage = await openSessionApiStage({
    tokens: { claims: (token = "") => Promise.resolve(people[token]) },
    limits: { ...withoutThrottles, "/admin/export": { rateLimit: 0.001, burstLimit: 2 } },
  });
});
afterAll(() => stage.stop());
beforeEach(() => {
  lines = [];
  const keep = (line: string) => void lines.push(line);
  vi.spyOn(console, "log").mockImplementation(keep);
  vi.spyOn(console, "error").mockImplementation(keep);
});
afterEach(() => vi.restoreAllMocks());

describe("a session", () => {
  it("is opened (201), read (200), and tells no keys", async () => {
    const made = await call("POST", "/sessions", { body: newSession() });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ status: "active", turn_count: 0, language: "en-US", source: "web" });
    expect(made.body.session_id).toMatch(uuid);
    expect(made.headers.get("location")).toBe(`/sessions/${String(made.body.session_id)}`);
    const read = await call("GET", `/sessions/${String(made.body.session_id)}`);
    expect(read.status).toBe(200);
    expect(read.body).toEqual(made.body);
    expect(read.text).not.toMatch(/"(PK|SK|ttl|status_day)"|SESSION#/);
  });

  it.each([
    ["no customer", { metadata: { source: "web", language: "en" } }],
    ["a customer with a space", newSession({ customer_id: "a b" })],
    ["an unknown source", newSession({}, { source: "fax" })],
    ["a language that is none", newSession({}, { language: "english" })],
    ["what nobody asked for", newSession({ PK: "SESSION#x" })],
    ["a list", []],
    ["nothing", null],
  ])("with %s is refused (400) in the documented shape", async (_, body) => {
    const refused = await call("POST", "/sessions", { body });
    expect(refused.status).toBe(400);
    expect(Object.keys(refused.body).sort()).toEqual(["code", "error", "requestId"]);
    expect(refused.body.code).toBe("VALIDATION");
    expect(refused.body.error).toMatch(/^body/);
  });

  it.each(["unknown", "00000000-0000-4000-8000-000000000000", "..%2f..", "%00"])(
    "%s is not there (404)",
    async (id) => {
      expect((await call("GET", `/sessions/${id}`)).status).toBe(404);
      expect((await call("GET", `/sessions/${id}/turns`)).status).toBe(404);
      expect((await call("DELETE", `/sessions/${id}`, { as: admin })).status).toBe(404);
    },
  );

  it("of another line of business is not there (404), and none can be opened for one (403)", async () => {
    const mine = await opened({ body: newSession({}, { lob: "retail" }) });
    const theirs = await opened({ body: newSession({}, { lob: "travel" }) });
    const asRetail = { as: "supervisors retail" };
    expect((await call("GET", `/sessions/${mine}`, asRetail)).status).toBe(200);
    expect((await call("GET", `/sessions/${theirs}`, asRetail)).status).toBe(404);
    expect((await call("GET", `/sessions/${theirs}/turns`, asRetail)).status).toBe(404);
    const wrong = await call("POST", "/sessions", { ...asRetail, body: newSession({}, { lob: "travel" }) });
    expect(wrong.status).toBe(403);
    const list = await call("GET", "/customers/customer-1/sessions?limit=50", asRetail);
    const lobs = new Set((list.body.sessions as Json[]).map(({ lob }) => lob));
    expect([...lobs]).toEqual(["retail"]);
  });
});

describe("turns", () => {
  it("are added (201) and paged (200), newest page first, each page oldest first", async () => {
    const id = await opened();
    for (let place = 1; place <= 5; place += 1) expect((await say(id, `word ${place}`)).status).toBe(201);
    const newest = await call("GET", `/sessions/${id}/turns?limit=2`);
    const words = (page: Answered) => (page.body.turns as Json[]).map(({ content }) => content);
    expect([words(newest), newest.body.has_more]).toEqual([["word 4", "word 5"], true]);
    const before = await call("GET", `/sessions/${id}/turns?limit=2&cursor=${String(newest.body.cursor)}`);
    expect(words(before)).toEqual(["word 2", "word 3"]);
    const first = await call("GET", `/sessions/${id}/turns?limit=2&cursor=${String(before.body.cursor)}`);
    expect([words(first), first.body.has_more, first.body.cursor]).toEqual([["word 1"], false, undefined]);
    expect((await call("GET", `/sessions/${id}`)).body.turn_count).toBe(5);
  });

  it("are stored once by the client's id, also when sent twenty times at once", async () => {
    const id = await opened();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => say(id, "Hello?", { client_id: "message-1" })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.turn_id)).size).toBe(1);
    expect((await call("GET", `/sessions/${id}`)).body.turn_count).toBe(1);
  });

  it("cannot be added to a session that is over (409)", async () => {
    const id = await opened();
    expect((await call("DELETE", `/sessions/${id}`, { as: admin })).status).toBe(202);
    const refused = await say(id, "Anyone there?");
    expect([refused.status, refused.body.code]).toEqual([409, "CONFLICT"]);
  });

  it.each([0, 101, -1, "many", "1e1", ""])("are not paged by %s (400)", async (limit) => {
    const id = await opened();
    expect((await call("GET", `/sessions/${id}/turns?limit=${limit}`)).status).toBe(400);
  });

  it("have cursors that fit no other list and cannot be changed (400)", async () => {
    const [id, other] = [await opened(), await opened()];
    for (const word of ["one", "two"]) await say(id, word);
    const cursor = String((await call("GET", `/sessions/${id}/turns?limit=1`)).body.cursor);
    const [body = "", signature = ""] = cursor.split(".");
    const forged = Buffer.from(JSON.stringify({ PK: `SESSION#${other}`, SK: "META" })).toString("base64url");
    for (const wrong of [`${forged}.${signature}`, `${body}.AAAA`, `x${cursor}`, "nonsense", "a.b"]) {
      const refused = await call("GET", `/sessions/${id}/turns?cursor=${wrong}`);
      expect([wrong, refused.status]).toEqual([wrong, 400]);
    }
    expect((await call("GET", `/sessions/${other}/turns?cursor=${cursor}`)).status).toBe(400);
    expect((await call("GET", `/customers/customer-1/sessions?cursor=${cursor}`)).status).toBe(400);
  });

  it.each([
    ["a control character", "\u0000"],
    ["a mark of direction", "a\u202eb"],
    ["half a character", "\ud800"],
    ["too many characters", "x".repeat(10_001)],
    ["none", ""],
  ])("with %s are refused (400)", async (_, content) => {
    expect((await say(await opened(), content)).status).toBe(400);
  });
});

describe("bodies", () => {
  const post = async (asking: Asking) =>
    (await call("POST", `/sessions/${await opened()}/turns`, asking)).status;

  it("that are no JSON (400), too large (413) or of another type (415) are refused", async () => {
    expect(await post({ raw: '{"role":' })).toBe(400);
    expect(await post({ raw: "" })).toBe(400);
    const large = JSON.stringify({ role: "customer", content: "x".repeat(256 * 1_024) });
    expect(await post({ raw: large })).toBe(413);
    expect(await post({ raw: "role=customer", headers: { "content-type": "text/plain" } })).toBe(415);
  });
});

describe("a customer's sessions", () => {
  it("come newest first (200), page by page", async () => {
    const body = newSession({ customer_id: "customer-many" });
    for (let count = 0; count < 3; count += 1) await opened({ body });
    const first = await call("GET", "/customers/customer-many/sessions?limit=2");
    expect([(first.body.sessions as Json[]).length, first.body.has_more]).toEqual([2, true]);
    const cursor = String(first.body.cursor);
    const second = await call("GET", `/customers/customer-many/sessions?limit=2&cursor=${cursor}`);
    expect([(second.body.sessions as Json[]).length, second.body.has_more]).toEqual([1, false]);
    const all = [...(first.body.sessions as Json[]), ...(second.body.sessions as Json[])];
    const times = all.map(({ updated_at }) => String(updated_at));
    expect(times).toEqual(times.toSorted().reverse());
    expect(new Set(all.map(({ session_id }) => session_id)).size).toBe(3);
    expect((await call("GET", "/customers/nobody/sessions")).body).toEqual({ sessions: [], has_more: false });
    expect((await call("GET", "/customers/no%20body/sessions")).status).toBe(400);
    expect((await call("GET", "/customers/nobody/sessions?limit=51")).status).toBe(400);
  });
});

describe("workflows", () => {
  it("are started once (202), however often they are asked for, and can be polled (200)", async () => {
    const id = await opened();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call("POST", `/sessions/${id}/handoff`, handoff)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    const arns = new Set(answers.map(({ body }) => String(body.execution_arn)));
    expect(arns.size).toBe(1);
    const [arn = ""] = arns;
    const polled = await call("GET", `/executions/${encodeURIComponent(arn)}`);
    expect(polled.status).toBe(200);
    expect(polled.body).toEqual({
      execution_arn: arn,
      workflow: "handoff",
      status: "RUNNING",
      started_at: expect.any(String) as string,
    });
  });

  it("are not started for a session that is not there (404) or over (409)", async () => {
    const nowhere = "/sessions/00000000-0000-4000-8000-000000000000/handoff";
    expect((await call("POST", nowhere, handoff)).status).toBe(404);
    const id = await opened();
    await call("DELETE", `/sessions/${id}`, { as: admin });
    expect((await call("POST", `/sessions/${id}/handoff`, handoff)).status).toBe(409);
  });

  it("clean up what is deleted: the status at once, and once", async () => {
    const id = await opened();
    const first = await call("DELETE", `/sessions/${id}`, { as: admin });
    const again = await call("DELETE", `/sessions/${id}`, { as: admin });
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(first.body).toMatchObject({ session_id: id, status: "deleted" });
    expect(again.body.execution_arn).toBe(first.body.execution_arn);
    expect((await call("GET", `/sessions/${id}`)).body.status).toBe("deleted");
    const { Items } = await stage.store.database.send(
      new QueryCommand({
        TableName: stage.store.tables.History,
        KeyConditionExpression: "Entity = :entity",
        ExpressionAttributeValues: { ":entity": `SESSION#${id}` },
      }),
    );
    const actions = Items?.map(({ Action }) => String(Action));
    expect(actions?.toSorted()).toEqual(["session.created", "session.deleted"]);
  });

  it("that are not ours, or of another's session, are not there (404)", async () => {
    const mine = await opened({ body: newSession({}, { lob: "travel" }) });
    const { body } = await call("POST", `/sessions/${mine}/handoff`, handoff);
    const arn = String(body.execution_arn);
    const ask = (one: string, as = supervisor) =>
      call("GET", `/executions/${encodeURIComponent(one)}`, { as });
    expect((await ask(arn)).status).toBe(200);
    expect((await ask(arn, "supervisors retail")).status).toBe(404);
    expect((await ask(`${arn}x`)).status).toBe(404);
    expect((await ask(arn.replace(":handoff:", ":other:"))).status).toBe(404);
    expect((await ask("nonsense")).status).toBe(404);
  });

  it("are seen by those of the session's line of business alone", async () => {
    const id = await opened({ body: newSession({}, { lob: "travel" }) });
    await call("POST", `/sessions/${id}/handoff`, handoff);
    await call("DELETE", `/sessions/${id}`, { as: admin });
    const { variables } = stage;
    const {
      region,
      stateMachines: machines,
      stepFunctionsEndpoint: endpoint,
    } = workflowEnvironment(variables);
    const deps = {
      runs: sessionApiDeps(variables).runs,
      workflows: stepFunctions({ region, endpoint, machines, requestTimeout: 20_000 }),
      cursors: sealedCursors("a secret of the tests, 32 characters"),
    };
    const seenBy = async (lob: string) => {
      const seen = await Promise.all(
        (["handoff", "cleanup"] as const).map((kind) =>
          listRuns(deps, person("supervisors", [lob]), { kind }),
        ),
      );
      return seen.flatMap(({ items }) => items.flatMap(({ run }) => (run?.subject === id ? run.kind : [])));
    };
    expect(await seenBy("travel")).toEqual(["handoff", "cleanup"]);
    expect(await seenBy("retail")).toEqual([]);
  });

  it("of an admin are refused to others (403), and throttled (429)", async () => {
    expect((await call("POST", "/admin/cleanup")).status).toBe(403);
    expect((await call("POST", "/admin/cleanup", { as: admin })).status).toBe(202);
    const ask = () =>
      call("POST", "/admin/export", { body: { format: "csv", from: "2026-03-01", to: "2026-03-31" } });
    expect([(await ask()).status, (await ask()).status]).toEqual([202, 202]);
    const throttled = await ask();
    expect([throttled.status, throttled.body.code]).toEqual([429, "THROTTLED"]);
  });
});

describe("who asks", () => {
  const everything = (id: string): [string, string, unknown?][] => [
    ["POST", "/sessions", newSession()],
    ["GET", `/sessions/${id}`],
    ["GET", `/sessions/${id}/turns`],
    ["POST", `/sessions/${id}/turns`, { role: "agent", content: "Hello." }],
    ["POST", `/sessions/${id}/handoff`, { reason: "They ask.", priority: "low" }],
    ["GET", "/customers/customer-1/sessions"],
    ["POST", "/admin/cleanup"],
    ["DELETE", `/sessions/${id}`],
  ];

  it("must be known (401): no token, another's words", async () => {
    for (const [method, path, body] of everything(await opened()))
      for (const as of ["", "a stranger"]) {
        const refused = await call(method, path, { as, body });
        expect([path, refused.status, refused.body.code]).toEqual([path, 401, "UNAUTHENTICATED"]);
      }
  });
});

describe("an answer", () => {
  it("carries the caller's correlation id, else the request's own", async () => {
    const headers = { "x-correlation-id": "trace-42" };
    const given = await call("GET", "/sessions/unknown", { headers });
    expect(given.headers.get("x-correlation-id")).toBe("trace-42");
    const none = await call("GET", "/sessions/unknown");
    expect(none.headers.get("x-correlation-id")).toBe(none.body.requestId);
    const wrong = { "x-correlation-id": "two words" };
    expect((await call("GET", `/sessions/${await opened()}`, { headers: wrong })).status).toBe(400);
  });

  it("of an address that is none is 404", async () => {
    for (const path of ["/", "/sessions/x/y/z", "/sessions/", "/%E0%A4%A"])
      expect((await call("GET", path)).status).toBe(404);
    expect((await call("PUT", "/sessions")).status).toBe(404);
  });

  it("leaves one line of log, without names, words or tokens", async () => {
    const id = await opened();
    lines = [];
    await say(id, "My number is 555-0143", { client_id: "secret-client" });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "info",
      function: "session-api",
      operation: "addTurn",
      status: 201,
    });
    expect(lines.join()).not.toMatch(/0143|secret-client|supervisors|customer-1/);
  });

  it("is 503 while the workflows cannot be had", async () => {
    const id = await opened();
    const handler = sessionApi(handlers, () =>
      sessionApiDeps({
        ...stage.variables,
        ...workflowVariables({ handoff: machineArn("handoff") }, "http://127.0.0.1:9"),
      }),
    );
    const answer = await handler({
      httpMethod: "POST",
      resource: "/sessions/{sessionId}/handoff",
      pathParameters: { sessionId: id },
      multiValueQueryStringParameters: null,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(handoff.body),
      isBase64Encoded: false,
      requestContext: { requestId: crypto.randomUUID(), authorizer: { claims: people[supervisor] } },
    });
    expect([answer.statusCode, JSON.parse(answer.body)]).toMatchObject([503, { code: "UNAVAILABLE" }]);
  });

  it("of 500 says nothing of a mistake of ours", async () => {
    const id = await opened();
    await stage.store.database.send(
      new PutCommand({
        TableName: stage.store.tables.Sessions,
        Item: { PK: `SESSION#${id}`, SK: "META", odd: 1 },
      }),
    );
    const broken = await call("GET", `/sessions/${id}`);
    expect([broken.status, broken.body.code]).toEqual([500, "FAILED"]);
    expect(broken.text).not.toMatch(/Zod|session_id|expected/);
    expect(lines.at(-1)).toContain('"level":"error"');
  });
});
