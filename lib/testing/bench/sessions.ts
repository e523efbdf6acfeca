import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fillSessions, type Shares } from "#amplify/local/demo/scale-sessions.ts";
import { sessionStatuses, sessionStore, type SessionStore } from "#lib/domain/sessions/index.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import { sealedCursors } from "#lib/platform/sealing.ts";
import { createTables, namesWith } from "#lib/testing/create-tables.ts";
import { startDatabaseProxy } from "#lib/testing/database-proxy.ts";
import { startDynamoDB } from "#lib/testing/engines/dynamodb.ts";
import { atMost, exactly, round, type Figure } from "./figure.ts";
import { root } from "./root.ts";
import { say } from "./stage.ts";
import { sideBySide } from "./timing.ts";

const few = 1_000;
const most = 1.2;
/** The same moment in each run, so that the sessions can stay; far from now, so that none is over. */
const now = new Date("2036-03-31T23:30:00.000Z");
/** A thousand have two dozen on it: pages of twenty are full on both sides. */
const day = "2036-03-15";
/** Of a thousand, fifty in each status: more than a page, and more than is counted here. */
const shares: Shares = [
  ["active", 5],
  ["waiting", 5],
  ["handed_off", 5],
  ["disconnected", 5],
  ["deleted", 5],
  ["archived", 75],
];
const counted = 40;
/** So many pages, as long as a call answers, lie before the deep one. */
const pagesBefore = 20;

/**
 * The engine over a folder that holds a thousand sessions and, in a table beside it, `many`. It is filled once and kept
 * from run to run; a fill that was stopped in the middle begins anew. Delete `.test/bench-kept` when items change.
 */
async function keptSessions(many: number) {
  const folder = join(root, ".test", "bench-kept", `sessions-${many}`);
  const isWhole = join(folder, "whole");
  if (!existsSync(isWhole)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const engine = await startDynamoDB({ folder });
  const sides = [
    { count: few, names: namesWith("few-") },
    { count: many, names: namesWith("many-") },
  ] as const;
  try {
    for (const { count, names } of existsSync(isWhole) ? [] : sides) {
      await createTables(engine.endpoint, names);
      await fillSessions({ dynamodb: engine.endpoint, tables: names }, say, {
        count,
        shares,
        now: now.getTime(),
      });
    }
    writeFileSync(isWhole, "");
  } catch (error) {
    await engine.stop();
    throw error;
  }
  return { engine, few: sides[0].names.Sessions, many: sides[1].names.Sessions };
}

/** The cursor far down a list: `pagesBefore` pages from its top. */
async function deepCursor(store: SessionStore, count: number): Promise<string | undefined> {
  // Two thirds of those that are archived.
  const limit = Math.floor((count * 0.5) / pagesBefore);
  let cursor: string | undefined;
  for (let page = 0; page < pagesBefore; page += 1)
    ({ next: cursor } = await store.byStatus("archived", now, { limit, cursor }));
  return cursor;
}

/** What is asked of each, in the same words. */
async function asked(store: SessionStore, count: number) {
  const ended = await store.byStatus("disconnected", now);
  const session = ended.items[0];
  if (!session) throw new Error("the bench has no sessions");
  const deep = await deepCursor(store, count);
  // Within the day on which the live ones are: fifty of each on the smaller side too.
  const figures = { since: "2036-03-31T00:00:00.000Z", until: now.toISOString() };
  return {
    ...Object.fromEntries(
      sessionStatuses.map((status) => [`sessions ${status}`, () => store.byStatus(status, now)]),
    ),
    "sessions of any status": () => store.byStatus(undefined, now),
    "sessions of a day": () => store.byStatus(undefined, now, { day, limit: 20 }),
    "archived sessions of a day": () => store.byStatus("archived", now, { day, limit: 20 }),
    "sessions of a line of business": () => store.byStatus(undefined, now, { lobs: ["travel"] }),
    "the next page": () => store.byStatus("disconnected", now, { cursor: ended.next, limit: 20 }),
    "a page far down": () => store.byStatus("archived", now, { cursor: deep }),
    "a customer's sessions": () => store.ofCustomer(session.customer_id),
    "figures of each status": () => store.counts(sessionStatuses, figures, counted),
    "one session by its id": () => store.open(session.session_id),
  } as Record<string, () => Promise<unknown>>;
}

/** The pages of sessions over 1,000 and over `many`: calls and capacity alike, and the time of the one over the other's. */
export async function measureSessions(many: number): Promise<Figure[]> {
  const kept = await keptSessions(many);
  const proxy = await startDatabaseProxy(kept.engine.endpoint, 0, { units: true });
  const database = openDatabase({ region: "us-east-1", endpoint: proxy.endpoint, requestTimeout: 20_000 });
  const cursors = sealedCursors("a secret of the bench, 32 characters");
  const storeOf = (table: string) => sessionStore(database, cursors, table);
  const costOf = async (ask: () => Promise<unknown>) => {
    proxy.reset();
    await ask();
    const { total, units } = proxy.counts();
    return { calls: total, units };
  };
  try {
    const ofFew = await asked(storeOf(kept.few), few);
    const figures: Figure[] = [];
    for (const [name, ask] of Object.entries(await asked(storeOf(kept.many), many))) {
      const beside = ofFew[name] ?? ask;
      const [large, small] = [await costOf(ask), await costOf(beside)];
      const { first, second, ratio } = await sideBySide(ask, beside);
      const note = `${round(first)} ms over ${many}, ${round(second)} ms over ${few}`;
      figures.push(
        exactly(small.calls, { name: `${name}: DynamoDB calls`, value: large.calls, unit: "calls" }),
        exactly(small.units, { name: `${name}: capacity`, value: large.units, unit: "read units" }),
        atMost(most, { name: `growth of ${name}: time`, value: ratio, unit: "", note }),
      );
      if (name.includes("sessions"))
        figures.push(atMost(2, { name: `rows of ${name}`, value: large.calls, unit: "calls" }));
    }
    return figures;
  } finally {
    database.destroy();
    await proxy.stop();
    await kept.engine.stop();
  }
}
