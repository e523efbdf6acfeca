import { parse } from "csv-parse/sync";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { exportDepsOf } from "#amplify/functions/_shared/sessions-database.ts";
import { exportSessions } from "#amplify/functions/export-sessions/export-sessions.ts";
import { linkToExport, listExports, type Export, type WriteExportDeps } from "#lib/domain/sessions/index.ts";
import { bucketVariables, functionEnvironment, functionVariables } from "#lib/platform/env.ts";
import { linksTo } from "#lib/platform/s3-links.ts";
import { person } from "#lib/testing/builders.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { startObjects, type TestObjects } from "#lib/testing/engines/objects.ts";
import { keepItems, sessionItems } from "#lib/testing/kept-sessions.ts";
import { testClock } from "#lib/testing/services.ts";
import { TaskError, tryWorkflow } from "#lib/testing/workflows/index.ts";

let store: TestDatabase;
let bucket: TestObjects;
let deps: WriteExportDeps;
let workflow: ReturnType<typeof tryWorkflow>;
const clock = testClock();

beforeAll(async () => {
  [bucket, store] = await Promise.all([startObjects(), startDatabase()]);
  const variables = {
    ...functionVariables(store.tables, store.endpoint),
    ...bucketVariables({ sessions: bucket.bucket }, bucket.endpoint),
  };
  deps = { ...exportDepsOf(functionEnvironment(variables)), clock };
  await keepItems(store, [
    ...sessionItems({ id: "one", at: "2026-03-01T10:00:00.000Z", turns: 4, more: { lob: "retail" } }),
    ...sessionItems({ id: "two", at: "2026-03-02T11:00:00.000Z", status: "active", more: { lob: "retail" } }),
    ...sessionItems({ id: "travel", at: "2026-03-02T12:00:00.000Z", more: { lob: "travel" } }),
    ...sessionItems({ id: "other", at: "2026-03-02T13:00:00.000Z", more: { customer_id: "customer-2" } }),
    ...sessionItems({ id: "late", at: "2026-03-03T00:00:00.000Z" }),
  ]);
});
afterAll(async () => {
  await bucket.stop();
  await store.stop();
});
beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(async () => {
  await workflow.close();
  vi.restoreAllMocks();
});

async function asked(some: Partial<Export> = {}): Promise<string> {
  const export_id = randomUUID();
  const one: Export = {
    ...{ export_id, format: "jsonl", from: "2026-03-01", to: "2026-03-02", lobs: "*" },
    ...{ requested_by: "sam", requested_at: clock.now().toISOString() },
    ...{ state: "running", done: 0, unreadable: 0, files: [] },
    ...some,
  };
  await deps.commit([deps.exports.create(one)]);
  return export_id;
}
type Options = Partial<Parameters<typeof tryWorkflow>[1]>;
function exporting(more: Options = {}, with_: Partial<WriteExportDeps> = {}) {
  workflow = tryWorkflow("export", {
    substitutions: { ExportSessionsFunction: "export-sessions" },
    functions: { "export-sessions": exportSessions(() => ({ ...deps, ...with_ })) },
    ...more,
  });
  return workflow;
}
const fileOf = async (id: string, name: string) => (await bucket.objects.text(`exports/${id}/${name}`)) ?? "";
const linesOf = async (id: string) =>
  (await fileOf(id, "sessions.jsonl"))
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { session_id: string; turns: { content: string }[] });
const idsOf = async (id: string) => (await linesOf(id)).map(({ session_id }) => session_id).sort();

it("writes a line for each session, with its turns, and says how many", async () => {
  const id = await asked();
  const run = await exporting().run({ export_id: id, requested_by: "sam" });
  expect(run.status).toBe("SUCCEEDED");
  const lines = await linesOf(id);
  expect(lines.map(({ session_id }) => session_id).sort()).toEqual(["one", "other", "travel", "two"]);
  expect(lines.find(({ session_id }) => session_id === "one")?.turns).toHaveLength(4);
  expect(JSON.stringify(lines)).not.toMatch(/"PK"|"SK"|"ttl"|status_day/);
  expect(await deps.exports.get(id)).toMatchObject({
    ...{ state: "complete", done: 4, total: 4, unreadable: 0, ended_at: clock.now().toISOString() },
    files: [{ name: "sessions.jsonl", bytes: Buffer.byteLength(await fileOf(id, "sessions.jsonl")) }],
  });
});

it.each([
  [{ lobs: ["retail"] }, ["one", "other", "two"]],
  [{ lobs: ["travel", "claims"] }, ["travel"]],
  [{ status: "active" as const }, ["two"]],
  [{ customer: "customer-2" }, ["other"]],
  [{ session: "two", from: "2026-03-05", to: "2026-03-05" }, ["two"]],
  [{ session: "travel", lobs: ["retail"] }, []],
  [{ customer: "customer-1", status: "active" as const, lobs: ["retail"] }, ["two"]],
  [{ from: "2026-03-01", to: "2026-03-01" }, ["one"]],
  [{ customer: "customer-1", to: "2026-03-03" }, ["late", "one", "travel", "two"]],
])("takes only %j", async (some, wanted) => {
  const id = await asked(some);
  await exporting().run({ export_id: id });
  expect(await idsOf(id)).toEqual(wanted);
  expect(await deps.exports.get(id)).toMatchObject({ done: wanted.length, total: wanted.length });
});

it("writes CSV in two files, in which no cell is run as a formula", async () => {
  await keepItems(store, [
    ...sessionItems({ id: "formula", at: "2026-02-01T10:00:00.000Z", turns: 1 }),
    {
      PK: "SESSION#formula",
      SK: "TURN#1772300000000#000009",
      role: "customer",
      content: '=HYPERLINK("http://x","y"), "ñ"\nnext',
      prompt: { flow: "Main", name: "welcome", version: 3 },
    },
  ]);
  const id = await asked({ format: "csv", from: "2026-02-01", to: "2026-02-01" });
  await exporting().run({ export_id: id });
  const read = async (name: string) =>
    parse<Record<string, string>>(await fileOf(id, name), { columns: true, bom: true });
  expect(await read("sessions.csv")).toEqual([
    expect.objectContaining({ session_id: "formula", turn_count: "1" }),
  ]);
  const turns = await read("turns.csv");
  expect(turns).toHaveLength(2);
  expect(turns).toContainEqual(
    expect.objectContaining({
      session_id: "formula",
      content: `'=HYPERLINK("http://x","y"), "ñ"\nnext`,
      prompt: "Main/welcome",
      version: "3",
    }),
  );
});

it("writes JSON that is whole, of many, of one and of none", async () => {
  for (const [choice, count] of [
    [{}, 4],
    [{ customer: "customer-2" }, 1],
    [{ customer: "nobody" }, 0],
  ] as const) {
    const id = await asked({ format: "json", ...choice });
    await exporting().run({ export_id: id });
    expect(JSON.parse(await fileOf(id, "sessions.json"))).toHaveLength(count);
    await workflow.close();
  }
});

it("has archived sessions with what was said in them, and counts what cannot be read", async () => {
  const at = "2026-01-05T10:00:00.000Z";
  const archived = sessionItems({ id: "kept", at, turns: 2 });
  await bucket.objects.put(
    "sessions/kept/x.json",
    JSON.stringify({ version: 1, session_id: "kept", items: archived }),
  );
  const [meta] = sessionItems({
    id: "kept",
    at,
    status: "archived",
    more: { archive_key: "sessions/kept/x.json" },
  });
  const broken = sessionItems({ id: "broken", at, turns: 1, more: { turn_count: "many" } });
  const half = sessionItems({ id: "half", at, turns: 1 });
  await keepItems(store, [...(meta ? [meta] : []), ...broken, ...half]);
  await keepItems(store, [{ PK: "SESSION#half", SK: "TURN#1#1", role: "nobody", content: "x" }]);
  const id = await asked({ from: "2026-01-05", to: "2026-01-05" });
  await exporting().run({ export_id: id });
  const kept = (await linesOf(id)).find(({ session_id }) => session_id === "kept");
  expect(kept?.turns.map(({ content }) => content)).toEqual([
    "Turn 1 of kept: ¿qué tal?",
    "Turn 2 of kept: ¿qué tal?",
  ]);
  expect(await idsOf(id)).toEqual(["half", "kept"]);
  expect(await deps.exports.get(id)).toMatchObject({ done: 2, unreadable: 2 });
});

it("goes round by round in parts, with the count rising, through retries and switching off", async () => {
  const large = Array.from({ length: 60 }, (_, place) => {
    const id = `large-${String(place).padStart(2, "0")}`;
    return sessionItems({ id, at: "2026-01-10T10:00:00.000Z", turns: 1 }).map((item) =>
      item.content ? { ...item, content: "x".repeat(300_000) } : item,
    );
  });
  await keepItems(store, large.flat());
  const id = await asked({ from: "2026-01-10", to: "2026-01-11" });
  const told: number[] = [];
  const exports = {
    ...deps.exports,
    // Pages as small as rounds need to be seen.
    sessions: (...[part, lobs, , from]: Parameters<typeof deps.exports.sessions>) =>
      deps.exports.sessions(part, lobs, 20, from),
    progress: (...[of, so]: Parameters<typeof deps.exports.progress>) => {
      told.push(so.done);
      return deps.exports.progress(of, so);
    },
  };
  exporting(
    {
      crash: { at: "WriteRound", when: "after" },
      faults: {
        WriteRound: ({ times }) => {
          if (times === 3) throw new TaskError("Lambda.TooManyRequestsException", "later");
        },
      },
    },
    { exports },
  );
  await workflow.run({ export_id: id });
  const [run] = await workflow.restart();
  expect(run?.status).toBe("SUCCEEDED");
  expect(await idsOf(id)).toHaveLength(60);
  expect(new Set(await idsOf(id)).size).toBe(60);
  // The round that was cut off is told twice.
  expect(told).toEqual([0, 40, 40, 60]);
}, 30_000);

const steps = ["BeginFiles", "WriteRound", "CompleteFiles"];
const crashes = steps.flatMap((at) => (["before", "after"] as const).map((when) => ({ at, when })));
it.each(crashes)("ends the same when the machine is switched off at $at, $when it is done", async (crash) => {
  const id = await asked();
  await exporting({ crash }).run({ export_id: id });
  expect((await workflow.restart())[0]?.status).toBe("SUCCEEDED");
  expect(await idsOf(id)).toEqual(["one", "other", "travel", "two"]);
  expect(await deps.exports.get(id)).toMatchObject({ state: "complete", done: 4, total: 4 });
});

it("says that it failed when it is stopped in the middle, and is complete when its run goes on", async () => {
  const id = await asked();
  const exports = {
    ...deps.exports,
    progress: async (...given: Parameters<typeof deps.exports.progress>) => {
      await deps.exports.progress(...given);
      if (given[1].done > 0) workflow.engine().stop(execution.arn, "Stopped", "by ana");
    },
  };
  const execution = exporting({}, { exports }).start({ export_id: id }, `export-${id}`);
  await execution.done;
  expect(execution.status).toBe("ABORTED");
  const ended = { detail: { status: execution.status, input: execution.input } };
  const handler = exportSessions(() => deps);
  await handler(ended);
  expect(await deps.exports.get(id)).toMatchObject({ state: "failed", files: [] });
  await workflow.close();
  expect((await exporting().run({ export_id: id }, "again")).status).toBe("SUCCEEDED");
  // What is told late of the first run changes nothing.
  await handler(ended);
  expect(await deps.exports.get(id)).toMatchObject({ state: "complete", done: 4 });
  expect(await idsOf(id)).toEqual(["one", "other", "travel", "two"]);
});

it("is one run and one export, however often it is started", async () => {
  const id = await asked();
  exporting();
  const started = Array.from({ length: 20 }, () => workflow.start({ export_id: id }, `export-${id}`));
  expect(new Set(started.map(({ arn }) => arn)).size).toBe(1);
  await started[0]?.done;
  expect(await idsOf(id)).toEqual(["one", "other", "travel", "two"]);
});

it("fails in its record too, and leaves no files, when nothing helps", async () => {
  const id = await asked();
  const run = await exporting({
    faults: {
      WriteRound: () => {
        throw new TaskError("UNAVAILABLE", "away");
      },
    },
  }).run({ export_id: id });
  expect(run).toMatchObject({ status: "FAILED", error: "ExportFailed" });
  expect(await deps.exports.get(id)).toMatchObject({ state: "failed", files: [] });
  expect(await bucket.objects.bytes(`exports/${id}/sessions.jsonl`)).toBeUndefined();
});

it("is seen and downloaded by those who asked or could have asked, for seven days", async () => {
  clock.advance(1_000);
  const id = await asked({ lobs: ["travel"], requested_by: "tess" });
  await exporting().run({ export_id: id });
  const listing = { exports: deps.exports, links: linksTo(bucket.objects), clock };
  const sees = async (actor: ReturnType<typeof person>) =>
    (await listExports(listing, actor)).items.some(({ export_id }) => export_id === id);
  const link = (actor: ReturnType<typeof person>, file = "sessions.jsonl") =>
    linkToExport(listing, actor, { id, file });
  for (const actor of [
    person("admins"),
    person("supervisors", ["travel"]),
    person("supervisors", ["x"], "tess"),
  ]) {
    expect(await sees(actor)).toBe(true);
    expect(await (await fetch(await link(actor))).text()).toContain('"session_id":"travel"');
  }
  expect(await sees(person("supervisors", ["retail"]))).toBe(false);
  const gone = { code: "NOT_FOUND", reason: "exports.gone" };
  await expect(link(person("supervisors", ["retail"]))).rejects.toMatchObject(gone);
  await expect(link(person("admins"), "other.csv")).rejects.toMatchObject(gone);
  await expect(link(person("editors"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(listExports(listing, person("editors"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  clock.advance(7 * 86_400_000);
  await expect(link(person("admins"))).rejects.toMatchObject(gone);
});
