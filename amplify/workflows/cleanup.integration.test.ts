import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { archiveBatch } from "#amplify/functions/archive-sessions/archive-sessions.ts";
import { cleanupDepsOf } from "#amplify/functions/_shared/sessions-database.ts";
import { findCleanable } from "#amplify/functions/find-cleanable-sessions/find-cleanable-sessions.ts";
import type { CleanupDeps } from "#lib/domain/sessions/index.ts";
import { bucketVariables, functionEnvironment, functionVariables } from "#lib/platform/env.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { startDatabaseProxy, type DatabaseProxy } from "#lib/testing/database-proxy.ts";
import { startObjects, type TestObjects } from "#lib/testing/engines/objects.ts";
import { keepItems, partitionOf, sessionItems } from "#lib/testing/kept-sessions.ts";
import { testClock } from "#lib/testing/services.ts";
import { TaskError, tryWorkflow } from "#lib/testing/workflows/index.ts";

let store: TestDatabase;
let bucket: TestObjects;
let proxy: DatabaseProxy;
let deps: CleanupDeps;
let workflow: ReturnType<typeof tryWorkflow>;
const clock = testClock();

type Options = Partial<Parameters<typeof tryWorkflow>[1]>;
const cleanup = (more: Options = {}, with_: Partial<CleanupDeps> = {}) =>
  (workflow = tryWorkflow("cleanup", {
    substitutions: {
      FindCleanableSessionsFunction: "find-cleanable-sessions",
      ArchiveSessionsFunction: "archive-sessions",
    },
    functions: {
      "find-cleanable-sessions": findCleanable(() => deps),
      "archive-sessions": archiveBatch(() => ({ ...deps, ...with_ })),
    },
    ...more,
  }));

beforeAll(async () => {
  bucket = await startObjects();
});
afterAll(() => bucket.stop());
beforeEach(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  store = await startDatabase();
  proxy = await startDatabaseProxy(store.endpoint);
  const variables = {
    ...functionVariables(store.tables, proxy.endpoint),
    ...bucketVariables({ sessions: bucket.bucket }, bucket.endpoint),
  };
  deps = { ...cleanupDepsOf(functionEnvironment(variables)), clock };
});
afterEach(async () => {
  await workflow.close();
  await proxy.stop();
  await store.stop();
  vi.restoreAllMocks();
});

const ids = (count: number) =>
  Array.from({ length: count }, (_, place) => `s-${String(place).padStart(4, "0")}`);
const keep = (some: readonly string[], turns = 2) =>
  keepItems(
    store,
    some.flatMap((id) => sessionItems({ id, turns })),
  );
const statusOf = async (id: string) => {
  const items = await partitionOf(store, `SESSION#${id}`);
  return items.length === 1
    ? items[0]?.status
    : `${String(items.at(-1)?.status ?? items[0]?.status)} with ${items.length}`;
};
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
async function expectAllArchived(some: readonly string[]) {
  for (const id of some) {
    expect(await statusOf(id)).toBe("archived");
    expect(await historyOf(id)).toHaveLength(1);
  }
}

it("archives what is to be archived and says how many", async () => {
  await keep(ids(60));
  await keepItems(store, sessionItems({ id: "active", status: "active" }));
  const run = await cleanup().run({ requested_by: "ana" }, "cleanup-hourly-1");
  expect(run).toMatchObject({
    status: "SUCCEEDED",
    output: { archived: 60, skipped: {}, failed: [], failures: 0 },
  });
  expect(run.states.filter((state) => state === "ArchiveSessions")).toHaveLength(3);
  await expectAllArchived(ids(60));
  expect((await historyOf("s-0000"))[0]).toMatchObject({
    Actor: "system:cleanup",
    RequestId: "cleanup-hourly-1",
  });
  expect(await statusOf("active")).toMatch("active with 4");
});

it("has nothing to do where nothing is to be done", async () => {
  const run = await cleanup().run({});
  expect(run.states).toEqual(["Begin", "FindSessions", "AnyLeft", "CleanupComplete"]);
  expect(run.output).toMatchObject({ archived: 0, failures: 0 });
});

it("lists the one bad session among a thousand, and archives the others", async () => {
  const all = ids(1_001);
  await keep(all, 1);
  // A session that somebody stored without a count cannot be told whole.
  const bad = "s-0500";
  const [meta] = sessionItems({ id: bad, turns: 1, more: { turn_count: "many" } });
  if (meta) await keepItems(store, [meta]);
  const run = await cleanup().run({});
  expect(run.output).toEqual({
    archived: 1_000,
    skipped: {},
    failed: [{ session_id: bad, error: "ZodError" }],
    failures: 1,
  });
  expect(await statusOf(bad)).toMatch("with 2");
  // The whole thousand in one round, the one that is over in the next.
  expect(run.states.filter((state) => state === "FindSessions")).toHaveLength(3);
}, 60_000);

it("deletes nothing where the archive fails, lists it, and archives it the next time", async () => {
  await keep(ids(3));
  const objects = {
    text: deps.objects.text,
    put: (key: string, text: string) =>
      key.includes("s-0001") ? Promise.reject(new Error("no room")) : deps.objects.put(key, text),
  };
  const run = await cleanup({}, { objects }).run({});
  expect(run.output).toMatchObject({ archived: 2, failed: [{ session_id: "s-0001", error: "Error" }] });
  expect(await statusOf("s-0001")).toMatch("with 3");
  await workflow.close();
  expect((await cleanup().run({})).output).toMatchObject({ archived: 1, failures: 0 });
  await expectAllArchived(ids(3));
});

it("asks again for what DynamoDB left undone", async () => {
  await keep(ids(2), 60);
  proxy.weather({ kind: "crowded", most: 9 });
  expect((await cleanup().run({})).output).toMatchObject({ archived: 2, failures: 0 });
  await expectAllArchived(ids(2));
});

it("tries again what may pass, and lists a batch that nothing helps", async () => {
  await keep(ids(30));
  const run = await cleanup({
    faults: {
      "find-cleanable-sessions": ({ times }) => {
        if (times === 1) throw new TaskError("Lambda.TooManyRequestsException", "later");
      },
      "archive-sessions": ({ input }) => {
        const { sessions } = (input as { Payload: { sessions: string[] } }).Payload;
        if (sessions.includes("s-0029")) throw new TaskError("Lambda.ServiceException", "away");
      },
    },
  }).run({});
  expect(run).toMatchObject({ status: "SUCCEEDED", output: { archived: 24, failures: 6 } });
  expect(run.output).toMatchObject({
    failed: expect.arrayContaining([{ session_id: "s-0029", error: "Lambda.ServiceException" }]) as unknown,
  });
  await workflow.close();
  expect((await cleanup().run({})).output).toMatchObject({ archived: 6 });
  await expectAllArchived(ids(30));
});

it("fails, in words, where no sessions can be found", async () => {
  const away = () => {
    throw new TaskError("UNAVAILABLE", "away");
  };
  const run = await cleanup({ faults: { "find-cleanable-sessions": away } }).run({});
  expect(run).toMatchObject({ status: "FAILED", error: "CleanupFailed" });
  expect(run.cause).toContain("run again");
});

it.each([
  ["FindSessions", "before"],
  ["FindSessions", "after"],
  ["ArchiveSessions", "before"],
  ["ArchiveSessions", "after"],
] as const)("ends the same when the machine is switched off at %s, %s it is done", async (at, when) => {
  await keep(ids(30), 30);
  await cleanup({ crash: { at, when } }).run({});
  const [run] = await workflow.restart();
  expect(run).toMatchObject({ status: "SUCCEEDED", output: { failures: 0 } });
  await expectAllArchived(ids(30));
});

it("does a Map again from its first item after it was switched off in its midst, and nothing twice", async () => {
  await keep(ids(30));
  const batches: string[] = [];
  cleanup({
    faults: {
      "archive-sessions": async ({ input }) => {
        const { sessions } = (input as { Payload: { sessions: string[] } }).Payload;
        batches.push(sessions[0] ?? "");
        if (!sessions.includes("s-0029") || batches.length > 2) return;
        // The other batch is done, and this one has not begun.
        const others = ids(30).filter((id) => !sessions.includes(id));
        await vi.waitFor(
          async () => {
            const found = await Promise.all(others.map(statusOf));
            expect(found.every((status) => status === "archived")).toBe(true);
          },
          { timeout: 20_000, interval: 100 },
        );
        await workflow.engine().leave();
        throw new Error("switched off");
      },
    },
  });
  await workflow.run({});
  const [run] = await workflow.restart();
  expect(run).toMatchObject({ status: "SUCCEEDED", output: { failures: 0 } });
  expect(batches).toHaveLength(4);
  expect(new Set(batches).size).toBe(2);
  await expectAllArchived(ids(30));
});

it("ends the same when it is stopped halfway and another run goes on", async () => {
  await keep(ids(40), 40);
  let commits = 0;
  const stopped = {
    commit: async (writes: Parameters<CleanupDeps["commit"]>[0]) => {
      commits += 1;
      if (commits === 10) workflow.engine().stop(execution.arn, "Stopped", "by ana");
      if (commits >= 10) throw new Error("stopped");
      await deps.commit(writes);
    },
  };
  const execution = cleanup({}, stopped).start({}, "cleanup-one-1");
  await execution.done;
  expect(execution.status).toBe("ABORTED");
  await workflow.close();
  expect((await cleanup().run({})).status).toBe("SUCCEEDED");
  await expectAllArchived(ids(40));
});

it("is one run however often it is started, and two runs at once end as one", async () => {
  await keep(ids(50), 3);
  cleanup();
  const started = Array.from({ length: 20 }, () => workflow.start({}, "cleanup-now-1"));
  expect(new Set(started.map(({ arn }) => arn)).size).toBe(1);
  const other = workflow.start({}, "cleanup-hourly-1");
  await Promise.all([started[0]?.done, other.done]);
  await expectAllArchived(ids(50));
});
