import { historyStore } from "#lib/domain/history/index.ts";
import {
  archiveStore,
  exportStore,
  type CleanupDeps,
  type WriteExportDeps,
} from "#lib/domain/sessions/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import type { Cursors } from "#lib/platform/cursor.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import type { FunctionEnvironment } from "#lib/platform/env.ts";
import { openObjects } from "#lib/platform/s3.ts";
import { commit } from "#lib/platform/transactions.ts";

export const cleanupActor: Actor = { kind: "system", name: "cleanup" };

/** A function gives no cursor to anybody. */
export const noCursors: Cursors = { seal: () => undefined, open: () => undefined };

/** Nobody waits for an answer: a database that is busy is asked again for some seconds. */
export const workersDatabase = (environment: FunctionEnvironment) =>
  openDatabase({
    region: environment.region,
    endpoint: environment.dynamodbEndpoint,
    requestTimeout: 5_000,
    maxAttempts: 6,
  });

export const sessionsBucket = (environment: FunctionEnvironment) =>
  openObjects(environment.bucket("sessions"), {
    region: environment.region,
    endpoint: environment.s3Endpoint,
  });

/** What cleaning up needs, of what a function was given. */
export function cleanupDepsOf(environment: FunctionEnvironment): CleanupDeps {
  const database = workersDatabase(environment);
  return {
    archives: archiveStore(database, environment.table("Sessions")),
    objects: sessionsBucket(environment),
    history: historyStore(database, noCursors, environment.table("History")),
    commit: (writes) => commit(database, writes),
    clock: systemClock,
  };
}

/** What finding sessions to clean up needs: reading alone. */
export const findableOf = (environment: FunctionEnvironment): Pick<CleanupDeps, "archives" | "clock"> => ({
  archives: archiveStore(workersDatabase(environment), environment.table("Sessions")),
  clock: systemClock,
});

/** What writing an export needs. */
export function exportDepsOf(environment: FunctionEnvironment): WriteExportDeps {
  const database = workersDatabase(environment);
  const table = environment.table("Sessions");
  return {
    exports: exportStore(database, noCursors, table),
    archives: archiveStore(database, table),
    objects: sessionsBucket(environment),
    commit: (writes) => commit(database, writes),
    clock: systemClock,
  };
}
