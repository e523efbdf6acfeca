/**
 * A second console over the journeys' stack, which reaches the database and the user pool through proxies with weather. What its
 * server prints is kept in a file, for the journey that looks for secrets in it.
 */
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startConsole } from "#amplify/local/console.ts";
import { startDatabaseProxy } from "#lib/testing/database-proxy.ts";
import {
  poolProxyPort,
  proxiedLog,
  proxiedPort,
  proxiedUrl,
  proxyPort,
  stack,
  stackFolder,
} from "./stack.ts";

const { dynamodb, cognito, ...rest } = stack();
const proxy = await startDatabaseProxy(dynamodb, proxyPort);
const poolProxy = await startDatabaseProxy(cognito.endpoint, poolProxyPort);
const path = join(stackFolder, "proxied.json");
writeFileSync(
  path,
  JSON.stringify({
    ...rest,
    dynamodb: proxy.endpoint,
    cognito: { ...cognito, endpoint: poolProxy.endpoint },
    url: proxiedUrl,
  }),
  { mode: 0o600 },
);
writeFileSync(proxiedLog(), "");
const server = await startConsole("production", proxiedPort, path, (line) =>
  appendFileSync(proxiedLog(), `${line}\n`),
);

async function end(): Promise<void> {
  await server.stop();
  await proxy.stop();
  await poolProxy.stop();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end());
console.error(await server.ended);
await end();
