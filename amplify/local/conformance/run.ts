/**
 * `npm run conformance`: Portman makes requests from session-api's document, valid ones and broken ones, and newman sends
 * them to session-api as the local stack serves it, with a token of the local user pool; each answer is held against
 * the document.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { startUserPool } from "../engines.ts";
import { openSessionApiStage, withoutThrottles } from "../api/session-api-stage.ts";
import { cognitoOf } from "../stack.ts";
import { connectCognito, createUserPool, resetUsers } from "../user-pool.ts";
import { idTokens } from "#lib/platform/id-tokens.ts";
import { portmanConfig } from "./portman-config.ts";

const document = join(import.meta.dirname, "..", "..", "api", "session-api.openapi.json");
/** Portman brings 310 packages along, which nobody else needs: npx keeps them outside. It forgets to name `tslib`. */
const packages = ["@apideck/portman@1.33.0", "tslib@2.8.1"];
const say = (line: string) => console.log(`▸ ${line}`);

/** A user pool, and the ID token of somebody of it who may do everything. */
async function openUserPool(folder: string) {
  const { child, endpoint } = await startUserPool(folder);
  const cognito = connectCognito(endpoint);
  const { userPoolId, clientId } = await createUserPool(cognito);
  const users = await resetUsers(cognito, { userPoolId, clientId });
  const admin = users.find(({ groups }) => groups.includes("admins"));
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      AuthFlow: "USER_PASSWORD_AUTH",
      ClientId: clientId,
      AuthParameters: { USERNAME: admin?.name ?? "", PASSWORD: admin?.password ?? "" },
    }),
  );
  return {
    child,
    token: AuthenticationResult?.IdToken ?? "",
    tokens: idTokens({ ...cognitoOf(endpoint, userPoolId, clientId), local: true }),
  };
}

type Report = {
  run: {
    stats: Record<"requests" | "assertions", { total: number; failed: number }>;
    failures: { source?: { name?: string }; error: { test?: string; message: string } }[];
  };
};

/** Runs Portman to its end; what it prints is shown when it wrote no report. */
async function ask(folder: string, url: string, token: string): Promise<Report["run"]> {
  const [config, options, report] = ["portman.json", "newman.json", "report.json"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeFileSync(config, JSON.stringify(portmanConfig(token)));
  const newman = { abortOnFailure: false, reporters: ["json"], reporter: { json: { export: report } } };
  writeFileSync(options, JSON.stringify(newman));
  const args = {
    "--local": document,
    "--baseUrl": url,
    "--portmanConfigFile": config,
    "--output": join(folder, "collection.json"),
    "--newmanOptionsFile": options,
  };
  const npx = ["--yes", ...packages.flatMap((name) => ["--package", name]), "portman"];
  const child = spawn("npx", [...npx, ...Object.entries(args).flat(), "--runNewman"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (part: string) => (printed += part));
  await new Promise((done) => child.on("close", done));
  if (!existsSync(report)) throw new Error(`Portman wrote no report:\n${printed}`);
  return (JSON.parse(readFileSync(report, "utf8")) as Report).run;
}

const folder = mkdtempSync(join(tmpdir(), "conformance-"));
const pool = await openUserPool(folder);
const stage = await openSessionApiStage({ tokens: pool.tokens, limits: withoutThrottles });
try {
  const { stats, failures } = await ask(folder, stage.url, pool.token);
  for (const { source, error } of failures)
    console.log(`✗ ${source?.name ?? ""}: ${error.test ?? ""}: ${error.message}`);
  const { requests, assertions } = stats;
  say(`${requests.total} requests, ${assertions.total} assertions, ${assertions.failed} failed`);
  process.exitCode = failures.length > 0 || requests.failed > 0 ? 1 : 0;
} finally {
  await stage.stop();
  await pool.child.stop();
  rmSync(folder, { recursive: true, force: true });
}
