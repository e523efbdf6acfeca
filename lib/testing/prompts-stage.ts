import { historyStore } from "#lib/domain/history/index.ts";
import { promptStore, type PromptDeps } from "#lib/domain/prompts/index.ts";
import type { Actor, Group, LobScope } from "#lib/kernel/actor.ts";
import { sealedCursors } from "#lib/platform/sealing.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import { commit } from "#lib/platform/transactions.ts";
import { createTables, deleteTables, namesWith } from "./create-tables.ts";
import { startDatabaseProxy, type DatabaseProxy } from "./database-proxy.ts";
import { startDynamoDB, type DynamoDBEngine } from "./engines/dynamodb.ts";

export type PromptsStage = {
  deps: PromptDeps;
  /** Stands before the engine: counts calls, and makes bad weather. */
  proxy: DatabaseProxy;
  /** Empty tables again. */
  clear: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Somebody of these groups, on all lines of business unless some are named. */
export const person = (name: string, group: Group = "editors", lobs: LobScope = "*"): Actor => ({
  kind: "user",
  name,
  groups: [group],
  lobs,
});

/** The operations on prompts over a real engine in memory. Its clock never shows the same moment twice. */
export async function startPromptsStage(engine?: DynamoDBEngine): Promise<PromptsStage> {
  const database = await startDynamoDB({ engine });
  const proxy = await startDatabaseProxy(database.endpoint);
  const names = namesWith(`stage-${crypto.randomUUID().slice(0, 8)}-`);
  await createTables(database.endpoint, names);
  const client = openDatabase({
    region: "us-east-1",
    endpoint: proxy.endpoint,
    // DynamoDB Local is slow on a busy machine; bad weather answers at once.
    requestTimeout: 15_000,
    maxAttempts: 2,
  });
  const cursors = sealedCursors("a secret of tests, at least 32 letters");
  let last = 0;
  const deps: PromptDeps = {
    prompts: promptStore(client, cursors, names.Prompts),
    history: historyStore(client, cursors, names.History),
    commit: (writes) => commit(client, writes),
    clock: { now: () => new Date((last = Math.max(Date.now(), last + 1))) },
  };
  return {
    deps,
    proxy,
    async clear() {
      proxy.weather({ kind: "well" });
      await deleteTables(database.endpoint, names);
      await createTables(database.endpoint, names);
      proxy.reset();
    },
    async stop() {
      client.destroy();
      await proxy.stop();
      await database.stop();
    },
  };
}
