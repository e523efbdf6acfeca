import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { callbackClaims, maxReasonLength } from "#lib/domain/callbacks/index.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import { callbackEnvironment } from "#lib/platform/env.ts";
import { contactEvent as event } from "#lib/testing/contact-event.ts";
import { missingEngine, startDatabase, storeEngines, type TestDatabase } from "#lib/testing/database.ts";
import { startDatabaseProxy, type DatabaseProxy } from "#lib/testing/database-proxy.ts";
import { callbackClear } from "../callback-clear/callback-clear.ts";
import { claimsForCallers } from "../_shared/callback-number.ts";
import { connectHandler } from "../_shared/connect-handler.ts";
import { callbackSet } from "./callback-set.ts";

it("needs CALLBACK_TABLE, and takes Sydney for its region where none is said", () => {
  expect(() => callbackEnvironment({})).toThrow("CALLBACK_TABLE");
  expect(callbackEnvironment({ CALLBACK_TABLE: "held" })).toEqual({
    region: "ap-southeast-2",
    callbackTable: "held",
  });
});

describe.each(storeEngines)("callback-set and callback-clear on %s", (engine) => {
  const missing = missingEngine(engine);
  if (missing) return it.skip(missing);

  let store: TestDatabase;
  let proxy: DatabaseProxy;
  let lines: string[];
  const number = "+12025550143";
  const instance = (kind: "set" | "clear", endpoint = proxy.endpoint) => {
    const open = () =>
      claimsForCallers(
        callbackEnvironment({ CALLBACK_TABLE: store.tables.Callbacks, DYNAMODB_ENDPOINT: endpoint }),
      );
    return kind === "set" ? connectHandler(callbackSet, open) : connectHandler(callbackClear, open);
  };
  const set = (parameters: Record<string, unknown> = {}) =>
    instance("set")(event({ callback_number: number, ...parameters }));
  const clear = (parameters: Record<string, unknown> = {}) =>
    instance("clear")(event({ callback_number: number, ...parameters }));
  const stored = async () =>
    (
      await store.database.send(
        new GetCommand({ TableName: store.tables.Callbacks, Key: { callback_number: number } }),
      )
    ).Item;

  beforeAll(async () => {
    store = await startDatabase(engine);
    proxy = await startDatabaseProxy(store.endpoint);
  });
  afterAll(async () => {
    await proxy.stop();
    await store.stop();
  });
  beforeEach(async () => {
    lines = [];
    const keep = (line: string) => void lines.push(line);
    vi.spyOn(console, "log").mockImplementation(keep);
    vi.spyOn(console, "error").mockImplementation(keep);
    proxy.weather({ kind: "well" });
    await clear();
    lines = [];
    proxy.reset();
  });
  afterEach(() => vi.restoreAllMocks());

  it("holds a number once, and lets it go", async () => {
    expect(await set()).toEqual({
      Outcome: "OK",
      result: "SUCCESS",
      message: "This number is held now.",
      duplicate: "false",
    });
    expect(await set()).toMatchObject({ result: "SUCCESS", duplicate: "true" });
    expect(proxy.counts().calls).toEqual({ UpdateItem: 2 });
    expect(await clear()).toEqual({
      Outcome: "OK",
      result: "SUCCESS",
      message: "This number is no longer held.",
    });
    expect(await clear()).toMatchObject({ result: "SUCCESS", message: "This number was not held." });
    expect(proxy.counts().calls).toEqual({ UpdateItem: 2, DeleteItem: 2 });
    expect(await set()).toMatchObject({ duplicate: "false" });
  });

  it("tells exactly one of a hundred at once that it is not a duplicate", async () => {
    // With all the time that a hundred at once need of one small engine: a late one would say FAIL.
    const claims = callbackClaims(store.database, store.tables.Callbacks);
    const instances = Array.from({ length: 10 }, () =>
      connectHandler(callbackSet, () => ({ claims, clock: systemClock }), { budget: 50_000 }),
    );
    const answers = await Promise.all(
      instances.flatMap((ask) => Array.from({ length: 10 }, () => ask(event({ callback_number: number })))),
    );
    expect(answers.filter((answer) => answer.result === "SUCCESS")).toHaveLength(100);
    expect(answers.filter((answer) => answer.duplicate === "false")).toHaveLength(1);
  });

  it("does not count what has expired, although it is still there", async () => {
    await store.database.send(
      new PutCommand({
        TableName: store.tables.Callbacks,
        Item: { callback_number: number, ttl: Math.floor(Date.now() / 1_000) - 5 },
      }),
    );
    expect(await clear()).toMatchObject({ result: "SUCCESS", message: "This number was not held." });
    await store.database.send(
      new PutCommand({
        TableName: store.tables.Callbacks,
        Item: { callback_number: number, ttl: Math.floor(Date.now() / 1_000) - 5 },
      }),
    );
    expect(await set()).toMatchObject({ duplicate: "false" });
    expect(await set()).toMatchObject({ duplicate: "true" });
  });

  it("keeps for which line of business, why, and for how long; nonsense there is no obstacle", async () => {
    const began = Date.now() / 1_000;
    await set({ LOB: "retail", Reason: "long wait", CallbackWindowMinutes: "30" });
    const item = await stored();
    expect(item).toMatchObject({ lob: "retail", reason: "long wait" });
    expect(Number(item?.ttl) - began).toBeGreaterThan(30 * 60 - 60);
    expect(Number(item?.ttl) - began).toBeLessThan(30 * 60 + 60);
    await clear();
    expect(await set({ LOB: "no such <name>", CallbackWindowMinutes: "soon", Reason: {} })).toMatchObject({
      duplicate: "false",
    });
    expect(await stored()).toMatchObject({ lob: "#none" });
    await clear();
    // Half of a character, as cutting leaves it, is none that a database takes.
    expect(await set({ Reason: `${"x".repeat(maxReasonLength - 1)}😀` })).toMatchObject({
      duplicate: "false",
    });
    expect(await stored()).toMatchObject({ reason: expect.stringMatching(/x\ufffd$/) as string });
  });

  it("is not told of a duplicate by its own try, whose answer was lost", async () => {
    proxy.weather({ kind: "forgetful", operation: "UpdateItem" });
    const pending = set();
    await vi.waitFor(() => expect(proxy.counts().calls.UpdateItem).toBe(1));
    await vi.waitFor(async () => expect(await stored()).toBeDefined());
    proxy.weather({ kind: "well" });
    expect(await pending).toMatchObject({ result: "SUCCESS", duplicate: "false" });
    expect(proxy.counts().calls.UpdateItem).toBe(2);
  });

  it.each([
    undefined,
    "",
    "anonymous",
    "2025550143",
    "+1202555014x",
    "+0123456789",
    "+1",
    12,
    {},
    "+1".repeat(99),
  ])("fails in words for %s, and asks nothing of the database", async (callback_number) => {
    for (const kind of ["set", "clear"] as const)
      expect(await instance(kind)(event({ callback_number }))).toMatchObject({
        Outcome: "INVALID",
        result: "FAIL",
        message: expect.stringContaining("E.164") as string,
        ...(kind === "set" ? { duplicate: "false" } : {}),
      });
    expect(proxy.counts().total).toBe(0);
  });

  it("fails in words within 3 seconds when the database does not answer, and never from memory", async () => {
    const handler = instance("set");
    expect(await handler(event({ callback_number: number }))).toMatchObject({ duplicate: "false" });
    for (const sky of [
      { kind: "silent" },
      { kind: "failing", error: "InternalServerError" },
      { kind: "failing", error: "ProvisionedThroughputExceededException" },
    ] as const) {
      proxy.weather(sky);
      const began = performance.now();
      expect(await handler(event({ callback_number: number }))).toMatchObject({
        Outcome: "DEFAULT",
        result: "FAIL",
      });
      expect(performance.now() - began).toBeLessThan(3_000);
    }
  });

  it("writes one log line a call, with the contact and a masked number", async () => {
    await set();
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      function: "callback-set",
      correlationId: "3f5a9c1e-0000-4000-8000-000000000001",
      outcome: "OK",
      duplicate: "false",
      caller: "********0143",
    });
    expect(lines.join()).not.toContain("2025550143");
  });
});
