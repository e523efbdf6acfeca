import { spawnSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";

const toolchain = join(import.meta.dirname, "toolchain");
const installed = join(toolchain, "node_modules");
const links = join(import.meta.dirname, "node_modules");
/** What `backend.ts` and its parts import. No more: our functions must not find their zod or their AWS SDK here. */
const linked = ["@aws-amplify/backend", "aws-cdk-lib", "cdk-nag", "constructs"];
const lock = join(toolchain, "package-lock.json");
const landedLock = join(installed, ".landed-lock");

export const toolchainBin = join(installed, ".bin");

/** Amplify's command line and what it runs TypeScript with. Only deploying needs them, and they weigh half as much again. */
const commandLine = ["@aws-amplify/backend-cli@1.10.0", "tsx@4.23.15", "typescript@5.9"];

function npm(args: string[]): void {
  const { status } = spawnSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: toolchain,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("npm could not install amplify/toolchain: see above");
}

/** An installation that was broken off, or is of another lock file, counts as none. */
const isInstalled = () =>
  existsSync(landedLock) && readFileSync(landedLock, "utf8") === readFileSync(lock, "utf8");

/**
 * Sees to it that Amplify and the CDK are there, and found from `amplify/`. They are kept apart from the root:
 * 0.5 GB. The folder `amplify` itself has no package.json, because Node would then look there for `#lib/…`.
 * @throws when npm cannot install them
 */
export function provideToolchain(purpose: "synth" | "deploy"): void {
  if (!isInstalled()) {
    console.log(
      "Installing what deploys the backend (Amplify Gen 2 and the CDK, 0.5 GB; once, about a minute) …",
    );
    npm(["ci"]);
    cpSync(lock, landedLock);
  }
  if (purpose === "deploy" && !existsSync(join(toolchainBin, "ampx"))) {
    console.log("Installing Amplify's command line …");
    npm(["install", "--no-save", "--no-package-lock", ...commandLine]);
  }
  for (const name of linked) {
    const link = join(links, name);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(link), { recursive: true });
    // A junction, so that Windows asks for no special leave.
    symlinkSync(join(installed, name), link, "junction");
  }
}
