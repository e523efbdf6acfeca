import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./root.ts";

/** A package of its own, below this folder: `#lib/…` is resolved by the nearest package.json. */
const tools = join(root, "lib", "testing", "bench", "tools");

/** What the bench measures with and against is large, and nobody else needs it: installed when first asked for. */
export function provideTools(say: (line: string) => void): void {
  if (
    existsSync(join(tools, "node_modules", "lighthouse")) &&
    existsSync(join(tools, "node_modules", "dynamodb-admin"))
  )
    return;
  say("installing dynamodb-admin and lighthouse (200 MB, once) in lib/testing/bench/tools");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: tools,
    stdio: ["ignore", process.stderr, process.stderr],
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("npm ci in lib/testing/bench/tools failed: see above");
}

/** The path of a file of one of the tools. */
export const toolPath = (name: string): string => createRequire(join(tools, "package.json")).resolve(name);
