/**
 * `npm run deploy`: deploys the backend with Amplify Gen 2. In the build of Amplify Hosting (which sets AWS_APP_ID
 * and AWS_BRANCH) it deploys that branch; elsewhere a sandbox of one's own. Both write amplify_outputs.json.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { provideToolchain, toolchainBin } from "./toolchain.ts";

const { env } = process;
const ways = [
  "AWS_ACCESS_KEY_ID",
  "AWS_PROFILE",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
];
const files = ["config", "credentials"].map((name) => join(homedir(), ".aws", name));

function hasAccount(): boolean {
  return (
    ways.some((name) => env[name]) ||
    env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI !== undefined ||
    files.some(existsSync)
  );
}

function deploy(): number {
  if (!hasAccount()) {
    console.error(
      [
        "There is no AWS account to deploy to. Sign in first, for example:",
        "    aws configure sso        and then   AWS_PROFILE=<profile> npm run deploy",
        "In Amplify Hosting, this command belongs into the backend phase of amplify.yml.",
        "To read what would be deployed, without an account: npm run synth",
      ].join("\n"),
    );
    return 1;
  }
  provideToolchain("deploy");
  const { AWS_APP_ID: app, AWS_BRANCH: branch } = env;
  const args =
    app && branch ? ["pipeline-deploy", "--branch", branch, "--app-id", app] : ["sandbox", "--once"];
  console.log(`ampx ${args.join(" ")}`);
  const { status } = spawnSync("ampx", args, {
    cwd: join(import.meta.dirname, ".."),
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...env, PATH: `${toolchainBin}:${env.PATH}` },
  });
  return status ?? 1;
}

process.exitCode = deploy();
