import { UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import { cleanupActor, cleanupDepsOf } from "#amplify/functions/_shared/sessions-database.ts";
import { archiveSessions } from "#lib/domain/sessions/index.ts";
import { functionEnvironment } from "#lib/platform/env.ts";
import { startDatabase } from "#lib/testing/database.ts";
import { startDatabaseProxy } from "#lib/testing/database-proxy.ts";
import { startObjects } from "#lib/testing/engines/objects.ts";
import { keepItems, sessionItems } from "#lib/testing/kept-sessions.ts";
import { startAnsweringProcess } from "./answering-process.ts";
import { withBundle } from "./bundled.ts";
import { atLeast, exactly, forTheRecord, type Figure } from "./figure.ts";
import { startLateProcess } from "./late-process.ts";
import { variablesOf, type Place } from "./sessions-place.ts";
import { median } from "./timing.ts";

const latency = 8;
const turns = 50;
/** How many one after another, how many in a batch (as many as the workflow gives), and how often both. */
const [single, batch, rounds, warmUp] = [24, 24, 12, 12];

/** Names for all sessions of one measurement. */
const namesOf = (name: string): string[] =>
  Array.from({ length: warmUp * batch + rounds * (single + batch) }, (_, place) => `${name}-${place}`);

/** Makes sessions that can be archived. */
async function keep({ store }: Place, sessions: string[]): Promise<string[]> {
  await keepItems(
    store,
    sessions.flatMap((id) => sessionItems({ id, turns })),
  );
  return sessions;
}

/** What one session asks of the database and of the bucket. */
async function measureCalls(place: Place): Promise<Figure> {
  const proxy = await startDatabaseProxy(place.store.endpoint);
  try {
    const { objects, ...deps } = cleanupDepsOf(
      functionEnvironment(variablesOf(place, { database: proxy.endpoint })),
    );
    let ofObjects = 0;
    const counted = {
      put: (...given: Parameters<typeof objects.put>) => ((ofObjects += 1), objects.put(...given)),
      text: (...given: Parameters<typeof objects.text>) => ((ofObjects += 1), objects.text(...given)),
    };
    const sessions = await keep(place, ["counted"]);
    const work = { sessions, requestId: "bench" };
    const { archived } = await archiveSessions({ ...deps, objects: counted }, cleanupActor, work);
    if (archived !== 1) throw new Error("the session was not archived");
    const { total, calls } = proxy.counts();
    return exactly(5, {
      name: `archiving a session of ${turns} turns: calls`,
      value: total + ofObjects,
      unit: "calls",
      note: `${JSON.stringify(calls)} and ${ofObjects} of S3`,
    });
  } finally {
    await proxy.stop();
  }
}

/** Milliseconds for a session, of those one after another and of those at once; microseconds of the processor for one. */
type Told = { pairs: { one: number; eight: number }[]; processor: number };

/** Sessions one after another, and as many at once as the function takes: as it is deployed, alone in its process. */
const archiveTogether = (variables: Record<string, string>, sessions: readonly string[]): Promise<Told> =>
  withBundle(
    "archive-sessions",
    variables,
    `
    const sessions = ${JSON.stringify(sessions)};
    const archive = async (some) => {
      const { archived, failed } = await handler({ sessions: some, run: "bench" });
      if (archived !== some.length) throw new Error(JSON.stringify(failed));
    };
    const time = async (count, work) => {
      const began = performance.now();
      await work(sessions.splice(0, count));
      return (performance.now() - began) / count;
    };
    // The first ones are done by code that is not compiled yet.
    for (let warm = 0; warm < ${warmUp}; warm += 1) await time(${batch}, archive);
    const pairs = [], count = sessions.length, { user, system } = process.cpuUsage();
    while (sessions.length > 0)
      pairs.push({
        one: await time(${single}, async (some) => { for (const id of some) await archive([id]); }),
        eight: await time(${batch}, archive),
      });
    const used = process.cpuUsage();
    tell({ pairs, processor: (used.user + used.system - user - system) / count });`,
  );

/** How many times as fast, and what a reader must know to judge it. */
function timesAsFast({ pairs, processor }: Told): Pick<Figure, "value" | "unit" | "note"> {
  const [one, eight] = [median(pairs.map((pair) => pair.one)), median(pairs.map((pair) => pair.eight))];
  const work = `${(processor / 1_000).toFixed(1)} ms of it the function's own work`;
  return {
    value: median(pairs.map((pair) => pair.one / pair.eight)),
    unit: "times as fast",
    note: `${one.toFixed(1)} ms and ${eight.toFixed(1)} ms a session, ${work}`,
  };
}

/** The function's own: the database and the bucket answer late and at once, as those do that have machines of their own. */
async function measureFunction(place: Place): Promise<Figure> {
  const answers = await startAnsweringProcess(latency, turns);
  try {
    const { endpoint } = answers;
    const told = await archiveTogether(
      variablesOf(place, { database: endpoint, objects: endpoint }),
      namesOf("answered"),
    );
    return atLeast(7, {
      name: `8 sessions at once over 1, each call ${latency} ms late: the function`,
      ...timesAsFast(told),
    });
  } finally {
    await answers.stop();
  }
}

/** The same over the local engines, which share this machine, and of which that of DynamoDB does one thing at a time. */
async function measureOverEngines(place: Place): Promise<Figure> {
  const late = await startLateProcess(latency, [place.store.endpoint, place.bucket.endpoint]);
  try {
    const [database, objects] = late.endpoints;
    const sessions = await keep(place, namesOf("late"));
    const told = await archiveTogether(variablesOf(place, { database, objects }), sessions);
    return forTheRecord({
      name: "the same, and the local engines on the same processors",
      ...timesAsFast(told),
    });
  } finally {
    await late.stop();
  }
}

/** Archiving sessions, over a database in memory: a disk that others write to would be measured too. */
export async function measureCleanup(): Promise<Figure[]> {
  const [store, bucket] = [await startDatabase(), await startObjects()];
  try {
    // The local engine looks through a stream for each item that it adds: that would be measured, and nothing else.
    const TableName = store.tables.Sessions;
    await store.database.send(
      new UpdateTableCommand({ TableName, StreamSpecification: { StreamEnabled: false } }),
    );
    const place = { store, bucket };
    return [await measureCalls(place), await measureFunction(place), await measureOverEngines(place)];
  } finally {
    await bucket.stop();
    await store.stop();
  }
}
