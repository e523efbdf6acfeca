import { writeItems } from "#amplify/local/demo/batch-write.ts";
import { checkCallback, listCallbacks } from "#lib/domain/callbacks/index.ts";
import { openNumber } from "#lib/domain/numbers/index.ts";
import { listRecords } from "#lib/domain/vanity-history/index.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import { person } from "#lib/testing/builders.ts";
import { startDatabase } from "#lib/testing/database.ts";
import { startDatabaseProxy } from "#lib/testing/database-proxy.ts";
import { testServices } from "#lib/testing/services.ts";
import { atMost, exactly, round, type Figure } from "./figure.ts";
import { say } from "./stage.ts";
import { sideBySide } from "./timing.ts";

/** Ten times the records, on each day, of each caller and for each number, and ten times the numbers held. */
const [few, many] = [1_000, 10_000];
const most = 1.2;
/** A page of 25 rows, and one more that tells whether there is a further page. */
const rows = 26;

const [day, nextDay] = ["2026-03-02", "2026-03-03"];
const [caller, target] = ["+12025550143", "+12023569377"];
/** Half of what the caller asked for is a day later. */
const dayOf = (place: number) => (place % 8 === 0 ? nextDay : day);
const at = (place: number) =>
  new Date(Date.parse(`${dayOf(place)}T00:00:00.000Z`) + ((place * 7_919) % 50_000_000)).toISOString();
const other = (place: number) => `+1202555${String(place % 10_000).padStart(4, "0")}`;

/** A record as large as those of real calls: five numbers of one to three words. */
const recordOf = (place: number) => ({
  id: `record-${place}`,
  phoneNumber: place % 4 === 0 ? caller : other(place),
  targetNumber: place % 4 === 1 ? target : other(place + 1),
  timestamp: at(place),
  day: dayOf(place),
  vanityNumbers: Object.fromEntries(
    [1, 2, 3, 4, 5].map((rank) => [
      `VanityNumber${rank}`,
      { text: "+1 202-FLOWERS", letters: "202FLOWERS", score: 890 - rank, words: ["flowers"] },
    ]),
  ),
  contactId: `3f5a9c1e-0000-4000-8000-${String(place).padStart(12, "0")}`,
});
const heldOf = (place: number, now: number) => ({
  callback_number: place === 0 ? caller : `+1303${String(5_550_000 + place)}`,
  created_at: new Date(now).toISOString(),
  // A tenth has expired and is there still: those come before the others in the index.
  ttl: Math.floor(now / 1_000) + (place % 10 === 9 ? -1 - place : 60 + place),
  lob: place % 4 === 0 ? "retail" : place % 4 === 1 ? "claims" : "travel",
  reason: "long wait",
  claim: `claim-${place}`,
});

async function filled(count: number) {
  const store = await startDatabase();
  const proxy = await startDatabaseProxy(store.endpoint, 0, { units: true });
  const database = openDatabase({ region: "us-east-1", endpoint: proxy.endpoint, requestTimeout: 20_000 });
  const deps = testServices({ database, tables: store.tables });
  const now = deps.clock.now().getTime();
  const places = Array.from({ length: count }, (_, place) => place);
  await writeItems(store.database, store.tables.VanityNumbers, places.map(recordOf));
  await writeItems(
    store.database,
    store.tables.Callbacks,
    places.map((place) => heldOf(place, now)),
  );
  say(`${count} vanity numbers and as many numbers held`);
  return {
    deps,
    counts() {
      const counted = proxy.counts();
      proxy.reset();
      return counted;
    },
    async stop() {
      database.destroy();
      await proxy.stop();
      await store.stop();
    },
  };
}

type Filled = Awaited<ReturnType<typeof filled>>;
type Asked = {
  name: string;
  ask: (deps: Filled["deps"]) => Promise<unknown>;
  /** DynamoDB calls, and read units that they may take: half a unit for each 4 kB of an index, one for an item. */
  calls: number;
  units: number;
};

const admin = person("admins");
const page = (filter: Parameters<typeof listRecords>[2]["filter"]): Asked["ask"] => {
  return async (deps) => {
    const { items, next } = await listRecords(deps, admin, { filter });
    if (items.length !== rows - 1 || !next) throw new Error(`${items.length} records on a page`);
  };
};
/** About 700 bytes a record, 150 a held number. */
const [unitsOfRecords, unitsOfHeld] = [3, 1];
const asked: Asked[] = [
  { name: "vanity numbers of a day", ask: page({ day }), calls: 1, units: unitsOfRecords },
  { name: "vanity numbers of a caller", ask: page({ caller }), calls: 1, units: unitsOfRecords },
  {
    name: "vanity numbers of a caller on a day, behind as many newer",
    ask: page({ caller, day }),
    calls: 1,
    units: unitsOfRecords,
  },
  { name: "vanity numbers for a target", ask: page({ target }), calls: 1, units: unitsOfRecords },
  {
    name: "numbers held for a line of business",
    ask: async (deps) => {
      const { items } = await listCallbacks(deps, admin, { lob: "retail" });
      const now = deps.clock.now().getTime() / 1_000;
      if (items.length !== 25 || items.some(({ ttl }) => ttl <= now)) throw new Error("not those held");
    },
    calls: 1,
    units: unitsOfHeld,
  },
  {
    name: "whether a number is held",
    ask: async (deps) => {
      if (!(await checkCallback(deps, admin, { number: caller }))) throw new Error("it is held");
    },
    calls: 1,
    units: 1,
  },
  {
    // Four things from four places, asked at once.
    name: "all about one number",
    ask: async (deps) => {
      const { asCaller, callback } = await openNumber(deps, admin, caller);
      if (!callback?.held || asCaller?.items.length !== 25) throw new Error("not all of it");
    },
    calls: 4,
    units: 2 * unitsOfRecords + 1 + 1,
  },
];

/** Lists of vanity numbers and of numbers held, over 1,000 and over 10,000: calls, capacity, and growth. */
export async function measureNumbers(): Promise<Figure[]> {
  const [small, large] = [await filled(few), await filled(many)];
  try {
    const figures: Figure[] = [];
    for (const { name, ask, calls, units } of asked) {
      large.counts();
      await ask(large.deps);
      const counted = large.counts();
      const { first, second, ratio } = await sideBySide(
        () => ask(large.deps),
        () => ask(small.deps),
      );
      figures.push(
        exactly(calls, {
          name: `${name}: DynamoDB calls`,
          value: counted.total,
          unit: "calls",
          note: Object.entries(counted.calls)
            .map(([call, times]) => `${times} ${call}`)
            .join(", "),
        }),
        exactly(0, { name: `${name}: scans`, value: counted.calls.Scan ?? 0, unit: "calls" }),
        atMost(units, { name: `${name}: capacity`, value: counted.units, unit: "read units" }),
        atMost(most, {
          name: `growth of ${name}: time`,
          value: ratio,
          unit: "",
          note: `${round(first)} ms over ${many}, ${round(second)} ms over ${few}`,
        }),
      );
    }
    return figures;
  } finally {
    await small.stop();
    await large.stop();
  }
}
