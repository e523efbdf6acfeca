import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openDatabase, type Database } from "#lib/platform/dynamodb.ts";
import { sealedCursors } from "#lib/platform/sealing.ts";
import { person } from "#lib/testing/builders.ts";
import { startDatabaseProxy, type DatabaseProxy } from "#lib/testing/database-proxy.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { keepItems, sessionItems, type KeptSession } from "#lib/testing/kept-sessions.ts";
import { testServices, type TestServices } from "#lib/testing/services.ts";
import {
  exportStore,
  listCustomerSessions,
  listExports,
  listSessions,
  listSessionTurns,
  type SessionsPage,
} from "./index.ts";

let store: TestDatabase;
let proxy: DatabaseProxy;
let database: Database;
let deps: TestServices;
const supervisor = person("supervisors");
const travel = person("supervisors", ["travel"], "tia");

const idOf = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, "0")}`;
const keep = (sessions: readonly KeptSession[]) =>
  keepItems(
    store,
    sessions.flatMap((session) => sessionItems({ turns: 0, ...session })),
  );
const calls = () => proxy.counts().calls;
const idsOf = ({ items }: SessionsPage) => items.map(({ session_id }) => session_id);

beforeAll(async () => {
  store = await startDatabase();
  proxy = await startDatabaseProxy(store.endpoint, 0);
  database = openDatabase({ region: "us-east-1", endpoint: proxy.endpoint, requestTimeout: 20_000 });
  deps = testServices({ ...store, database });
  deps.clock.set("2036-03-30T15:00:00.000Z");
});
afterAll(async () => {
  await proxy.stop();
  await store.stop();
});
beforeEach(() => proxy.reset());

it("of every status are a page of one Query, on one day too", async () => {
  const statuses = ["active", "waiting", "handed_off", "disconnected", "archived", "deleted"];
  const made = Array.from({ length: 12 }, (_, place) => ({
    id: idOf(place),
    status: statuses[place % 6],
    at: `2036-03-${30 - place}T12:00:00.000Z`,
  }));
  await keep(made);
  const first = await listSessions(deps, supervisor, { limit: 5 });
  expect(idsOf(first)).toEqual(made.slice(0, 5).map(({ id }) => id));
  expect(calls()).toEqual({ Query: 1 });
  const second = await listSessions(deps, supervisor, { limit: 5, cursor: first.next });
  expect(idsOf(second)).toEqual(made.slice(5, 10).map(({ id }) => id));
  expect(calls()).toEqual({ Query: 2 });
  const day = await listSessions(deps, supervisor, { day: "2036-03-27" });
  expect(idsOf(day)).toEqual([made[3]?.id]);
  expect(day.next).toBeUndefined();
  expect(calls()).toEqual({ Query: 3 });
});

it("that are archived are found in two Queries however few there are in a day, and further back when asked", async () => {
  const kept = (place: number, at: string) => ({ id: idOf(100 + place), status: "archived", at });
  await keep([kept(0, "2036-02-01T12:00:00.000Z"), kept(1, "2035-12-01T12:00:00.000Z")]);
  const page = await listSessions(deps, supervisor, { status: "archived" });
  expect(idsOf(page).at(-1)).toBe(idOf(100));
  expect(page.searchedTo).toBe("2036-02-01");
  expect(calls()).toEqual({ Query: 2 });
  const further = await listSessions(deps, supervisor, { status: "archived", cursor: page.next });
  expect(calls()).toEqual({ Query: 4 });
  expect(idsOf(further)).toEqual([idOf(101)]);
  expect(further.searchedTo).toBe("2035-12-01");
  const day = await listSessions(deps, supervisor, { status: "archived", day: "2036-02-01" });
  expect(idsOf(day)).toEqual([idOf(100)]);
});

it("of a status whose days hold few are two Queries a page, all the way back and again, and end where none can be", async () => {
  deps.clock.set("2036-09-20T12:00:00.000Z");
  const days = ["20", "17", "13", "05"];
  await keep(
    days.map((day, place) => ({
      id: idOf(200 + place),
      status: "waiting",
      at: `2036-09-${day}T08:00:00.000Z`,
    })),
  );
  const kept = [200, 201, 202].map(idOf);
  for (const who of [supervisor, travel]) {
    const pages: SessionsPage[] = [];
    const turn = async (paging: { cursor?: string; before?: string }) => {
      proxy.reset();
      const page = await listSessions(deps, who, { status: "waiting", ...paging });
      expect(calls().Query).toBeLessThanOrEqual(2);
      pages.push(page);
      return page;
    };
    for (let page = await turn({}); page.next; page = await turn({ cursor: page.next }));
    expect(pages.map(({ searchedTo }) => searchedTo)).toEqual([
      "2036-09-19",
      "2036-09-17",
      "2036-09-15",
      undefined,
    ]);
    const sees = who === supervisor ? kept : [];
    expect(pages.flatMap(idsOf)).toEqual(sees);
    const last = pages.at(-1);
    pages.length = 0;
    for (let page = await turn({ before: last?.previous }); page.previous;)
      page = await turn({ before: page.previous });
    // The last page of all is not one of those before it.
    expect(pages.toReversed().flatMap(idsOf)).toEqual(sees.slice(0, 2));
    const onward = await turn({ cursor: pages[0]?.next });
    expect(idsOf(onward)).toEqual(sees.slice(2));
  }
});

it("of a rare line of business fill the page, or say how far was looked and go on from there", async () => {
  deps.clock.set("2036-05-20T23:00:00.000Z");
  const many = 1_300;
  const of = (place: number): KeptSession => ({
    id: idOf(1_000 + place),
    status: "active",
    at: new Date(Date.parse("2036-05-20T22:00:00.000Z") - place * 1_000).toISOString(),
    more: { customer_id: "busy", lob: [100, 400, many - 1].includes(place) ? "travel" : "retail" },
  });
  await keep(Array.from({ length: many }, (_, place) => of(place)));
  for (const list of [
    (paging: { cursor?: string; limit?: number }) =>
      listSessions(deps, travel, { status: "active", ...paging }),
    (paging: { cursor?: string; limit?: number }) => listSessions(deps, travel, { ...paging }),
    (paging: { cursor?: string; limit?: number }) =>
      listCustomerSessions(deps, travel, { customer: "busy", ...paging }),
  ]) {
    proxy.reset();
    const full = await list({ limit: 2 });
    expect(idsOf(full)).toEqual([idOf(1_100), idOf(1_400)]);
    expect(calls()).toEqual({ Query: 2 });
    const short = await list({});
    expect(idsOf(short)).toEqual([idOf(1_100), idOf(1_400)]);
    expect(short.searchedTo).toBe(of(1_249).at);
    expect(idsOf(await list({ cursor: short.next }))[0]).toBe(idOf(1_000 + many - 1));
  }
});

it("that were exported are listed by one Query a page, however long ago that was asked for", async () => {
  const exports = exportStore(
    database,
    sealedCursors("the exports' own, 32 characters .."),
    store.tables.Sessions,
  );
  const asked = Array.from({ length: 23 }, (_, place) => ({
    export_id: idOf(500 + place),
    requested_at: new Date(Date.parse("2036-08-20T12:00:00.000Z") - place * 3 * 86_400_000).toISOString(),
  }));
  await deps.commit(
    asked.map((one) =>
      exports.create({
        ...{ format: "csv", from: "2036-03-01", to: "2036-03-02", lobs: "*", requested_by: "sam" },
        ...{ state: "complete", done: 1, unreadable: 0, files: [] },
        ...one,
      }),
    ),
  );
  proxy.reset();
  const first = await listExports({ exports }, supervisor);
  expect(calls()).toEqual({ Query: 1 });
  const second = await listExports({ exports }, supervisor, { cursor: first.next });
  expect(calls()).toEqual({ Query: 2 });
  expect([...first.items, ...second.items].map(({ export_id }) => export_id)).toEqual(
    asked.map(({ export_id }) => export_id),
  );
  expect([first.items.length, second.next]).toEqual([20, undefined]);
});

it("are listed by cursors that tell nothing and cannot be made up or taken to another list", async () => {
  deps.clock.set("2036-07-20T12:00:00.000Z");
  const at = "2036-07-20T10:00:00.000Z";
  await keep([0, 1].map((place) => ({ id: idOf(9_000 + place), status: "active", at, turns: 3 })));
  const lists = {
    any: (cursor?: string) => listSessions(deps, supervisor, { limit: 1, cursor }),
    active: (cursor?: string) => listSessions(deps, supervisor, { status: "active", limit: 1, cursor }),
    mine: (cursor?: string) =>
      listCustomerSessions(deps, supervisor, { customer: "customer-1", limit: 1, cursor }),
    turns: (cursor?: string) =>
      listSessionTurns(deps, supervisor, { session_id: idOf(9_000), limit: 1, cursor }),
  };
  const given = new Map<string, string>();
  for (const [name, list] of Object.entries(lists)) given.set(name, (await list()).next ?? "");
  for (const [name, cursor] of given) {
    const open = Buffer.from(cursor, "base64url").toString("latin1");
    expect(open).not.toMatch(/SESSION|customer|updated|2036|9000/);
    for (const [other, list] of Object.entries(lists)) {
      if (other === name) await expect(list(cursor)).resolves.toBeDefined();
      else await expect(list(cursor)).rejects.toMatchObject({ code: "VALIDATION", reason: "list.cursor" });
      const changed = `${cursor.slice(0, 30)}${cursor[30] === "A" ? "B" : "A"}${cursor.slice(31)}`;
      for (const wrong of [changed, cursor.slice(0, 20), "x", "%00", "e30"])
        await expect(list(wrong)).rejects.toMatchObject({ code: "VALIDATION", reason: "list.cursor" });
    }
  }
});
