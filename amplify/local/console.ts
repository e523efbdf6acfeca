import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { startChild, type Child } from "#lib/testing/engines/child.ts";
import { untilReady } from "#lib/testing/engines/until.ts";
import { isBuilt, markBuilt } from "./build.ts";
import { Failure } from "./failure.ts";
import type { Mode } from "./options.ts";
import { projectRoot } from "./places.ts";

const next = join(projectRoot, "node_modules", "next", "dist", "bin", "next");

/** Builds the console when its build is not of these sources. */
export function ensureBuild(say: (line: string) => void): void {
  if (isBuilt()) return;
  say("building the console (half a minute or so; the next start does without)");
  const { status } = spawnSync(process.execPath, [next, "build"], {
    cwd: projectRoot,
    stdio: ["ignore", process.stderr, process.stderr],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) throw new Failure("The console could not be built: see above.");
  markBuilt();
}

/** Asks for a page as a browser would; what is answered with an error of the server does not count. */
async function answersPage(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/sign-in`, { signal: AbortSignal.timeout(60_000) });
  await answer.body?.cancel();
  return answer.status < 500;
}

export type Console = {
  child: Child;
  /** Resolves when it answers a page; from then on its lines go to `hear`. @throws when it ends before */
  answers: () => Promise<void>;
};

/** Starts the console's server. It reads where the stack is when it is first asked for a page. */
export function launchConsole(
  mode: Mode,
  port: number,
  stackPath: string,
  hear: (line: string) => void = console.log,
): Console {
  const args = [mode === "dev" ? "dev" : "start", "--hostname", "127.0.0.1", "--port", String(port)];
  let answered = false;
  const child = startChild({
    name: "The console",
    command: process.execPath,
    args: [next, ...args],
    cwd: projectRoot,
    env: {
      ...process.env,
      NODE_ENV: mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      CONSOLE_STACK: stackPath,
      FORCE_COLOR: process.stdout.isTTY ? "1" : undefined,
    },
    onLine: (line) => answered && hear(line),
  });
  return {
    child,
    async answers() {
      await untilReady(child, () => answersPage(port), 120_000);
      answered = true;
    },
  };
}

/**
 * Starts the console's server over a stack; `hear` gets the lines that it prints from then on.
 * Resolves when it answers a page. @throws when it ends before
 */
export async function startConsole(...given: Parameters<typeof launchConsole>): Promise<Child> {
  const { child, answers } = launchConsole(...given);
  try {
    await answers();
  } catch (error) {
    await child.stop();
    throw error;
  }
  return child;
}
