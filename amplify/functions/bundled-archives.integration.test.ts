import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { bucketVariables, functionEnvironment, functionVariables } from "#lib/platform/env.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { startObjects, type TestObjects } from "#lib/testing/engines/objects.ts";
import { keepItems, partitionOf, sessionItems } from "#lib/testing/kept-sessions.ts";
import { exportDepsOf } from "./_shared/sessions-database.ts";
import { bundleFunction } from "./bundle.ts";

let store: TestDatabase;
let bucket: TestObjects;
let variables: Record<string, string>;

beforeAll(async () => {
  [store, bucket] = await Promise.all([startDatabase(), startObjects()]);
  variables = {
    ...functionVariables(store.tables, store.endpoint),
    ...bucketVariables({ sessions: bucket.bucket }, bucket.endpoint),
  };
});
afterAll(async () => {
  await bucket.stop();
  await store.stop();
});
beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A function as it is deployed: nothing that it needs of the clients may have been left out. */
async function deployed<Answer>(name: string): Promise<(event: unknown) => Promise<Answer>> {
  const file = join(await bundleFunction(name), "index.mjs");
  const { handler } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
    handler: (event: unknown) => Promise<Answer>;
  };
  return handler;
}

it("archives a session as it is deployed", async () => {
  await keepItems(store, sessionItems({ id: "bundled", turns: 30 }));
  const archive = await deployed("archive-sessions");
  expect(await archive({ sessions: ["bundled", "nobody"], run: "one" })).toEqual({
    archived: 1,
    skipped: { gone: 1 },
    failed: [],
  });
  expect(await bucket.objects.text("sessions/bundled/20260302T120000.000Z.json")).toContain("Turn 30");
  expect(await partitionOf(store, "SESSION#bundled")).toHaveLength(1);
});

it("exports sessions as it is deployed, also one whose archive is gone", async () => {
  const at = "2026-02-01T10:00:00.000Z";
  await keepItems(store, [
    ...sessionItems({ id: "plain", at }),
    ...sessionItems({ id: "lost", at, status: "archived", more: { archive_key: "sessions/lost/gone.json" } }),
  ]);
  const { exports, commit } = exportDepsOf(functionEnvironment(variables));
  await commit([
    exports.create({
      ...{ export_id: "bundled", format: "jsonl", from: "2026-02-01", to: "2026-02-01", lobs: "*" },
      ...{ requested_by: "sam", requested_at: at, state: "running", done: 0, unreadable: 0, files: [] },
    }),
  ]);
  const step = await deployed<{ isOver: boolean; done: number }>("export-sessions");
  let progress = await step({ step: "begin", export_id: "bundled" });
  while (!progress.isOver) progress = await step({ step: "write", export_id: "bundled", progress });
  await step({ step: "complete", export_id: "bundled", progress });
  expect(progress.done).toBe(2);
  const lines = (await bucket.objects.text("exports/bundled/sessions.jsonl"))?.trim().split("\n") ?? [];
  expect(lines.map((line) => (JSON.parse(line) as { turns: unknown[] }).turns.length)).toEqual([3, 3]);
  expect(await exports.get("bundled")).toMatchObject({ state: "complete", done: 2 });
});

it("asks again, as it is deployed, when the database is busy at first", async () => {
  const asked: string[] = [];
  const busy = createServer((request, answer) => {
    request.resume();
    asked.push(String(request.headers["amz-sdk-request"]));
    answer.writeHead(asked.length < 3 ? 400 : 200, { "content-type": "application/x-amz-json-1.0" });
    const error = "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException";
    answer.end(
      JSON.stringify(asked.length < 3 ? { __type: error, message: "later" } : { Items: [], Count: 0 }),
    );
  });
  await new Promise<void>((listening) => busy.listen(0, "127.0.0.1", listening));
  try {
    vi.stubEnv("DYNAMODB_ENDPOINT", `http://127.0.0.1:${(busy.address() as AddressInfo).port}`);
    const find = await deployed("find-cleanable-sessions");
    const progress = { round: 0, cursor: null, summary: null, results: [] };
    expect(await find({ progress })).toMatchObject({ batches: [], goesOn: false });
    expect(asked.slice(0, 4)).toEqual([1, 2, 3, 1].map((attempt) => `attempt=${attempt}; max=6`));
  } finally {
    busy.closeAllConnections();
    await new Promise((closed) => busy.close(closed));
  }
});
