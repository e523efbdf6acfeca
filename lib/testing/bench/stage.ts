import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild, startConsole } from "#amplify/local/console.ts";
import type { ScenarioName } from "#amplify/local/demo/scenarios.ts";
import { stackServices } from "#amplify/local/services.ts";
import { startKeptEngines, wire } from "#amplify/local/stack.ts";
import type { PromptDeps } from "#lib/domain/prompts/index.ts";
import { createTables, namesWith } from "#lib/testing/create-tables.ts";
import { startDatabaseProxy, type DatabaseProxy } from "#lib/testing/database-proxy.ts";
import type { Child } from "#lib/testing/engines/child.ts";
import { freePort } from "#lib/testing/engines/free-port.ts";
import type { Stack } from "#lib/platform/stack.ts";
import type { TableNames } from "#lib/platform/tables.ts";
import { root } from "./root.ts";
import { signedIn, type Visitor } from "./visitor.ts";

/** Progress is for people: it goes to standard error, and the figures alone to standard output. */
export const say = (line: string) => console.error(`▸ ${line}`);

export type Console = {
  url: string;
  server: Child;
  /** Stands between this console and the database. */
  proxy: DatabaseProxy;
  visitor: (user?: string) => Promise<Visitor>;
  stop: () => Promise<void>;
};

export type Stage = {
  stack: Stack;
  folder: string;
  /** The operations straight over the engine: what they do is not counted. */
  deps: PromptDeps;
  /** Another set of tables in the same engine, e.g. a smaller database beside a larger. */
  tables: (prefix: string) => Promise<{ names: TableNames; deps: PromptDeps }>;
  /**
   * A console of the production build, of these tables, whose database calls are counted. Counting takes time of
   * each call: `timed` asks the engine itself, as what it is timed against does, and counts nothing.
   */
  console: (options?: { tables?: TableNames; timed?: boolean }) => Promise<Console>;
};

async function openConsole(
  stage: Pick<Stage, "stack" | "folder">,
  { tables = stage.stack.tables, timed = false },
): Promise<Console> {
  ensureBuild(say);
  const proxy = await startDatabaseProxy(stage.stack.dynamodb, 0, { units: true });
  const port = await freePort(3400);
  const url = `http://localhost:${port}`;
  const path = join(stage.folder, `stack-${port}.json`);
  const dynamodb = timed ? stage.stack.dynamodb : proxy.endpoint;
  const stack: Stack = { ...stage.stack, url, dynamodb, tables };
  writeFileSync(path, JSON.stringify(stack), { mode: 0o600 });
  const server = await startConsole("production", port, path, () => undefined);
  return {
    url,
    server,
    proxy,
    visitor: (user = "editor") => signedIn(stack, user),
    async stop() {
      await server.stop();
      await proxy.stop();
    },
  };
}

/**
 * Starts engines over a new folder of its own, lets `work` measure on them, and stops them, whatever happens.
 * Consoles that the work opened are stopped too.
 */
export async function onStage<Result>(
  name: string,
  work: (stage: Stage) => Promise<Result>,
  scenario: ScenarioName = "empty",
): Promise<Result> {
  const folder = join(root, ".test", "bench", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const engines = await startKeptEngines(folder);
  const opened: Console[] = [];
  try {
    const stack = await wire(folder, engines, "http://localhost", { scenario, say });
    const stage: Stage = {
      stack,
      folder,
      deps: stackServices(stack),
      async tables(prefix) {
        const names = namesWith(prefix);
        await createTables(stack.dynamodb, names);
        return { names, deps: stackServices({ ...stack, tables: names }) };
      },
      async console(options = {}) {
        const console = await openConsole({ stack, folder }, options);
        opened.push(console);
        return console;
      },
    };
    return await work(stage);
  } finally {
    for (const console of opened) await console.stop();
    await engines.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
