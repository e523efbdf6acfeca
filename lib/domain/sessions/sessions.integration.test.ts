import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { person } from "#lib/testing/builders.ts";
import { missingEngine, startDatabase, storeEngines, type TestDatabase } from "#lib/testing/database.ts";
import { testServices, type TestServices } from "#lib/testing/services.ts";
import {
  addTurn,
  countSessions,
  createSession,
  deleteSession,
  endSession,
  getSession,
  listCustomerSessions,
  listSessions,
  listSessionTurns,
  openSession,
  restoreSession,
} from "./index.ts";

describe.each(storeEngines)("sessions on %s", (engine) => {
  const missing = missingEngine(engine);
  if (missing) return it.skip(missing);

  let store: TestDatabase;
  let deps: TestServices;
  const admin = person("admins");
  const supervisor = person("supervisors");
  const retail = person("supervisors", ["retail"], "rita");

  beforeAll(async () => {
    store = await startDatabase(engine);
    deps = testServices(store);
    // Later than today: DynamoDB Local removes by its own clock.
    deps.clock.set("2036-03-03T15:00:00.000Z");
  });
  afterAll(() => store.stop());

  const begin = (some: { customer_id?: string; lob?: string } = {}) =>
    createSession(deps, admin, { customer_id: "c-1", language: "en", requestId: "r", ...some });
  const say = (session_id: string, content: string, client_id?: string) =>
    addTurn(deps, admin, { session_id, role: "customer", content, client_id });

  it("hold their turns in order, counted, and kept for a day after the last", async () => {
    const { session_id } = await begin();
    for (const words of ["one", "two", "three"]) await say(session_id, words);
    deps.clock.advance(5_000);
    await addTurn(deps, admin, {
      session_id,
      role: "bot",
      content: "four",
      prompt: { flow: "Main menu", name: "welcome", version: 3 },
    });
    const opened = await openSession(deps, supervisor, { session_id });
    expect(opened.turns.map(({ content, seq }) => [content, seq])).toEqual([
      ["one", 1],
      ["two", 2],
      ["three", 3],
      ["four", 4],
    ]);
    expect(opened.turns[3]?.prompt).toEqual({ flow: "Main menu", name: "welcome", version: 3 });
    expect(opened.session).toMatchObject({ turn_count: 4, status: "active" });
    expect(opened.session.updated_at).toBe(deps.clock.now().toISOString());
    expect(opened.session).not.toHaveProperty("ttl");
    expect(opened.history?.items.map(({ Action }) => Action)).toEqual(["session.created"]);
  });

  it("store what is said at once one after another, and lose none", async () => {
    const { session_id } = await begin();
    await Promise.all(Array.from({ length: 8 }, (_, place) => say(session_id, `turn ${place}`)));
    const opened = await openSession(deps, supervisor, { session_id });
    expect(opened.turns.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(opened.turns.map(({ content }) => content)).size).toBe(8);
    expect(opened.session.turn_count).toBe(8);
  });

  it("store a client's message once, however often it is sent, also at once and after the end", async () => {
    const { session_id } = await begin();
    const sent = await Promise.all(Array.from({ length: 5 }, () => say(session_id, "hello", "m-1")));
    expect(sent.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(sent.map(({ turn }) => turn.turn_id)).size).toBe(1);
    await endSession(deps, supervisor, { session_id, requestId: "r" });
    expect(await say(session_id, "hello", "m-1")).toMatchObject({ isNew: false, turn: { content: "hello" } });
    await expect(say(session_id, "more")).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "sessions.closed",
    });
    expect((await openSession(deps, supervisor, { session_id })).turns).toHaveLength(1);
  });

  it("show the newest turns first, and older ones page by page", async () => {
    const { session_id } = await begin();
    for (let place = 1; place <= 7; place += 1) await say(session_id, String(place));
    const first = await listSessionTurns(deps, supervisor, { session_id, limit: 3 });
    expect(first.items.map(({ content }) => content)).toEqual(["5", "6", "7"]);
    const second = await listSessionTurns(deps, supervisor, { session_id, limit: 3, cursor: first.next });
    expect(second.items.map(({ content }) => content)).toEqual(["2", "3", "4"]);
    const third = await listSessionTurns(deps, supervisor, { session_id, limit: 3, cursor: second.next });
    expect(third.items.map(({ content }) => content)).toEqual(["1"]);
    expect(third.next).toBeUndefined();
    const opened = await openSession(deps, supervisor, { session_id, limit: 2 });
    expect(opened.turns.map(({ content }) => content)).toEqual(["6", "7"]);
    const older = await listSessionTurns(deps, supervisor, { session_id, cursor: opened.older, limit: 2 });
    expect(older.items.map(({ content }) => content)).toEqual(["4", "5"]);
    const { items } = await deps.sessions.turnsAfter(session_id, opened.turns[0]?.turn_id);
    expect(items.map(({ content }) => content)).toEqual(["7"]);
    const other = await begin();
    const foreign = listSessionTurns(deps, supervisor, { ...other, cursor: first.next });
    await expect(foreign).rejects.toMatchObject({ reason: "list.cursor" });
  });

  it("open whole however many turns there are", async () => {
    const { session_id } = await begin();
    const at = new Date(deps.clock.now().getTime());
    await deps.commit([deps.sessions.putSummary(session_id, { content: "What it was about." }, at)]);
    const handoff = { state: "failed", reason: "angry", priority: "high", requested_by: "sam" } as const;
    await deps.commit([deps.sessions.createHandoff(session_id, String(at.getTime()), handoff)]);
    for (let place = 1; place <= 30; place += 1) await say(session_id, String(place));
    const opened = await openSession(deps, supervisor, { session_id, limit: 5 });
    expect(opened.turns).toHaveLength(5);
    expect(opened.summaries).toHaveLength(1);
    expect(opened.handoffs).toMatchObject([{ state: "failed", reason: "angry", session_id }]);
    expect(opened.session.turn_count).toBe(30);
  });

  it("of others are not betrayed, and clients and editors see none", async () => {
    const theirs = await begin({ lob: "travel" });
    const none = await begin();
    const own = await begin({ lob: "retail" });
    for (const { session_id } of [theirs, none]) {
      await expect(openSession(deps, retail, { session_id })).rejects.toMatchObject({
        code: "NOT_FOUND",
        reason: "sessions.gone",
      });
      await expect(endSession(deps, retail, { session_id, requestId: "r" })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    expect(await getSession(deps, retail, own)).toMatchObject({ lob: "retail" });
    for (const actor of [person("editors"), person("clients")])
      await expect(openSession(deps, actor, own)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(deleteSession(deps, supervisor, { ...own, requestId: "r" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const listed = await listSessions(deps, retail, { limit: 100 });
    expect(listed.items.every(({ lob }) => lob === "retail")).toBe(true);
    expect(listed.items.map(({ session_id }) => session_id)).toContain(own.session_id);
  });

  it("end and are deleted once, with their history, and come back", async () => {
    const { session_id } = await begin();
    const requestId = "r";
    deps.clock.advance(1_000);
    await endSession(deps, supervisor, { session_id, requestId });
    await endSession(deps, supervisor, { session_id, requestId });
    deps.clock.advance(1_000);
    const back = await restoreSession(deps, supervisor, { session_id, from: "disconnected", requestId });
    expect(back).toMatchObject({ status: "active" });
    await restoreSession(deps, supervisor, { session_id, from: "disconnected", requestId });
    expect(await getSession(deps, supervisor, { session_id })).not.toHaveProperty("disconnected_at");
    deps.clock.advance(1_000);
    const wrong = deleteSession(deps, admin, { session_id, confirmation: "nonsense", requestId });
    await expect(wrong).rejects.toMatchObject({
      fieldErrors: { confirmation: { reason: "sessions.typeId" } },
    });
    await deleteSession(deps, admin, { session_id, confirmation: session_id.slice(0, 8), requestId });
    deps.clock.advance(1_000);
    await restoreSession(deps, admin, { session_id, from: "deleted", requestId });
    const { session, history } = await openSession(deps, supervisor, { session_id });
    expect(session.status).toBe("active");
    expect(history?.items.map(({ Action }) => Action)).toEqual([
      "session.restored",
      "session.deleted",
      "session.restored",
      "session.ended",
      "session.created",
    ]);
  });

  it("are paged both ways through days and statuses, each once", async () => {
    deps.clock.set("2036-05-01T10:00:00.000Z");
    const made: string[] = [];
    for (let place = 0; place < 9; place += 1) {
      const { session_id } = await begin({ customer_id: "pager" });
      if (place % 3 === 0) await endSession(deps, supervisor, { session_id, requestId: "r" });
      made.unshift(session_id);
      deps.clock.advance(5 * 3_600_000);
    }
    const walk = async (
      list: (paging: { cursor?: string; before?: string }) => ReturnType<typeof listSessions>,
    ) => {
      const pages: string[][] = [];
      const ids = (page: Awaited<ReturnType<typeof list>>) => page.items.map(({ session_id }) => session_id);
      let page = await list({});
      for (pages.push(ids(page)); page.next && page.items.length === 2; pages.push(ids(page)))
        page = await list({ cursor: page.next });
      const there = pages.flat();
      const back: string[] = ids(page);
      while (page.previous) {
        page = await list({ before: page.previous });
        back.unshift(...ids(page));
      }
      expect(back).toEqual(there);
      return there;
    };
    expect(await walk((paging) => listSessions(deps, supervisor, { limit: 2, ...paging }))).toEqual(made);
    const active = await walk((paging) =>
      listSessions(deps, supervisor, { status: "active", limit: 2, ...paging }),
    );
    expect(active).toEqual(
      made.filter((_, place) => (8 - place) % 3 !== 0).filter((id) => active.includes(id)),
    );
    expect(active.length).toBeGreaterThan(3);
    const customer = "pager";
    const mine = await walk((paging) =>
      listCustomerSessions(deps, supervisor, { customer, limit: 2, ...paging }),
    );
    expect(mine).toEqual(made);
    const day = await listSessions(deps, supervisor, { day: "2036-05-01", limit: 50 });
    expect(day.items.map(({ session_id }) => session_id)).toEqual(made.slice(-3));
    await expect(listSessions(deps, supervisor, { day: "2036-13-01" })).rejects.toMatchObject({
      reason: "sessions.day",
    });
    await expect(listSessions(deps, supervisor, { cursor: "made.up" })).rejects.toMatchObject({
      reason: "list.cursor",
    });
    const figures = await countSessions(deps, supervisor, { day: "2036-05-01" });
    expect(figures.get("disconnected")).toEqual({ count: 1, isMore: false });
    expect(figures.get("active")).toEqual({ count: 2, isMore: false });
  });

  it("that cannot be read are counted in a list, and said when they are read alone", async () => {
    deps.clock.set("2036-06-01T10:00:00.000Z");
    const at = deps.clock.now().toISOString();
    const Item = {
      PK: "SESSION#odd",
      SK: "META",
      status_day: "active#2036-06-01",
      updated_month: "2036-06",
      updated_at: at,
      status: 7,
    };
    await store.database.send(new PutCommand({ TableName: store.tables.Sessions, Item }));
    expect(await listSessions(deps, supervisor, { status: "active" })).toMatchObject({ unreadable: 1 });
    await expect(openSession(deps, supervisor, { session_id: "odd" })).rejects.toThrow();
  });

  it("find the handoffs that wait, and not those that waited", async () => {
    const { session_id } = await begin();
    const id = String(deps.clock.now().getTime());
    const handoff = { reason: "angry", priority: "high", requested_by: "sam" } as const;
    const waiting = { ...handoff, state: "waiting", task_token: "secret" } as const;
    await deps.commit([deps.sessions.createHandoff(session_id, id, waiting)]);
    const found = await deps.sessions.waitingHandoffs(deps.clock.now());
    expect(found.items).toMatchObject([{ session_id, handoff_id: id }]);
    expect(JSON.stringify(found)).not.toContain("secret");
    expect(await deps.sessions.taskToken(session_id, id)).toBe("secret");
    const take = () =>
      deps.commit([
        deps.sessions.changeHandoff(session_id, id, ["waiting"], { state: "assigned" }, deps.clock.now()),
      ]);
    await take();
    await expect(take()).rejects.toMatchObject({ reason: "handoffs.noLongerWaiting" });
    expect(await deps.sessions.taskToken(session_id, id)).toBeUndefined();
    expect((await deps.sessions.waitingHandoffs(deps.clock.now())).items).toEqual([]);
  });
});
