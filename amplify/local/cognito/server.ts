/** The local user pool: cognito-local with what it lacks. `node server.ts <port> <folder>` */
import { Router } from "cognito-local/lib/server/Router.js";
import { createServer } from "cognito-local/lib/server/server.js";
import type { Logger } from "pino";
import { accountTargets } from "./account.ts";
import { poolServices } from "./services.ts";
import { signInTargets } from "./sign-in.ts";
import type { Targets } from "./targets.ts";
import { ownerOf } from "./tokens.ts";

const [port = "", folder = ""] = process.argv.slice(2);
const endpoint = `http://127.0.0.1:${port}`;

// Its log repeats passwords and codes: only what it cannot answer is shown.
const silence = () => undefined;
const logger = {
  level: "silent",
  ...{ trace: silence, debug: silence, info: silence, warn: silence, silent: silence },
  error: (...parts: unknown[]) => console.error(...parts.filter((part) => typeof part === "string")),
  fatal: (...parts: unknown[]) => console.error(...parts.filter((part) => typeof part === "string")),
  child: () => logger,
} as unknown as Logger;

try {
  const services = await poolServices({ logger }, folder, endpoint);
  const ours: Targets = { ...signInTargets(services), ...accountTargets(services) };
  const theirs = Router(services);
  const server = createServer(
    (target) => {
      const route = Object.hasOwn(ours, target) ? ours[target] : undefined;
      if (route) return route;
      return async (context, request: Record<string, unknown>) => {
        // The emulator decodes access tokens without checking them.
        if (typeof request.AccessToken === "string") await ownerOf(services, context, request.AccessToken);
        return (await theirs(target)(context, request)) as unknown;
      };
    },
    logger,
    { port: Number(port), hostname: "127.0.0.1" },
  );
  await server.start();
  console.log(`user pool ready at ${endpoint}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
