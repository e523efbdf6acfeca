import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { archiveExpired } from "#amplify/functions/archive-expired/archive-expired.ts";
import { expiryBatch, expiryFilter } from "#amplify/functions/archive-expired/expiry.ts";
import { cleanupDepsOf } from "#amplify/functions/_shared/sessions-database.ts";
import { openDatabase, type Database } from "#lib/platform/dynamodb.ts";
import { bucketVariables, functionEnvironment, functionVariables } from "#lib/platform/env.ts";
import { createTables, namesWith } from "#lib/testing/create-tables.ts";
import { startDynamoDB, type DynamoDB } from "#lib/testing/engines/dynamodb.ts";
import { startObjects, type TestObjects } from "#lib/testing/engines/objects.ts";
import { keepItems, partitionOf, sessionItems } from "#lib/testing/kept-sessions.ts";
import type { TableChange } from "./dynamodb-streams.ts";
import { pollStream, type StreamMapping } from "./poll-stream.ts";

let engine: DynamoDB;
let bucket: TestObjects;
let database: Database;
let folder: string;
const tables = namesWith("expiry-");
const now = Date.now();

beforeAll(async () => {
  [engine, bucket] = await Promise.all([
    startDynamoDB({ engine: "dynoxide", expires: true }),
    startObjects(),
  ]);
  await createTables(engine.endpoint, tables);
  database = openDatabase({ region: "us-east-1", endpoint: engine.endpoint, requestTimeout: 20_000 });
});
afterAll(async () => {
  database.destroy();
  await bucket.stop();
  await engine.stop();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "streams-"));
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
});

/** A session that has just expired, or expires later. Only the item that says all about it has a time. */
const keep = (id: string, seconds = -5) => {
  const ttl = Math.floor(now / 1_000) + seconds;
  const items = sessionItems({ id, status: "active", at: new Date(now - 86_400_000).toISOString() });
  return keepItems(
    { database, tables },
    items.map((item) => ({ ...item, ttl: item.SK === "META" ? ttl : undefined })),
  );
};
const left = (id: string) => partitionOf({ database, tables }, `SESSION#${id}`);
const archives = async (id: string) => {
  const at = new Date(now - 86_400_000).toISOString().replace(/[-:]/g, "");
  const text = await bucket.objects.text(`sessions/${id}/${at}.json`);
  return text === undefined ? undefined : (JSON.parse(text) as { items: object[] }).items.length;
};

const handler = () =>
  archiveExpired(() =>
    cleanupDepsOf(
      functionEnvironment({
        ...functionVariables(tables, engine.endpoint),
        ...bucketVariables({ sessions: bucket.bucket }, bucket.endpoint),
      }),
    ),
  );
const idsOf = (event: unknown) =>
  (event as { Records: { dynamodb: { Keys: { PK: { S: string } } } }[] }).Records.map(({ dynamodb }) =>
    dynamodb.Keys.PK.S.slice("SESSION#".length),
  );
/** The poller in front of a handler, and the ids that it was handed, call by call. */
function polling(answer: StreamHandler = handler(), more: Partial<StreamMapping> = {}) {
  const calls: string[][] = [];
  const poller = pollStream(
    {
      ...{ endpoint: engine.endpoint, table: tables.Sessions, placesFile: join(folder, "sessions.json") },
      ...{ filter: expiryFilter, batchSize: expiryBatch, tries: 3, every: 20 },
      giveUp: () => Promise.reject(new Error("nothing is given up here")),
      ...more,
    },
    async (event) => {
      const told = await answer(event);
      calls.push(idsOf(event));
      return told;
    },
  );
  return { poller, calls };
}
type StreamHandler = (event: unknown) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>;

it("archives what the engine removes at its time, and goes on after a restart where it was", async () => {
  await keep("expired");
  await keep("stays", 3_600);
  await keep("deleted", 3_600);
  await database.send(
    new DeleteCommand({ TableName: tables.Sessions, Key: { PK: "SESSION#deleted", SK: "META" } }),
  );
  await engine.expire?.();
  const first = polling();
  await vi.waitFor(() => expect(first.calls.flat()).toContain("expired"), { timeout: 20_000 });
  await first.poller.stop();
  expect(await left("expired")).toEqual([]);
  expect(await archives("expired")).toBe(4);
  // Nobody's time has come, or it was not the time that removed it.
  expect(await left("stays")).toHaveLength(4);
  expect(await archives("deleted")).toBeUndefined();

  await keep("later");
  await engine.expire?.();
  const second = polling();
  await vi.waitFor(() => expect(second.calls.flat()).toContain("later"), { timeout: 20_000 });
  await second.poller.stop();
  expect([first.calls, second.calls]).toEqual([[["expired"]], [["later"]]]);
  expect(await archives("later")).toBe(4);
});

it("hands over again what failed, nothing before it, and keeps at last what nothing helps", async () => {
  for (const id of ["one", "two", "three"]) await keep(id);
  await engine.expire?.();
  const given: TableChange[] = [];
  const isOurs = (id: string) => ["one", "two", "three"].includes(id);
  let bad: string | undefined;
  const failsAtOne: StreamHandler = (event) => {
    const ids = idsOf(event);
    // The one in the middle, in whichever order the engine removed them.
    bad ??= ids.filter(isOurs)[1];
    const failed = (event as { Records: TableChange[] }).Records[ids.indexOf(bad ?? "")];
    return Promise.resolve({
      batchItemFailures: failed ? [{ itemIdentifier: failed.dynamodb.SequenceNumber }] : [],
    });
  };
  const { poller, calls } = polling(failsAtOne, {
    giveUp: (record) => {
      given.push(record);
      return Promise.resolve();
    },
  });
  await vi.waitFor(() => expect(calls).toHaveLength(4), { timeout: 20_000 });
  await poller.stop();
  const [first = [], ...others] = calls.map((ids) => ids.filter(isOurs));
  expect(first.toSorted()).toEqual(["one", "three", "two"]);
  expect(others).toEqual([first.slice(1), first.slice(1), first.slice(2)]);
  expect(idsOf({ Records: given })).toEqual([bad]);
});
