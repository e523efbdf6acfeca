import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { operationIds, type OperationId } from "#amplify/functions/session-api/contract.ts";
import { groups, type Group } from "#lib/kernel/actor.ts";
import {
  claimsOf,
  openSessionApiStage,
  withoutThrottles,
  type SessionApiStage,
} from "./session-api-stage.ts";

/** Limited to none, to the line of business of half of what is asked for, and to none at all. */
const limits = ["*", "retail", ""];
const people = new Map<string, ReturnType<typeof claimsOf>>(
  [...groups, "strangers" as Group].flatMap((group) =>
    limits.map((lobs) => [`${group}:${lobs}`, claimsOf(group, lobs)] as const),
  ),
);
let stage: SessionApiStage;

// Hundreds of requests: a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000 });

beforeAll(async () => {
  stage = await openSessionApiStage({
    tokens: { claims: (token = "") => Promise.resolve(people.get(token)) },
    limits: withoutThrottles,
  });
});
afterAll(() => stage.stop());
beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

type Json = Record<string, unknown>;
const call = async (as: string, method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${stage.url}${path}`, {
    method,
    headers: { authorization: as, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Json };
};
const newSession = (lob: string) => ({
  customer_id: "customer-1",
  metadata: { source: "web", language: "en", lob },
});
const opened = async (lob: string) =>
  String((await call("admins:*", "POST", "/sessions", newSession(lob))).body.session_id);
const exported = { format: "csv", from: "2026-03-01", to: "2026-03-31" };

type Rule = {
  groups: Group[];
  /** What somebody of those groups hears: of their own line of business, of another's, and who has none. */
  hears: { own: number; others: number; none: number };
  ask: (as: string, lob: string) => Promise<{ status: number; body: Json }>;
};
const both: Group[] = ["admins", "supervisors"];
const ofSession = (success: number) => ({ own: success, others: 404, none: 404 });

const rules: Record<OperationId, Rule> = {
  createSession: {
    groups: both,
    hears: { own: 201, others: 403, none: 403 },
    ask: (as, lob) => call(as, "POST", "/sessions", newSession(lob)),
  },
  getSession: {
    groups: both,
    hears: ofSession(200),
    ask: async (as, lob) => call(as, "GET", `/sessions/${await opened(lob)}`),
  },
  listTurns: {
    groups: both,
    hears: ofSession(200),
    ask: async (as, lob) => call(as, "GET", `/sessions/${await opened(lob)}/turns`),
  },
  addTurn: {
    groups: both,
    hears: ofSession(201),
    ask: async (as, lob) =>
      call(as, "POST", `/sessions/${await opened(lob)}/turns`, { role: "agent", content: "Hello." }),
  },
  handOff: {
    groups: both,
    hears: ofSession(202),
    ask: async (as, lob) =>
      call(as, "POST", `/sessions/${await opened(lob)}/handoff`, { reason: "They ask.", priority: "low" }),
  },
  deleteSession: {
    groups: ["admins"],
    hears: ofSession(202),
    ask: async (as, lob) => call(as, "DELETE", `/sessions/${await opened(lob)}`),
  },
  // A list leaves out what is another's.
  listCustomerSessions: {
    groups: both,
    hears: { own: 200, others: 200, none: 200 },
    ask: async (as, lob) => {
      const id = await opened(lob);
      const answer = await call(as, "GET", "/customers/customer-1/sessions?limit=50");
      const found = ((answer.body.sessions ?? []) as Json[]).some(({ session_id }) => session_id === id);
      const mayFind = as.endsWith(":*") || as.endsWith(`:${lob}`);
      if (answer.status === 200) expect([as, lob, found]).toEqual([as, lob, mayFind]);
      return answer;
    },
  },
  // Of everything: for those who are limited to nothing.
  startCleanup: {
    groups: ["admins"],
    hears: { own: 403, others: 403, none: 403 },
    ask: (as) => call(as, "POST", "/admin/cleanup"),
  },
  // An export holds the asker's lines of business.
  startExport: {
    groups: both,
    hears: { own: 202, others: 202, none: 403 },
    ask: (as) => call(as, "POST", "/admin/export", exported),
  },
  getExecution: {
    groups: both,
    hears: ofSession(200),
    ask: async (as, lob) => {
      const path = `/sessions/${await opened(lob)}/handoff`;
      const { body } = await call("admins:*", "POST", path, { reason: "They ask.", priority: "low" });
      return call(as, "GET", `/executions/${encodeURIComponent(String(body.execution_arn))}`);
    },
  },
};
const success: Record<OperationId, number> = {
  createSession: 201,
  getSession: 200,
  listTurns: 200,
  addTurn: 201,
  handOff: 202,
  deleteSession: 202,
  listCustomerSessions: 200,
  startCleanup: 202,
  startExport: 202,
  getExecution: 200,
};

it.each(operationIds)("%s is for its groups and their lines of business alone", async (id) => {
  const { groups: allowed, hears, ask } = rules[id];
  for (const as of people.keys())
    for (const lob of ["retail", "travel"]) {
      const [group = "", limit = ""] = as.split(":");
      const limited = limit === "" ? hears.none : limit === lob ? hears.own : hears.others;
      const expected = !allowed.includes(group as Group) ? 403 : limit === "*" ? success[id] : limited;
      const { status } = await ask(as, lob);
      expect([as, lob, status]).toEqual([as, lob, expected]);
    }
});
