import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import { fillSessions } from "#amplify/local/demo/scale-sessions.ts";
import { bundleFunction } from "#amplify/functions/bundle.ts";
import { cleanupActor, cleanupDepsOf, exportDepsOf } from "#amplify/functions/_shared/sessions-database.ts";
import { archiveSessions, type CleanupDeps } from "#lib/domain/sessions/index.ts";
import { bucketVariables, functionEnvironment, functionVariables } from "#lib/platform/env.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { startObjects, type TestObjects } from "#lib/testing/engines/objects.ts";
import { keepItems, sessionItems } from "#lib/testing/kept-sessions.ts";
import { atLeast, atMost, exactly, type Figure } from "./figure.ts";
import { startProxyProcess, type ProxyProcess } from "./proxy-process.ts";
import { say } from "./stage.ts";
import { median, time } from "./timing.ts";

const run = promisify(execFile);

/** So many that a process which kept something of each would show it. */
const exported = 100_000;
const latency = 8;
const turns = 50;
const [sessionsOfOne, rounds] = [24, 3];

type Place = { store: TestDatabase; bucket: TestObjects };

const variablesOf = ({ store, bucket }: Place, endpoint = store.endpoint) => ({
  ...functionVariables(store.tables, endpoint),
  ...bucketVariables({ sessions: bucket.bucket }, bucket.endpoint),
});

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

/** What a process needs at most that exports all sessions, from the first step of the workflow to the last. */
async function measureExport(place: Place): Promise<Figure[]> {
  const { endpoint: dynamodb, tables } = place.store;
  await fillSessions({ dynamodb, tables }, say, { count: exported });
  const variables = variablesOf(place);
  const deps = exportDepsOf(functionEnvironment(variables));
  const now = Date.now();
  const day = (back: number) => new Date(now - back * 86_400_000).toISOString().slice(0, 10);
  await deps.commit([
    deps.exports.create({
      export_id: "bench",
      ...{ format: "jsonl", from: day(40), to: day(0), lobs: "*" },
      ...{ requested_by: "bench", requested_at: new Date(now).toISOString() },
      ...{ state: "running", done: 0, unreadable: 0, files: [] },
    }),
  ]);
  const source = `
    const { handler } = await import(${JSON.stringify(join(await bundleFunction("export-sessions"), "index.mjs"))});
    const export_id = "bench", used = [];
    const log = console.log;
    console.log = () => undefined;
    // Twice only: whoever is made to collect more often needs less than the function does.
    const look = () => {
      globalThis.gc();
      const { heapUsed, external } = process.memoryUsage();
      used.push(heapUsed + external);
    };
    let progress = await handler({ step: "begin", export_id });
    while (!progress.isOver) {
      progress = await handler({ step: "write", export_id, progress });
      if (used.length === 0 && progress.done >= ${exported / 10}) look();
    }
    await handler({ step: "complete", export_id, progress });
    look();
    log(JSON.stringify({ done: progress.done, kilobytes: process.resourceUsage().maxRSS, used }));
    process.exit(0);`;
  const began = performance.now();
  const { stdout } = await run(process.execPath, ["--expose-gc", "--input-type=module", "--eval", source], {
    env: { ...process.env, ...variables },
    maxBuffer: 16_000_000,
  });
  const told = JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}") as {
    done: number;
    kilobytes: number;
    used: [number, number];
  };
  if (told.done !== exported) throw new Error(`${told.done} of ${exported} sessions were exported`);
  const [early, late] = told.used;
  return [
    atMost(300, {
      name: `exporting ${exported} sessions: memory`,
      value: told.kilobytes / 1_000,
      unit: "MB",
      note: `the whole process at its largest, as deployed, in ${Math.round((performance.now() - began) / 1_000)} s`,
    }),
    atMost(1.1, {
      name: `exporting ${exported} sessions: what is in use at the end, over after a tenth`,
      value: late / early,
      unit: "times",
      note: `${Math.round(early / 1_000_000)} MB and ${Math.round(late / 1_000_000)} MB`,
    }),
  ];
}

/** Archiving and exporting sessions, over databases in memory: a disk that others write to would be measured too. */
export async function measureCleanup(): Promise<Figure[]> {
  const [archived, filled, bucket] = [await startDatabase(), await startDatabase(), await startObjects()];
  const proxy = await startProxyProcess(archived.endpoint);
  try {
    // The local engine looks through a stream for each item that it adds: that would be measured, and nothing else.
    const TableName = archived.tables.Sessions;
    await archived.database.send(
      new UpdateTableCommand({ TableName, StreamSpecification: { StreamEnabled: false } }),
    );
    const archiving = await measureArchiving({ store: archived, bucket }, proxy);
    return [...archiving, ...(await measureExport({ store: filled, bucket }))];
  } finally {
    await proxy.stop();
    await bucket.stop();
    await filled.stop();
    await archived.stop();
  }
}
