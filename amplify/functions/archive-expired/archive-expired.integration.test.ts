import { marshall } from "@aws-sdk/util-dynamodb";
import { DeleteCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { CleanupDeps } from "#lib/domain/sessions/index.ts";
import { bucketVariables, functionEnvironment, functionVariables } from "#lib/platform/env.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { startObjects, type TestObjects } from "#lib/testing/engines/objects.ts";
import { keepItems, partitionOf, sessionItems } from "#lib/testing/kept-sessions.ts";
import { cleanupDepsOf } from "../_shared/sessions-database.ts";
import { archiveExpired } from "./archive-expired.ts";

let store: TestDatabase;
let bucket: TestObjects;
let deps: CleanupDeps;
const key = (id: string) => `sessions/${id}/20260302T120000.000Z.json`;

beforeAll(async () => {
  [store, bucket] = await Promise.all([startDatabase(), startObjects()]);
  deps = cleanupDepsOf(
    functionEnvironment({
      ...functionVariables(store.tables, store.endpoint),
      ...bucketVariables({ sessions: bucket.bucket }, bucket.endpoint),
    }),
  );
});
afterAll(async () => {
  await bucket.stop();
  await store.stop();
});
beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

type Item = ReturnType<typeof sessionItems>[number];
const service = { type: "Service", principalId: "dynamodb.amazonaws.com" };
let sequence = 0;
const removal = (item: Item, userIdentity: object | undefined = service) => ({
  eventID: `event-${(sequence += 1)}`,
  eventName: "REMOVE",
  userIdentity,
  dynamodb: { SequenceNumber: String(sequence), OldImage: marshall(item, { removeUndefinedValues: true }) },
});

/** A session whose META was removed at its time: what the stream tells, and what is left in the table. */
async function expired(id: string, turns = 3) {
  const items = sessionItems({ id, turns, summaries: 1, status: "active" });
  await keepItems(store, items);
  const [meta] = items;
  if (!meta) throw new Error("no META");
  await store.database.send(
    new DeleteCommand({ TableName: store.tables.Sessions, Key: { PK: meta.PK, SK: "META" } }),
  );
  return { meta, items };
}
const kept = async (id: string) =>
  (JSON.parse((await bucket.objects.text(key(id))) ?? "{}") as { items?: Item[] }).items;
const left = (id: string) => partitionOf(store, `SESSION#${id}`);
async function historyOf(id: string) {
  const { Items } = await store.database.send(
    new QueryCommand({
      TableName: store.tables.History,
      KeyConditionExpression: "Entity = :entity",
      ExpressionAttributeValues: { ":entity": `SESSION#${id}` },
    }),
  );
  return Items ?? [];
}

it("archives what the time removed, with all that lay with it, once however often it is told", async () => {
  const { meta, items } = await expired("gone", 60);
  const handler = archiveExpired(() => deps);
  const event = { Records: [removal(meta)] };
  expect(await handler(event)).toEqual({ batchItemFailures: [] });
  expect(await handler(event)).toEqual({ batchItemFailures: [] });
  const bySort = (one: Item, other: Item) => (one.SK < other.SK ? -1 : 1);
  expect(await kept("gone")).toEqual(items.toSorted(bySort));
  expect(await left("gone")).toEqual([]);
  expect(await historyOf("gone")).toEqual([
    expect.objectContaining({ Action: "session.archived", Actor: "system:cleanup" }),
  ]);
});

it("goes on where it was cut off", async () => {
  const { meta, items } = await expired("cut", 60);
  const remove = async (some: readonly Item[]) => {
    await deps.archives.remove(some.slice(0, 40));
    throw new Error("killed");
  };
  const cut = archiveExpired(() => ({ ...deps, archives: { ...deps.archives, remove } }));
  const record = removal(meta);
  expect(await cut({ Records: [record] })).toEqual({
    batchItemFailures: [{ itemIdentifier: record.dynamodb.SequenceNumber }],
  });
  await archiveExpired(() => deps)({ Records: [record] });
  expect(await kept("cut")).toHaveLength(items.length);
  expect(await left("cut")).toEqual([]);
  expect(await historyOf("cut")).toHaveLength(1);
});

it("leaves alone what people deleted, what is no session, and a session that was begun anew", async () => {
  const { meta } = await expired("person");
  const again = await expired("again");
  await keepItems(store, [again.meta]);
  const run = { ...meta, PK: "BATCH#cleanup#1" };
  const turn = { ...meta, SK: "TURN#1#1" };
  const Records = [removal(meta, undefined), removal(run), removal(turn), removal(again.meta)].map(
    (record, place) => (place === 0 ? { ...record, userIdentity: undefined } : record),
  );
  expect(await archiveExpired(() => deps)({ Records })).toEqual({ batchItemFailures: [] });
  expect(await kept("person")).toBeUndefined();
  expect(await left("person")).toHaveLength(4);
  expect(await left("again")).toHaveLength(5);
});

it("deletes nothing that it could not archive, and tells where to begin again", async () => {
  const [first, second] = [await expired("first"), await expired("second")];
  const put = (at: string, text: string) =>
    at === key("second") ? Promise.reject(new Error("no room")) : deps.objects.put(at, text);
  const handler = archiveExpired(() => ({ ...deps, objects: { ...deps.objects, put } }));
  const Records = [removal(first.meta), removal(second.meta)];
  expect(await handler({ Records })).toEqual({
    batchItemFailures: [{ itemIdentifier: Records[1]?.dynamodb.SequenceNumber }],
  });
  expect(await left("first")).toEqual([]);
  expect(await left("second")).toHaveLength(4);
});
