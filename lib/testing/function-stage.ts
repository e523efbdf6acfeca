import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { vi } from "vitest";
import type { TableNames } from "#lib/platform/tables.ts";
import { startDatabase } from "./database.ts";
import { startDatabaseProxy } from "./database-proxy.ts";

export type FunctionStage = Awaited<ReturnType<typeof startFunctionStage>>;

/** What a function reads from and writes to: real tables behind a proxy, and its log. */
export async function startFunctionStage() {
  const { database, endpoint, tables, stop } = await startDatabase();
  const proxy = await startDatabaseProxy(endpoint);
  let lines: string[] = [];
  return {
    tables,
    /** Stands before the engine: counts calls, and makes bad weather. */
    proxy,
    put: (table: keyof TableNames, Item: Record<string, unknown>) =>
      database.send(new PutCommand({ TableName: tables[table], Item })),
    /** What was logged since the reset: as text, and line by line. */
    lines: () => lines.join("\n"),
    logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    /** Before each test: good weather, nothing counted, and what is logged is kept and not printed. */
    reset() {
      lines = [];
      const keep = (line: string) => void lines.push(line);
      vi.spyOn(console, "log").mockImplementation(keep);
      vi.spyOn(console, "error").mockImplementation(keep);
      proxy.weather({ kind: "well" });
      proxy.reset();
    },
    async stop() {
      await proxy.stop();
      await stop();
    },
  };
}
