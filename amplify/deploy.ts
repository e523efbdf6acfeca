/**
 * `npm run deploy`: deploys the backend with Amplify Gen 2. In the build of Amplify Hosting (which sets AWS_APP_ID
 * and AWS_BRANCH) it deploys that branch; elsewhere a sandbox of one's own. Both write amplify_outputs.json.
 * The speech bot is built with the phrases that the console of the deployment before holds.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { savedPhrases } from "./speech-bot/saved-phrases.ts";
import { provideToolchain, toolchainBin } from "./toolchain.ts";

const { env } = process;
const root = join(import.meta.dirname, "..");
/** What a deployment leaves here for itself; git does not keep it. */
const scratch = join(import.meta.dirname, ".amplify");
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

const ampx = (args: string[], options: { more?: Record<string, string>; quiet?: boolean } = {}) => {
  console.log(`ampx ${args.join(" ")}`);
  return spawnSync("ampx", args, {
    cwd: root,
    stdio: options.quiet ? "pipe" : "inherit",
    encoding: "utf8",
    shell: process.platform === "win32",
    env: { ...env, ...options.more, PATH: `${toolchainBin}:${env.PATH}` },
  });
};

/**
 * The outputs of the deployment before this one: of the branch, or of the sandbox that wrote them here.
 * Undefined where there is none yet. @throws where that cannot be told
 */
function earlierOutputs(app: string | undefined, branch: string | undefined): string | undefined {
  if (!app || !branch) {
    const file = join(root, "amplify_outputs.json");
    return existsSync(file) ? file : undefined;
  }
  mkdirSync(scratch, { recursive: true });
  const { status, stdout, stderr } = ampx(
    ["generate", "outputs", "--app-id", app, "--branch", branch, "--out-dir", scratch],
    { quiet: true },
  );
  if (status === 0) return join(scratch, "amplify_outputs.json");
  if (`${stdout}${stderr}`.includes("Stack does not exist")) return undefined;
  throw new Error(`What was deployed before cannot be read:\n${stdout}\n${stderr}`);
}

/** Writes the phrases that the console holds where the backend reads them; nothing before the first deployment. */
async function providePhrases(outputs: string | undefined): Promise<Record<string, string>> {
  if (!outputs || env.SPEECH_PHRASES_FILE) return {};
  const phrases = await savedPhrases(outputs).catch((cause: unknown) => {
    const way = "To deploy with other ones, name their file in SPEECH_PHRASES_FILE.";
    throw new Error(`The speech bot's phrases cannot be read from the console's table. ${way}`, { cause });
  });
  const file = join(scratch, "speech-phrases.json");
  mkdirSync(scratch, { recursive: true });
  writeFileSync(file, JSON.stringify(phrases));
  console.log("The speech bot gets the phrases that the console holds.");
  return { SPEECH_PHRASES_FILE: file };
}

async function deploy(): Promise<number> {
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
  const more = await providePhrases(earlierOutputs(app, branch));
  const args =
    app && branch ? ["pipeline-deploy", "--branch", branch, "--app-id", app] : ["sandbox", "--once"];
  return ampx(args, { more }).status ?? 1;
}

process.exitCode = await deploy();
