import { fillSessions } from "#amplify/local/demo/scale-sessions.ts";
import { sessionStore, type SessionStore } from "#lib/domain/sessions/index.ts";
import { signedCursors } from "#lib/platform/cursor.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import { startDatabaseProxy } from "#lib/testing/database-proxy.ts";
import { atMost, forTheRecord, round, type Figure } from "./figure.ts";
import { onStage, say, type Stage } from "./stage.ts";
import { sideBySide } from "./timing.ts";

/** Ten times the sessions: `npm run seed -- scale` fills thirty times as many. */
const [few, many] = [1_000, 10_000];
const most = 1.2;

type Counted = {
  store: SessionStore;
  counts: () => { calls: number; units: number };
  stop: () => Promise<void>;
};

/** A database of so many sessions, its calls counted. */
async function filled(stage: Stage, prefix: string, count: number): Promise<Counted> {
  const { names } = await stage.tables(prefix);
  const began = performance.now();
  await fillSessions({ dynamodb: stage.stack.dynamodb, tables: names }, say, count);
  say(`${count} sessions in ${round((performance.now() - began) / 1_000)} s`);
  const proxy = await startDatabaseProxy(stage.stack.dynamodb, 0, { units: true });
  const database = openDatabase({ region: "us-east-1", endpoint: proxy.endpoint });
  return {
    store: sessionStore(database, signedCursors("a secret of the bench, 32 characters"), names.Sessions),
    counts() {
      const { total, units } = proxy.counts();
      proxy.reset();
      return { calls: total, units };
    },
    async stop() {
      database.destroy();
      await proxy.stop();
    },
  };
}

/** What is asked of each, in the same words. */
async function asked(store: SessionStore) {
  const now = new Date();
  const ended = await store.byStatus(["disconnected"], now);
  const session = ended.items[0];
  if (!session) throw new Error("the bench has no sessions");
  return {
    "sessions that ended": () => store.byStatus(["disconnected"], now),
    "sessions that wait": () => store.byStatus(["waiting"], now),
    "sessions that are archived": () => store.byStatus(["archived"], now),
    "a customer's sessions": () => store.ofCustomer(session.customer_id),
    "one session": () => store.open(session.session_id),
  };
}

/** The pages of sessions over 1,000 and over 10,000: calls, capacity, and the time of the one over the other's. */
export const measureSessions = () =>
  onStage("sessions", async (stage) => {
    const [small, large] = [await filled(stage, "few-", few), await filled(stage, "many-", many)];
    try {
      const [ofFew, ofMany] = [await asked(small.store), await asked(large.store)];
      const figures: Figure[] = [];
      for (const name of Object.keys(ofMany) as (keyof typeof ofMany)[]) {
        large.counts();
        await ofMany[name]();
        const { calls, units } = large.counts();
        const { first, second, ratio } = await sideBySide(ofMany[name], ofFew[name]);
        const note = `${round(first)} ms over ${many}, ${round(second)} ms over ${few}`;
        figures.push(
          atMost(2, { name: `${name}: DynamoDB calls`, value: calls, unit: "calls" }),
          forTheRecord({ name: `${name}: capacity`, value: units, unit: "read units" }),
          atMost(most, { name: `growth of ${name}: time`, value: ratio, unit: "", note }),
        );
      }
      return figures;
    } finally {
      await small.stop();
      await large.stop();
    }
  });
