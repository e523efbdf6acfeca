import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { obituary, startChild, type Child } from "#lib/testing/engines/child.ts";
import { startDynamoDB, type DynamoDB } from "#lib/testing/engines/dynamodb.ts";
import { onFreePort } from "#lib/testing/engines/free-port.ts";
import { mailSign } from "./cognito/mailbox.ts";
import {
  damaged,
  databaseFolder,
  poolFolder,
  queuesFolder,
  stackFile,
  workflowsFolder,
} from "./data-folder.ts";

export type Engines = {
  database: DynamoDB;
  cognito: string;
  queues: string;
  stepFunctions: string;
  children: readonly Child[];
  stop: () => Promise<void>;
};

/** The ports that are tried first; busy ones are stepped over. */
const ports = { database: 3801, users: 3851, queues: 3901, workflows: 3951 };

/** What an engine says of data that it cannot read. */
const unreadable =
  /DAMAGED|not a valid SQLite|malformed|not a database|disk image|Database file is encrypted/i;

export type StartedEngine = { child: Child; endpoint: string };

type Ours = { name: string; script: string; folder: string; more?: readonly string[] };

function startOurs(wanted: number, ours: Ours): Promise<StartedEngine> {
  mkdirSync(ours.folder, { recursive: true });
  return onFreePort(wanted, (port) => startOn(port, ours));
}

async function startOn(port: number, { name, script, folder, more = [] }: Ours): Promise<StartedEngine> {
  const child = startChild({
    name,
    command: process.execPath,
    args: [join(import.meta.dirname, script), String(port), folder, ...more],
    onLine: (line) => line.startsWith(mailSign) && console.log(`\n${line}`),
  });
  try {
    // The child itself says so: somebody else's answer at the port would not count.
    await child.line(/ ready at /);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { child, endpoint: `http://127.0.0.1:${port}` };
}

/** Turns an engine's own words about its data into ours. */
export function explain(folder: string, error: unknown): unknown {
  const words = error instanceof Error ? error.message : String(error);
  if (!unreadable.test(words)) return error;
  const which = words.split("\n")[0]?.replace(/ stopped with code.*/, "") ?? "an engine";
  return damaged(folder, `${which} cannot read what it kept`);
}

/** Starts the database over the folder's data. */
export async function startDatabaseEngine(folder: string): Promise<DynamoDB> {
  try {
    return await startDynamoDB({ folder: databaseFolder(folder), port: ports.database, expires: true });
  } catch (error) {
    throw explain(folder, error);
  }
}

/** Starts the user pool over the folder's data. */
export const startUserPool = (folder: string): Promise<StartedEngine> =>
  startOurs(ports.users, {
    name: "The user pool",
    script: "cognito/server.ts",
    folder: poolFolder(folder),
  });

/** Starts all engines side by side. When one fails, the others are stopped. @throws Failure for damaged data */
export async function startEngines(folder: string): Promise<Engines> {
  const started = await Promise.allSettled([
    startDatabaseEngine(folder),
    startUserPool(folder),
    startOurs(ports.queues, {
      name: "The queues",
      script: "queues/server.ts",
      folder: queuesFolder(folder),
    }),
    // It begins its work when the stack's file is written, which says where the others are.
    startOurs(ports.workflows, {
      name: "The workflows",
      script: "step-functions/server.ts",
      folder: workflowsFolder(folder),
      more: [stackFile(folder)],
    }),
  ]);
  const [database, users, queues, workflows] = started;
  if (
    database.status === "fulfilled" &&
    users.status === "fulfilled" &&
    queues.status === "fulfilled" &&
    workflows.status === "fulfilled"
  ) {
    const ours = [users.value.child, queues.value.child, workflows.value.child];
    const children = [database.value.child, ...ours].filter((child) => !!child);
    return {
      database: database.value,
      cognito: users.value.endpoint,
      queues: queues.value.endpoint,
      stepFunctions: workflows.value.endpoint,
      children,
      stop: async () => void (await Promise.all(children.map((child) => child.stop()))),
    };
  }
  for (const one of started)
    if (one.status === "fulfilled") await ("child" in one.value ? one.value.child?.stop() : undefined);
  throw explain(folder, started.find((one) => one.status === "rejected")?.reason);
}

/** Resolves with what happened when the first child ends. */
export const firstEnd = (children: readonly Child[]): Promise<string> =>
  Promise.race(children.map(async (child) => obituary(child, await child.ended)));
