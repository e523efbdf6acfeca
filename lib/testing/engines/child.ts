import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { killGroup } from "./kill-group.ts";
import { watchOver } from "./watchdog.ts";

export type ChildOptions = {
  /** How people are told of it: "the database". */
  name: string;
  command: string;
  args: readonly string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Each line that it prints, on either stream. */
  onLine?: (line: string) => void;
};

export type Child = {
  name: string;
  pid: number;
  /** How it ended, once it has: `stopped with code 1`. */
  ended: Promise<string>;
  alive: () => boolean;
  /** The last lines that it printed, for a message about its end. */
  lastLines: () => string[];
  /** Resolves with the line when one matches. @throws when it ends before */
  line: (pattern: RegExp) => Promise<string>;
  /** Asks it to end, and ends it when it does not. Resolves when it is gone. */
  stop: () => Promise<void>;
};

const keptLines = 15;
const patience = 4_000;

/** The message about a child that ended when it should not. */
export const obituary = (child: Child, how: string): string =>
  [`${child.name} ${how}. Its last lines:`, ...child.lastLines().map((line) => `    ${line}`)].join("\n");

/** Starts a program that ends when this process ends, whatever ends it. @throws when it cannot be started */
export function startChild(options: ChildOptions): Child {
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ["ignore", "pipe", "pipe"],
    // Ctrl-C reaches the launcher alone, which then ends its children in order.
    detached: process.platform !== "win32",
  });
  const pid = child.pid ?? -1;
  const unwatch = pid > 0 ? watchOver(pid) : () => undefined;
  const last: string[] = [];
  const listeners = new Set<(line: string) => void>();
  let over: string | undefined;

  const hear = (line: string) => {
    last.push(line);
    if (last.length > keptLines) last.shift();
    options.onLine?.(line);
    for (const listener of listeners) listener(line);
  };
  createInterface({ input: child.stdout }).on("line", hear);
  createInterface({ input: child.stderr }).on("line", hear);

  const ended = new Promise<string>((resolve) => {
    const end = (how: string) => {
      over ??= how;
      unwatch();
      resolve(over);
    };
    child.once("error", (error) => end(`could not be started (${error.message})`));
    // `close` comes after the last line was heard.
    child.once("close", (code, signal) =>
      end(signal ? `was ended by ${signal}` : `stopped with code ${code}`),
    );
  });

  const self: Child = {
    name: options.name,
    pid,
    ended,
    alive: () => over === undefined && child.exitCode === null && child.signalCode === null,
    lastLines: () => [...last],
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const earlier = last.find((line) => pattern.test(line));
        if (earlier !== undefined) return resolve(earlier);
        const listener = (line: string) => {
          if (!pattern.test(line)) return;
          listeners.delete(listener);
          resolve(line);
        };
        listeners.add(listener);
        void ended.then((how) => reject(new Error(obituary(self, how))));
      }),
    async stop() {
      if (!self.alive()) return;
      killGroup(pid, "SIGTERM");
      const insist = setTimeout(() => killGroup(pid, "SIGKILL"), patience);
      await ended;
      clearTimeout(insist);
    },
  };
  return self;
}
