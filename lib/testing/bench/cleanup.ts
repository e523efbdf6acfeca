import { UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import { cleanupActor, cleanupDepsOf } from "#amplify/functions/_shared/sessions-database.ts";
import { archiveSessions, type CleanupDeps } from "#lib/domain/sessions/index.ts";
import { functionEnvironment } from "#lib/platform/env.ts";
import { startDatabase } from "#lib/testing/database.ts";
import { startObjects } from "#lib/testing/engines/objects.ts";
import { keepItems, sessionItems } from "#lib/testing/kept-sessions.ts";
import { atLeast, exactly, type Figure } from "./figure.ts";
import { startProxyProcess, type ProxyProcess } from "./proxy-process.ts";
import { variablesOf, type Place } from "./sessions-place.ts";
import { say } from "./stage.ts";
import { median, time } from "./timing.ts";

const latency = 8;
const turns = 50;
const [sessionsOfOne, rounds] = [24, 3];

/** The bucket, each call of it counted and `late` milliseconds late. */
function watched({ put, text, ...objects }: CleanupDeps["objects"], late: () => number) {
  let calls = 0;
  const wait = () => {
    calls += 1;
    return new Promise((done) => setTimeout(done, late()));
  };
  return {
    calls: () => calls,
    objects: {
      ...objects,
      put: async (...given: Parameters<typeof put>) => wait().then(() => put(...given)),
      text: async (...given: Parameters<typeof text>) => wait().then(() => text(...given)),
    },
  };
}

/** Calls for one session, and how much faster eight at once are than one after another. */
async function measureArchiving(place: Place, proxy: ProxyProcess): Promise<Figure[]> {
  let late = 0;
  const deps = cleanupDepsOf(functionEnvironment(variablesOf(place, proxy.endpoint)));
  const { objects, calls } = watched(deps.objects, () => late);
  let made = 0;
  const archive = async (count: number, atOnce: number) => {
    const sessions = Array.from({ length: count }, () => `bench-${(made += 1)}`);
    const items = sessions.flatMap((id) => sessionItems({ id, turns }));
    await keepItems(place.store, items);
    await proxy.reset();
    const work = () =>
      archiveSessions({ ...deps, objects }, cleanupActor, { sessions, requestId: "bench", atOnce });
    return time(async () => {
      const { archived } = await work();
      if (archived !== count) throw new Error(`${archived} of ${count} sessions were archived`);
    });
  };
  // The first ones are done by code that is not compiled yet.
  await archive(4 * sessionsOfOne, 8);
  const before = calls();
  await archive(1, 1);
  const { total, calls: byOperation } = await proxy.counts();
  const ofObjects = calls() - before;

  late = latency;
  await proxy.weather({ kind: "slow", milliseconds: latency });
  const times: { one: number; eight: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push({ one: await archive(sessionsOfOne, 1), eight: await archive(sessionsOfOne, 8) });
    say(`${sessionsOfOne} sessions archived, ${round + 1} of ${rounds}`);
  }
  await proxy.weather({ kind: "well" });
  const [one, eight] = [median(times.map((pair) => pair.one)), median(times.map((pair) => pair.eight))];
  return [
    exactly(5, {
      name: `archiving a session of ${turns} turns: calls`,
      value: total + ofObjects,
      unit: "calls",
      note: `${JSON.stringify(byOperation)} and ${ofObjects} of S3`,
    }),
    atLeast(7, {
      name: `8 sessions at once over 1, each call ${latency} ms late`,
      value: median(times.map((pair) => pair.one / pair.eight)),
      unit: "times as fast",
      note: `${Math.round(one)} ms and ${Math.round(eight)} ms for ${sessionsOfOne} sessions`,
    }),
  ];
}

/** Archiving sessions, over a database in memory: a disk that others write to would be measured too. */
export async function measureCleanup(): Promise<Figure[]> {
  const [store, bucket] = [await startDatabase(), await startObjects()];
  const proxy = await startProxyProcess(store.endpoint);
  try {
    // The local engine looks through a stream for each item that it adds: that would be measured, and nothing else.
    const TableName = store.tables.Sessions;
    await store.database.send(
      new UpdateTableCommand({ TableName, StreamSpecification: { StreamEnabled: false } }),
    );
    return await measureArchiving({ store, bucket }, proxy);
  } finally {
    await proxy.stop();
    await bucket.stop();
    await store.stop();
  }
}
