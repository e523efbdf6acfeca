import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { stackSchema, type Stack } from "#lib/platform/stack.ts";

/** The journeys' own stack, beside a developer's. */
export const port = Number(process.env.E2E_PORT ?? 3210);
export const consoleUrl = `http://localhost:${port}`;
export const stackFolder = ".test/stack";

/** The same stack through a second console whose database has weather: see `weather.ts`. */
export const proxiedPort = port + 1_000;
export const proxyPort = port + 2_000;
/** Where that console reaches the user pool, which can be away too. */
export const poolProxyPort = port + 2_001;
export const proxiedUrl = `http://localhost:${proxiedPort}`;
/** All that the second console's server printed. */
export const proxiedLog = () => join(root, ".test", "proxied.log");

const root = resolve(import.meta.dirname, "../..");
let read: Stack | undefined;

/** Where everything of the running stack is. */
export const stack = (): Stack =>
  (read ??= stackSchema.parse(JSON.parse(readFileSync(join(root, stackFolder, "stack.json"), "utf8"))));

/** One of the demo users. */
export function demoUser(name: string) {
  const user = stack().users.find((one) => one.name === name);
  if (!user) throw new Error(`no demo user ${name}`);
  return user;
}

/** Where the cookies of a signed-in demo user are kept between tests. */
export const sessionFile = (name: string) => join(root, ".test", "sessions", `${name}.json`);
