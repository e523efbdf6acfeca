import { request } from "node:http";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  claimsOf,
  openSessionApiStage,
  withoutThrottles,
  type SessionApiStage,
} from "../api/session-api-stage.ts";
import { documentedOperations, brokenParameter, brokenValues, valueOf } from "./documented-requests.ts";
import type { DocumentedOperation } from "./documented-requests.ts";
import { statusesOf, undocumented, type Answer } from "./documented-answer.ts";

type Asked = { path: string; query?: [string, string][]; headers?: Record<string, string>; raw?: string };

const people: Record<string, ReturnType<typeof claimsOf>> = { admin: claimsOf("admins", "*") };
let stage: SessionApiStage;
/** A session with some turns, and a run of it, for addresses that are there. */
let session = "";
let execution = "";
let cursor = "";

// Hundreds of requests: a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000 });

beforeAll(async () => {
  stage = await openSessionApiStage({
    tokens: { claims: (token = "") => Promise.resolve(people[token]) },
    limits: withoutThrottles,
  });
  await arrange();
});
afterAll(() => stage.stop());
beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

/** As `fetch` does, but it sends a body with every method. */
const send = (url: string, method: string, headers: Record<string, string>, raw?: string) =>
  new Promise<Answer>((done, fail) => {
    request(url, { method, headers }, (response) => {
      const { statusCode: status = 0 } = response;
      const told = new Headers(response.headers as Record<string, string>);
      text(response).then((words) => done({ status, headers: told, text: words }), fail);
    })
      .on("error", fail)
      .end(raw);
  });

async function ask({ id, method }: DocumentedOperation, asked: Asked): Promise<Answer> {
  const query = new URLSearchParams(asked.query ?? []);
  const url = `${stage.url}${asked.path}${query.size > 0 ? `?${query.toString()}` : ""}`;
  const headers = {
    authorization: "admin",
    ...(asked.raw === undefined
      ? {}
      : { "content-type": "application/json", "content-length": String(Buffer.byteLength(asked.raw)) }),
    ...asked.headers,
  };
  const answer = await send(url, method, headers, asked.raw);
  // Whatever it is, it must be in the document, and never a mistake of ours.
  expect([id, asked, undocumented(id, answer)]).toEqual([id, asked, undefined]);
  expect([id, asked, answer.status]).not.toEqual([id, asked, 500]);
  return answer;
}

const operation = (id: string): DocumentedOperation =>
  documentedOperations.find((one) => one.id === id) as DocumentedOperation;
const body = ({ text }: Answer) => JSON.parse(text) as Record<string, unknown>;
const newSession = JSON.stringify({
  customer_id: "customer-1",
  metadata: { source: "web", language: "en" },
});

async function arrange(): Promise<void> {
  session = String(
    body(await ask(operation("createSession"), { path: "/sessions", raw: newSession })).session_id,
  );
  await ask(operation("createSession"), { path: "/sessions", raw: newSession });
  const said = JSON.stringify({ role: "customer", content: "Hello." });
  for (let count = 0; count < 2; count += 1)
    await ask(operation("addTurn"), { path: `/sessions/${session}/turns`, raw: said });
  const run = await ask(operation("startCleanup"), { path: "/admin/cleanup" });
  execution = String(body(run).execution_arn);
  const page = await ask(operation("listTurns"), {
    path: `/sessions/${session}/turns`,
    query: [["limit", "1"]],
  });
  cursor = String(body(page).cursor);
}

/** The address of an operation with these values in it, each of them anything. */
const addressOf = ({ template }: DocumentedOperation, values: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
const there = (): Record<string, string> => ({
  sessionId: session,
  customerId: "customer-1",
  executionArn: execution,
});

/** Requests that the document lets pass, of things that are there and of things that are not. */
function passing(one: DocumentedOperation): fc.Arbitrary<Asked> {
  const given = (place: string) =>
    one.parameters.filter((parameter) => parameter.in === place && parameter.name !== "cursor");
  const values = (place: string) =>
    fc.record(
      Object.fromEntries(given(place).map(({ name, schema }) => [name, valueOf(schema).map(String)])),
      { requiredKeys: place === "path" ? undefined : [] },
    ) as fc.Arbitrary<Record<string, string>>;
  return fc
    .record({
      path: fc.oneof(
        { arbitrary: fc.constant(undefined), weight: 3 },
        { arbitrary: values("path"), weight: 1 },
      ),
      query: values("query"),
      headers: values("header"),
      raw: one.body ? valueOf(one.body).map((value) => JSON.stringify(value)) : fc.constant(undefined),
    })
    .map(({ path, query, headers, raw }) => ({
      path: addressOf(one, path ?? there()),
      query: Object.entries(query),
      headers,
      raw,
    }));
}

/** Days in their order, and not too many, are more than a schema can ask for. */
const examples: Record<string, Asked[]> = {
  startExport: [
    { path: "/admin/export", raw: JSON.stringify({ format: "csv", from: "2026-03-01", to: "2026-03-31" }) },
  ],
};
const names = documentedOperations.map(({ id }) => id);
const succeeds = (id: string) => statusesOf(id).filter((status) => status < 300);
const seeded = { seed: 20_261_121, endOnFailure: true };

describe.each(names)("%s, from the document", (id) => {
  const one = operation(id);
  const refuses = async (asked: Asked, ...statuses: number[]) => {
    const before = stage.changes();
    const answer = await ask(one, asked);
    expect([asked, statuses.includes(answer.status) ? "refused" : answer.status]).toEqual([asked, "refused"]);
    expect([asked, stage.changes() - before]).toEqual([asked, 0]);
    expect(body(answer)).toEqual({
      error: expect.any(String) as string,
      code: expect.stringMatching(/^[A-Z_]+$/) as string,
      requestId: expect.any(String) as string,
    });
  };
  /** Of things that are there, and without parameters: what is then broken is the only thing that is. */
  const valid = (): Asked => ({
    path: addressOf(one, there()),
    raw: one.body && JSON.stringify(fc.sample(valueOf(one.body), { ...seeded, numRuns: 1 })[0]),
  });

  it("answers what the document lets pass as the document says, and does it", async () => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(passing(one), async (asked) => void seen.add((await ask(one, asked)).status)),
      { ...seeded, numRuns: 15, examples: examples[id]?.map((asked) => [asked]) },
    );
    expect([...seen]).toEqual(expect.arrayContaining(succeeds(id)));
    // What deletes leaves nothing for those that come after.
    if (id === "deleteSession") await arrange();
  });

  it("refuses parameters that are not as the document says, and changes nothing", async () => {
    for (const parameter of one.parameters)
      for (const { value } of brokenParameter(parameter)) {
        const text = String(value);
        if (parameter.in === "header") {
          // What HTTP itself does not carry, or takes the spaces off, cannot be sent.
          if (/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(text))
            await refuses({ ...valid(), headers: { [parameter.name]: text } }, 400);
        } else if (parameter.in === "query") {
          if (!/[\ud800-\udfff]/.test(text))
            await refuses({ ...valid(), query: [[parameter.name, text]] }, 400);
        } else if (text.isWellFormed() && !["", "../.."].includes(text))
          await refuses(
            { ...valid(), path: addressOf(one, { ...there(), [parameter.name]: text }) },
            ...(statusesOf(id).includes(404) ? [404] : [400]),
          );
      }
  });

  if (one.parameters.some(({ name }) => name === "cursor"))
    it("refuses cursors that are not its own", async () => {
      const changed = (place: number) =>
        `${cursor.slice(0, place)}${cursor[place] === "A" ? "B" : "A"}${cursor.slice(place + 1)}`;
      const tampered = [0, 20, Math.floor(cursor.length / 2)].map(changed);
      // The cursor is one of turns: it leads on there, and nowhere else.
      if (id === "listTurns")
        expect((await ask(one, { ...valid(), query: [["cursor", cursor]] })).status).toBe(200);
      else tampered.push(cursor);
      for (const wrong of [...tampered, cursor.slice(1), cursor.slice(0, -4), `${cursor}AAAA`, "AAAA", "a.b"])
        await refuses({ ...valid(), query: [["cursor", wrong]] }, 400);
      await refuses(
        {
          ...valid(),
          query: [
            ["limit", "1"],
            ["limit", "2"],
          ],
        },
        400,
      );
    });

  if (one.body)
    it("refuses bodies that break any one keyword of their schema, and changes nothing", async () => {
      await fc.assert(
        fc.asyncProperty(valueOf(one.body ?? {}), async (value) => {
          const broken = brokenValues(one.body ?? {}, value);
          expect(broken.length).toBeGreaterThan(20);
          for (const { value: wrong } of broken)
            await refuses({ ...valid(), raw: JSON.stringify(wrong) }, 400);
        }),
        { ...seeded, numRuns: 1 },
      );
    });

  if (one.body)
    it("refuses bodies that are no JSON (400) or of another type (415)", async () => {
      const deep = "[".repeat(50_000);
      for (const raw of [
        "",
        "{",
        "no JSON",
        "\u0000",
        `{"a":${deep}`,
        deep + "]".repeat(50_000),
        "NaN",
        "'x'",
      ])
        await refuses({ ...valid(), raw }, 400);
      for (const type of [
        "text/plain",
        "application/jsonp",
        "multipart/form-data",
        "application/x-www-form-urlencoded",
      ])
        await refuses({ ...valid(), headers: { "content-type": type } }, 415);
    });

  it("refuses bodies of more than 256 KB (413), also where it takes none", async () => {
    for (const bytes of [256 * 1_024 + 2, 11 * 1_024 * 1_024])
      await refuses({ ...valid(), raw: JSON.stringify("é".repeat(bytes / 2 - 1)) }, 413);
  });

  if (one.template.includes("{"))
    it("refuses addresses that are no encoding of anything", () =>
      refuses(
        { ...valid(), path: one.template.replace(/\{\w+\}/, "%E0%A4%A") },
        statusesOf(id).includes(404) ? 404 : 400,
      ));

  it("refuses strangers (401)", async () => {
    for (const authorization of ["nobody", "Bearer", "Bearer admin.admin.admin"])
      await refuses({ ...valid(), headers: { authorization } }, 401);
  });
});
