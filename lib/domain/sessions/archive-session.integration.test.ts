import { randomUUID } from "node:crypto";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { historyStore } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { DomainError } from "#lib/kernel/errors.ts";
import { sealedCursors } from "#lib/platform/sealing.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import { commit } from "#lib/platform/transactions.ts";
import { person } from "#lib/testing/builders.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { startDatabaseProxy, type DatabaseProxy } from "#lib/testing/database-proxy.ts";
import { startObjects, type TestObjects } from "#lib/testing/engines/objects.ts";
import { keepItems, partitionOf, sessionItems, type KeptSession } from "#lib/testing/kept-sessions.ts";
import { testClock } from "#lib/testing/services.ts";
import { readArchive } from "./archive.ts";
import { archiveStore } from "./archive-store.ts";
import { archiveSession } from "./archive-session.ts";
import type { CleanupDeps } from "./keep-archive.ts";
import { findCleanableSessions, type CleanupCursor } from "./find-cleanable-sessions.ts";

let store: TestDatabase;
let bucket: TestObjects;
let proxy: DatabaseProxy;
let deps: CleanupDeps;
const clock = testClock();
const cleanup: Actor = { kind: "system", name: "cleanup" };
const key = (id: string) => `sessions/${id}/20260302T120000.000Z.json`;

beforeAll(async () => {
  [store, bucket] = await Promise.all([startDatabase(), startObjects()]);
  proxy = await startDatabaseProxy(store.endpoint);
  const database = openDatabase({ region: "us-east-1", endpoint: proxy.endpoint, requestTimeout: 20_000 });
  deps = {
    archives: archiveStore(database, store.tables.Sessions),
    objects: bucket.objects,
    history: historyStore(
      database,
      sealedCursors("a secret of the tests, 32 characters"),
      store.tables.History,
    ),
    commit: (writes) => commit(database, writes),
    clock,
  };
});
afterAll(async () => {
  await proxy.stop();
  await bucket.stop();
  await store.stop();
});
afterEach(() => proxy.weather({ kind: "well" }));

async function aSession(some: Partial<KeptSession> = {}): Promise<{ id: string; items: unknown[] }> {
  const id = some.id ?? randomUUID();
  const items = sessionItems({ id, ...some });
  await keepItems(store, items);
  return { id, items };
}
const archive = (id: string, with_: Partial<CleanupDeps> = {}) =>
  archiveSession({ ...deps, ...with_ }, cleanup, { sessionId: id, requestId: "test" });
const left = async (id: string) => (await partitionOf(store, `SESSION#${id}`)).map(({ SK }) => SK);
const kept = async (id: string) => readArchive((await bucket.objects.text(key(id))) ?? "");
const history = async (id: string) =>
  (
    await historyStore(
      store.database,
      sealedCursors("a secret of the tests, 32 characters"),
      store.tables.History,
    ).of(`SESSION#${id}`)
  ).items;

/** The end that every way leads to: all in the archive, META and handoffs left, one line of history. */
async function expectArchived(id: string, items: unknown[]) {
  expect(await kept(id)).toEqual(
    items.toSorted((a, b) => ((a as KeptItem).SK < (b as KeptItem).SK ? -1 : 1)),
  );
  const [meta, ...others] = await partitionOf(store, `SESSION#${id}`);
  expect(others).toEqual([]);
  expect(meta).toMatchObject({
    SK: "META",
    status: "archived",
    status_day: "archived#2026-03",
    updated_month: "2026-03",
    archive_key: key(id),
    archived_at: clock.now().toISOString(),
  });
  expect(meta).not.toHaveProperty("ttl");
  expect((await history(id)).map(({ Action, Actor }) => [Action, Actor])).toEqual([
    ["session.archived", "system:cleanup"],
  ]);
}
type KeptItem = { SK: string };

describe("a session", () => {
  it("of 50 turns is archived in five calls: three of the database, two of the bucket", async () => {
    const { id, items } = await aSession({ turns: 50 });
    let calls = 0;
    const objects = {
      put: (...parts: Parameters<typeof deps.objects.put>) => ((calls += 1), deps.objects.put(...parts)),
      text: (of: string) => ((calls += 1), deps.objects.text(of)),
    };
    proxy.reset();
    expect(await archive(id, { objects })).toEqual({ state: "archived", key: key(id), items: 51 });
    expect(proxy.counts().calls).toEqual({ Query: 1, BatchWriteItem: 1, TransactWriteItems: 1 });
    expect(calls).toBe(2);
    await expectArchived(id, items);
  });

  it.each([0, 1, 25, 26, 76])("of %i turns ends the same, twice too", async (turns) => {
    const { id, items } = await aSession({ turns, summaries: 2 });
    expect(await archive(id)).toMatchObject({ state: "archived" });
    await expectArchived(id, items);
    expect(await archive(id)).toEqual({ state: "skipped", reason: turns >= 0 ? "archived" : "" });
    await expectArchived(id, items);
  });

  it("of megabytes is read page by page", async () => {
    const { id, items } = await aSession({ turns: 40 });
    const long = (items as { SK: string; content?: string }[]).map((item) =>
      item.content ? { ...item, PK: `SESSION#${id}`, content: "é".repeat(60_000) } : item,
    );
    await keepItems(store, long.filter(({ SK }) => SK !== "META") as never);
    proxy.reset();
    await archive(id);
    expect(proxy.counts().calls.Query).toBeGreaterThan(4);
    await expectArchived(id, long);
  });

  it("keeps its handoffs and the records of its runs, which are in the archive too", async () => {
    const { id } = await aSession();
    const handoff = { PK: `SESSION#${id}`, SK: "HANDOFF#1", reason: "angry", state: "complete" };
    const picture = {
      PK: `SESSION#${id}`,
      SK: "TURN#9#1",
      role: "bot",
      content: new Uint8Array([1, 2, 255]),
    };
    await keepItems(store, [handoff, picture]);
    await archive(id);
    expect(await left(id)).toEqual(["HANDOFF#1", "META"]);
    expect(await kept(id)).toEqual(expect.arrayContaining([handoff, picture]));
  });

  it.each([
    ["active", "2026-03-02T12:00:00.000Z", "live"],
    ["waiting", "2026-03-02T12:00:00.000Z", "live"],
    ["handed_off", "2026-03-02T12:00:00.000Z", "live"],
    ["disconnected", "2026-03-02T14:00:01.000Z", "recent"],
  ])("that is %s since %s is left as it is", async (status, at, reason) => {
    const { id, items } = await aSession({ status, at });
    expect(await archive(id)).toEqual({ state: "skipped", reason });
    expect(await left(id)).toHaveLength(items.length);
    expect(await history(id)).toEqual([]);
  });

  it("that is not there is skipped; one that was deleted is archived at once", async () => {
    expect(await archive(randomUUID())).toEqual({ state: "skipped", reason: "gone" });
    const { id } = await aSession({ status: "deleted", at: "2026-03-02T14:59:59.000Z" });
    expect(await archive(id)).toMatchObject({ state: "archived" });
  });

  it("is not for people without the scope", async () => {
    const { id } = await aSession();
    const refused = archiveSession(deps, person("supervisors"), { sessionId: id, requestId: "test" });
    await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("nothing is deleted", () => {
  it.each([
    [
      "that was not written",
      { put: () => Promise.reject(new Error("no")), text: () => bucket.objects.text("") },
    ],
    ["that is not read back", { put: () => Promise.resolve(), text: () => Promise.resolve(undefined) }],
    ["that is read back changed", { put: () => Promise.resolve(), text: () => Promise.resolve("{}") }],
  ])("%s", async (_, objects) => {
    const { id, items } = await aSession({ turns: 30 });
    await expect(archive(id, { objects })).rejects.toThrow();
    expect(await left(id)).toHaveLength(items.length);
    expect(await history(id)).toEqual([]);
    expect(await archive(id)).toMatchObject({ state: "archived" });
    await expectArchived(id, items);
  });
});

describe("stopped anywhere and run again", () => {
  const stop = () => Promise.reject(new Error("killed"));
  const steps: [string, () => Partial<CleanupDeps>][] = [
    ["before the archive is written", () => ({ objects: { ...deps.objects, put: stop } })],
    [
      "after the archive is written",
      () => ({
        objects: {
          put: async (...parts: Parameters<typeof deps.objects.put>) => {
            await deps.objects.put(...parts);
            throw new Error("killed");
          },
          text: deps.objects.text,
        },
      }),
    ],
    ["before anything is deleted", () => ({ archives: { ...deps.archives, remove: stop } })],
    [
      "halfway through the deletes",
      () => ({
        archives: {
          ...deps.archives,
          remove: async (items) => {
            await deps.archives.remove(items.slice(0, 31));
            throw new Error("killed");
          },
        },
      }),
    ],
    ["before it says so in META", () => ({ commit: stop })],
    [
      "before the answer is heard",
      () => ({
        commit: async (writes) => {
          await deps.commit(writes);
          throw new Error("killed");
        },
      }),
    ],
  ];
  it.each(steps)("%s", async (_, broken) => {
    const { id, items } = await aSession({ turns: 76, summaries: 1 });
    await expect(archive(id, broken())).rejects.toThrow("killed");
    await archive(id);
    await expectArchived(id, items);
  });

  it("by many at once, too", async () => {
    const { id, items } = await aSession({ turns: 60 });
    const ends = await Promise.all(Array.from({ length: 8 }, () => archive(id)));
    expect(ends.filter(({ state }) => state === "archived")).toHaveLength(1);
    await expectArchived(id, items);
  });
});

describe("while it is archived", () => {
  const meanwhile = (change: () => Promise<unknown>) => {
    let done = false;
    return {
      commit: async (writes: Parameters<CleanupDeps["commit"]>[0]) => {
        if (!done) await change();
        done = true;
        await deps.commit(writes);
      },
    };
  };
  const set = (id: string, status: string) =>
    store.database.send(
      new UpdateCommand({
        TableName: store.tables.Sessions,
        Key: { PK: `SESSION#${id}`, SK: "META" },
        UpdateExpression: "SET #status = :status, updated_at = :at",
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: { ":status": status, ":at": "2026-03-02T14:30:00.000Z" },
      }),
    );

  it("a session that comes back to life gets its turns back", async () => {
    const { id, items } = await aSession({ status: "deleted", turns: 60 });
    expect(
      await archive(
        id,
        meanwhile(() => set(id, "active")),
      ),
    ).toEqual({ state: "skipped", reason: "live" });
    expect(await left(id)).toHaveLength(items.length);
    expect(await history(id)).toEqual([]);
  });

  it("a turn that comes late is archived with the others", async () => {
    const { id } = await aSession({ turns: 60 });
    const late = { PK: `SESSION#${id}`, SK: "TURN#1772452801000#0001", role: "system", content: "late" };
    const outcome = await archive(
      id,
      meanwhile(async () => {
        await keepItems(store, [late]);
        await set(id, "disconnected");
      }),
    );
    expect(outcome).toMatchObject({ state: "archived", items: 62 });
    expect(await kept(id)).toEqual(expect.arrayContaining([late]));
    expect(await left(id)).toEqual(["META"]);
  });

  it("what DynamoDB leaves undone is asked for again", async () => {
    const { id, items } = await aSession({ turns: 80 });
    proxy.weather({ kind: "crowded", most: 7 });
    proxy.reset();
    expect(await archive(id)).toMatchObject({ state: "archived" });
    expect(proxy.counts().calls.BatchWriteItem).toBe(12);
    await expectArchived(id, items);
  });

  it("what is left undone again and again ends it, and the next run goes on", async () => {
    const { id, items } = await aSession({ turns: 60 });
    proxy.weather({ kind: "crowded", most: 0 });
    await expect(archive(id)).rejects.toMatchObject({ code: "UNAVAILABLE" } satisfies Partial<DomainError>);
    proxy.weather({ kind: "well" });
    await archive(id);
    await expectArchived(id, items);
  }, 30_000);
});

describe("sessions to clean up", () => {
  it("are the deleted and those that disconnected over an hour ago, page by page, without a Scan", async () => {
    const other = await startDatabase();
    const archives = archiveStore(other.database, other.tables.Sessions);
    const wanted = [
      ...Array.from({ length: 23 }, (_, n) => ({
        id: `old-${n}`,
        at: `2026-03-0${1 + (n % 2)}T13:59:59.000Z`,
      })),
      { id: "deleted", status: "deleted", at: "2026-03-02T14:59:00.000Z" },
      { id: "week-old", at: "2026-02-24T00:00:00.000Z" },
    ];
    const others = [
      { id: "recent", at: "2026-03-02T14:00:00.000Z" },
      ...["active", "waiting", "handed_off", "archived"].map((status) => ({ id: status, status })),
    ];
    await keepItems(
      other,
      [...wanted, ...others].flatMap((some) => sessionItems(some)),
    );
    const found: string[] = [];
    let cursor: CleanupCursor | undefined;
    do {
      const page = await findCleanableSessions({ archives, clock }, cleanup, { limit: 10, cursor });
      expect(page.sessions.length).toBeLessThanOrEqual(10);
      found.push(...page.sessions);
      // A cursor lives in a workflow's JSON.
      cursor = page.next && (JSON.parse(JSON.stringify(page.next)) as CleanupCursor);
    } while (cursor);
    expect(found.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
    await other.stop();
  });
});
