import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { historyStore } from "#lib/domain/history/index.ts";
import { sealedCursors } from "#lib/platform/sealing.ts";
import { commit } from "#lib/platform/transactions.ts";
import { person } from "#lib/testing/builders.ts";
import { missingEngine, startDatabase, storeEngines, type TestDatabase } from "#lib/testing/database.ts";
import { testClock } from "#lib/testing/services.ts";
import {
  callbackClaims,
  callbackStore,
  checkCallback,
  clearCallback,
  holdNumber,
  listAllCallbacks,
  listCallbacks,
  releaseNumber,
  wouldBeDuplicate,
} from "./index.ts";

describe.each(storeEngines)("callbacks on %s", (engine) => {
  const missing = missingEngine(engine);
  if (missing) return it.skip(missing);

  let store: TestDatabase;
  const clock = testClock();
  const connect = { kind: "system", name: "connect" } as const;
  const services = () => {
    const cursors = sealedCursors("a secret of the tests, 32 characters");
    return {
      claims: callbackClaims(store.database, store.tables.Callbacks),
      callbacks: callbackStore(store.database, cursors, store.tables.Callbacks),
      history: historyStore(store.database, cursors, store.tables.History),
      commit: (writes: Parameters<typeof commit>[1]) => commit(store.database, writes),
      clock,
    };
  };
  const supervisor = person("supervisors", ["retail"], "sam");
  const hold = (number: string, lob?: string, minutes = 60) =>
    holdNumber(services(), connect, { number, minutes, lob, reason: "long wait" });

  beforeAll(async () => {
    store = await startDatabase(engine);
  });
  afterAll(() => store.stop());

  it("are listed by line of business, the first to expire first, page by page, without the expired", async () => {
    // Later than today: DynamoDB Local removes by its own clock.
    clock.set("2036-03-03T15:00:00.000Z");
    await hold("+12025550001", "retail", 90);
    await hold("+12025550002", "retail", 30);
    await hold("+12025550003", "travel", 60);
    await hold("+12025550004", "retail", 1);
    await hold("+12025550005");
    clock.advance(61_000);
    const page = await listCallbacks(services(), supervisor, { lob: "retail" });
    expect(page.items.map(({ callback_number }) => callback_number)).toEqual([
      "+12025550002",
      "+12025550001",
    ]);
    const none = await listCallbacks(services(), person("supervisors"), {});
    expect(none.items.map(({ callback_number }) => callback_number)).toEqual(["+12025550005"]);
    const first = await services().callbacks.ofLob("retail", clock.now(), undefined, 1);
    expect(first.next).toBeDefined();
    const second = await services().callbacks.ofLob("retail", clock.now(), first.next, 1);
    expect(second.items[0]?.callback_number).toBe("+12025550001");
  });

  it("of several lines of business are listed together, the first to expire first, each only once", async () => {
    for (let place = 0; place < 30; place += 1)
      await hold(`+120255502${String(place).padStart(2, "0")}`, "crowded", 100 + place);
    await hold("+12025550301", "quiet", 50);
    await hold("+12025550302", undefined, 10);
    const lobs = ["crowded", "quiet"];
    const all = await listAllCallbacks(services(), person("supervisors"), { lobs });
    expect(all.items.slice(0, 3).map(({ callback_number }) => callback_number)).toEqual([
      "+12025550302",
      "+12025550301",
      "+12025550005",
    ]);
    expect(all).toMatchObject({
      hasMore: true,
      byLob: [
        { lob: "crowded", found: 25, hasMore: true },
        { lob: "quiet", found: 1, hasMore: false },
        { lob: "#none", found: 2, hasMore: false },
      ],
    });
    const own = await listAllCallbacks(services(), person("supervisors", ["quiet"]), { lobs });
    expect(own).toMatchObject({ hasMore: false, byLob: [{ lob: "quiet", found: 1 }] });
    expect(own.items).toHaveLength(1);
    await expect(listAllCallbacks(services(), person("editors"), { lobs })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("of others are not betrayed", async () => {
    await expect(async () => listCallbacks(services(), supervisor, { lob: "travel" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(async () => listCallbacks(services(), supervisor, {})).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await checkCallback(services(), supervisor, { number: "+12025550003" })).toBeUndefined();
    expect(await checkCallback(services(), supervisor, { number: "+12025550001" })).toMatchObject({
      lob: "retail",
      reason: "long wait",
    });
    const refused = clearCallback(services(), supervisor, { number: "+12025550003", requestId: "r" });
    await expect(refused).rejects.toMatchObject({ code: "NOT_FOUND", reason: "callbacks.gone" });
    for (const actor of [person("editors"), person("clients")])
      await expect(async () => listCallbacks(services(), actor, { lob: "retail" })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    await expect(holdNumber(services(), supervisor, { number: "+1", minutes: 1 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("are let go once, with their history, and can be held again", async () => {
    const number = "+12025550101";
    await hold(number, "retail");
    const tries = await Promise.allSettled(
      ["one", "two"].map((requestId) => clearCallback(services(), supervisor, { number, requestId })),
    );
    expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const { Items } = await store.database.send(
      new QueryCommand({
        TableName: store.tables.History,
        KeyConditionExpression: "Entity = :entity",
        ExpressionAttributeValues: { ":entity": `CALLBACK#${number}` },
      }),
    );
    expect(Items).toEqual([
      expect.objectContaining({
        Action: "callback.cleared",
        Actor: "sam",
        Before: expect.objectContaining({ callback_number: number, lob: "retail" }) as object,
      }),
    ]);
    expect(Items?.[0]?.Before).not.toHaveProperty("claim");
    expect(await checkCallback(services(), supervisor, { number: "(202) 555-0101" })).toBeUndefined();
    expect(await hold(number, "retail")).toEqual({ duplicate: false });
    expect(await releaseNumber(services(), connect, number)).toEqual({ held: true });
  });

  it("that were let go and held again meanwhile are not cleared unseen", async () => {
    const number = "+12025550102";
    await hold(number, "retail");
    const seen = await services().callbacks.find(number);
    await releaseNumber(services(), connect, number);
    clock.advance(1_000);
    await hold(number, "retail");
    if (!seen) throw new Error("not held");
    const late = clearCallback(services(), supervisor, { number, seen: seen.created_at, requestId: "r" });
    await expect(late).rejects.toMatchObject({ code: "CONFLICT", reason: "callbacks.changed" });
    await expect(services().commit([services().callbacks.remove(seen)])).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "callbacks.changed",
    });
    expect(await checkCallback(services(), supervisor, { number })).toBeDefined();
  });

  it("would be refused for a number exactly while it is held, and asking holds nothing", async () => {
    const number = "+12025550103";
    const at = clock.now();
    const ask = (moment: Date, actor = person("editors")) =>
      wouldBeDuplicate(services(), actor, { number, at: moment });
    expect(await ask(at)).toBe(false);
    expect(await hold(number, "retail", 1)).toEqual({ duplicate: false });
    expect(await ask(at)).toBe(true);
    expect(await ask(new Date(at.getTime() + 59_000))).toBe(true);
    expect(await ask(new Date(at.getTime() + 60_000))).toBe(false);
    expect(() => ask(at, person("clients"))).toThrow(expect.objectContaining({ code: "FORBIDDEN" }));
  });

  it.each(["", "hello", "911"])("have no number %s", async (number) => {
    await expect(checkCallback(services(), supervisor, { number })).rejects.toMatchObject({
      fieldErrors: { number: { reason: "callbacks.number" } },
    });
  });
});
