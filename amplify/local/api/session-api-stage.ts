import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sessionApiDeps } from "#amplify/functions/session-api/deps.ts";
import { handlers } from "#amplify/functions/session-api/operations.ts";
import { sessionApi } from "#amplify/functions/session-api/session-api.ts";
import { workflowKinds } from "#lib/domain/workflows/index.ts";
import type { Group } from "#lib/kernel/actor.ts";
import { cursorVariables, functionVariables, workflowVariables } from "#lib/platform/env.ts";
import type { Claims } from "#lib/platform/id-tokens.ts";
import { startDatabase } from "#lib/testing/database.ts";
import { Engine, fileJournal, machineArn, type Definition } from "#lib/testing/workflows/index.ts";
import { serveStepFunctions } from "../step-functions/protocol.ts";
import { sessionGateway, type GatewayOptions } from "./gateway.ts";
import { listen, stopListening } from "./listen.ts";

/** Nobody is in a hurry: what is started here goes on until the test is over. */
const waits: Definition = {
  StartAt: "Wait",
  States: { Wait: { Type: "Wait", Seconds: 3_600, Next: "Done" }, Done: { Type: "Succeed" } },
};

/** The claims of somebody of a group and of its lines of business (`*`, or names with commas). */
export const claimsOf = (group: Group, lobs: string): Claims => ({
  token_use: "id",
  "cognito:username": `${group}-${lobs}`,
  "cognito:groups": group,
  "custom:lobs": lobs,
});

const unlimited = { rateLimit: 100_000, burstLimit: 100_000 };

/** For tests that are not about throttles. */
export const withoutThrottles = { stage: unlimited, "/admin/cleanup": unlimited, "/admin/export": unlimited };

const portOf = (server: Server) => (server.address() as AddressInfo).port;

export type SessionApiStage = Awaited<ReturnType<typeof openSessionApiStage>>;

/** session-api behind its gateway, over a database of its own and workflows that never end. Stop it afterwards. */
export async function openSessionApiStage(options: Pick<GatewayOptions, "tokens" | "limits">) {
  const folder = mkdtempSync(join(tmpdir(), "session-api-"));
  const store = await startDatabase();
  const engine = new Engine({
    machines: Object.fromEntries(workflowKinds.map((kind) => [kind, waits])),
    task: () => Promise.reject(new Error("there are no tasks")),
    journal: fileJournal(folder),
  });
  const workflows = await serveStepFunctions(Promise.resolve(engine), 0);
  const variables: Record<string, string> = {
    ...functionVariables(store.tables, store.endpoint),
    ...workflowVariables(
      Object.fromEntries(workflowKinds.map((kind) => [kind, machineArn(kind)])),
      `http://127.0.0.1:${portOf(workflows)}`,
    ),
    ...cursorVariables("a secret of the tests, 32 characters"),
  };
  let changes = 0;
  const handler = sessionApi(handlers, () => {
    const deps = sessionApiDeps(variables);
    const commit: typeof deps.commit = (writes) => {
      changes += 1;
      return deps.commit(writes);
    };
    return { ...deps, commit };
  });
  const gateway = createServer(sessionGateway({ handler, ...options }));
  // A caller on a busy machine may pause for longer than the five seconds after which a connection is closed.
  gateway.keepAliveTimeout = 60_000;
  const port = await listen(gateway, 0);
  return {
    store,
    variables,
    url: `http://127.0.0.1:${port}`,
    /** How often something was to be written. */
    changes: () => changes,
    async stop(): Promise<void> {
      await stopListening(gateway);
      await stopListening(workflows);
      await engine.leave();
      await store.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
