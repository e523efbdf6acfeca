import { randomUUID } from "node:crypto";
import { openDatabase, type Database } from "#lib/platform/dynamodb.ts";
import type { TableNames } from "#lib/platform/tables.ts";
import { createTables, namesWith } from "./create-tables.ts";
import { availableEngines, startDynamoDB, type DynamoDBEngine } from "./engines/dynamodb.ts";

export type TestDatabase = {
  endpoint: string;
  database: Database;
  tables: TableNames;
  stop: () => Promise<void>;
};

/** The engines on which the stores are tried. */
export const storeEngines = ["dynoxide", "dynamodb-local"] as const satisfies DynamoDBEngine[];

/** Why an engine cannot be tried on this machine; undefined where it can. */
export const missingEngine = (engine: DynamoDBEngine): string | undefined =>
  availableEngines().includes(engine) ? undefined : `skipped: this machine cannot start ${engine}`;

/** An engine in memory with all tables, under names of their own. For one test file; stop it afterwards. */
export async function startDatabase(engine: DynamoDBEngine = "dynoxide"): Promise<TestDatabase> {
  const { endpoint, stop } = await startDynamoDB({ engine });
  const tables = namesWith(`test-${randomUUID().slice(0, 8)}-`);
  await createTables(endpoint, tables);
  const database = openDatabase({ region: "us-east-1", endpoint, requestTimeout: 20_000 });
  return {
    endpoint,
    database,
    tables,
    stop: async () => {
      database.destroy();
      await stop();
    },
  };
}
