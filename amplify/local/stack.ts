import { randomBytes } from "node:crypto";
import type { Stack } from "#lib/platform/stack.ts";
import { keepRoster } from "#lib/platform/roster-agents.ts";
import { openQueues } from "#lib/platform/sqs.ts";
import { createTables, deleteTables, namesWith } from "#lib/testing/create-tables.ts";
import {
  damaged,
  forget,
  isUnfinished,
  keptStack,
  mailFolder,
  rosterFile,
  markUnfinished,
  markUnstaged,
  writeStack,
} from "./data-folder.ts";
import { demoRoster } from "./demo/roster.ts";
import { scenarios, type Say, type ScenarioName } from "./demo/scenarios.ts";
import { refillQueues } from "./demo/vanity-numbers.ts";
import { startEngines, type Engines } from "./engines.ts";
import { stackServices } from "./services.ts";
import { localMachines } from "./step-functions/open-engine.ts";
import { createBuckets } from "./queues/create-buckets.ts";
import { createQueues } from "./queues/create-queues.ts";
import { connectCognito, createUserPool, resetUsers } from "./user-pool.ts";

export const localTables = namesWith("console-");

export const cognitoOf = (endpoint: string, userPoolId: string, clientId: string): Stack["cognito"] => ({
  endpoint,
  userPoolId,
  clientId,
  issuer: `${endpoint}/${userPoolId}`,
  jwksUri: `${endpoint}/${userPoolId}/.well-known/jwks.json`,
});

/** The runs of workflows are of sessions that are about to go. */
export async function forgetRuns(endpoint: string | undefined): Promise<void> {
  if (endpoint) await fetch(endpoint, { method: "DELETE" });
}

/** Puts a stack into a known state: what it holds is deleted, the users are as on the first day. */
export async function applyScenario(stack: Stack, name: ScenarioName, say: Say): Promise<Stack> {
  say(`emptying tables and users`);
  await deleteTables(stack.dynamodb, stack.tables);
  await createTables(stack.dynamodb, stack.tables);
  const users = await resetUsers(connectCognito(stack.cognito.endpoint), stack.cognito);
  const services = stackServices(stack);
  await refillQueues(stack, services.clock.now(), name === "demo");
  await scenarios[name](services, say, stack);
  return { ...stack, users };
}

/** The stack over engines that hold what they kept, or, in a new folder, over tables and users made now. */
export async function wire(
  folder: string,
  engines: Engines,
  url: string,
  first: { scenario: ScenarioName; say: Say },
  /** What answers beside the engines. */
  apis: Pick<Stack, "api" | "chat"> = {},
): Promise<Stack> {
  const kept = keptStack(folder);
  const client = openQueues({ region: "us-east-1", endpoint: engines.queues, requestTimeout: 20_000 });
  const queues = {
    vanity: await createQueues(client, "vanity"),
    handoffs: await createQueues(client, "handoffs"),
  };
  client.destroy();
  keepRoster(rosterFile(folder), demoRoster);
  const buckets = await createBuckets(engines.queues);
  const places = {
    dynamodb: engines.database.endpoint,
    sqs: engines.queues,
    s3: engines.queues,
    queues,
    stepFunctions: engines.stepFunctions,
    stateMachines: localMachines(),
    buckets,
    agents: rosterFile(folder),
    ...apis,
  };
  if (kept) {
    const missing = await createTables(places.dynamodb, kept.tables);
    if (missing.includes("Prompts")) throw damaged(folder, "the database has lost its tables");
    const { userPoolId, clientId } = kept.cognito;
    const stack = { ...kept, ...places, url, cognito: cognitoOf(engines.cognito, userPoolId, clientId) };
    writeStack(folder, stack);
    return stack;
  }
  first.say(`filling a new data folder (${first.scenario})`);
  const { userPoolId, clientId } = await createUserPool(connectCognito(engines.cognito));
  const empty: Stack = {
    url,
    ...places,
    cognito: cognitoOf(engines.cognito, userPoolId, clientId),
    mail: mailFolder(folder),
    tables: localTables,
    cursorSecret: randomBytes(32).toString("base64url"),
    users: [],
  };
  const stack = await applyScenario(empty, first.scenario, first.say);
  if (first.scenario === "demo") markUnstaged(folder);
  writeStack(folder, stack);
  return stack;
}

/**
 * Starts the engines over a data folder. A first start that was cut short left half of the demo data: that is
 * cleared away, since nobody has worked on it.
 */
export async function startKeptEngines(folder: string): Promise<Engines> {
  if (isUnfinished(folder)) forget(folder);
  if (!keptStack(folder)) markUnfinished(folder);
  return startEngines(folder);
}
