import { fillSessions } from "#amplify/local/demo/scale-sessions.ts";
import { functionMemory } from "#amplify/functions/function-memory.ts";
import { exportDepsOf } from "#amplify/functions/_shared/sessions-database.ts";
import { functionEnvironment } from "#lib/platform/env.ts";
import { startDatabase } from "#lib/testing/database.ts";
import { startObjects } from "#lib/testing/engines/objects.ts";
import { withBundle } from "./bundled.ts";
import { atMost, type Figure } from "./figure.ts";
import { variablesOf, type Place } from "./sessions-place.ts";
import { say } from "./stage.ts";

/** So many that a process which kept something of each would show it. */
const exported = 100_000;
const dayMilliseconds = 86_400_000;

type Told = { done: number; kilobytes: number; used: [number, number]; processor: number };

/** Calls the function step by step as its workflow does, and looks what it needs. */
const exportAll = (place: Place, id: string): Promise<Told> =>
  withBundle(
    "export-sessions",
    variablesOf(place),
    `
    const export_id = ${JSON.stringify(id)}, used = [];
    // Twice only: whoever is made to collect more often needs less than the function does. Each time two collections:
    // bytes of buffers that the first one found are counted until they are swept, which the second one waits for.
    const look = () => {
      globalThis.gc();
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
    const { maxRSS: kilobytes, userCPUTime, systemCPUTime } = process.resourceUsage();
    tell({ done: progress.done, kilobytes, used, processor: userCPUTime + systemCPUTime });`,
  );

/** What a process needs at most that exports all sessions, from the first step of the workflow to the last. */
async function measure(place: Place): Promise<Figure[]> {
  const { endpoint: dynamodb, tables } = place.store;
  await fillSessions({ dynamodb, tables }, say, { count: exported });
  const deps = exportDepsOf(functionEnvironment(variablesOf(place)));
  const now = Date.now();
  const day = (back: number) => new Date(now - back * dayMilliseconds).toISOString().slice(0, 10);
  await deps.commit([
    deps.exports.create({
      export_id: "bench",
      ...{ format: "jsonl", from: day(40), to: day(0), lobs: "*" },
      ...{ requested_by: "bench", requested_at: new Date(now).toISOString() },
      ...{ state: "running", done: 0, unreadable: 0, files: [] },
    }),
  ]);
  const told = await exportAll(place, "bench");
  if (told.done !== exported) throw new Error(`${told.done} of ${exported} sessions were exported`);
  const [early, late] = told.used;
  const processor = Math.round(told.processor / exported);
  return [
    atMost(300, {
      name: `exporting ${exported} sessions: memory`,
      value: told.kilobytes / 1_000,
      unit: "MB",
      note: `the process at its largest, as on AWS Lambda with ${functionMemory} MB; ${processor} µs of processor for each`,
    }),
    atMost(1.1, {
      name: `exporting ${exported} sessions: what is in use at the end, over after a tenth`,
      value: late / early,
      unit: "times",
      note: `${Math.round(early / 1_000_000)} MB and ${Math.round(late / 1_000_000)} MB`,
    }),
  ];
}

/** Exporting sessions, over a database in memory: a disk that others write to would be measured too. */
export async function measureExports(): Promise<Figure[]> {
  const [store, bucket] = [await startDatabase(), await startObjects()];
  try {
    return await measure({ store, bucket });
  } finally {
    await bucket.stop();
    await store.stop();
  }
}
