import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Socket } from "node:net";

let pipe: Socket | undefined;

function open(): Socket {
  const child = spawn(process.execPath, [join(import.meta.dirname, "watchdog-process.ts")], {
    stdio: ["pipe", "ignore", "ignore"],
    // A group of its own: what kills the launcher's group must leave it.
    detached: true,
  });
  child.unref();
  child.on("error", () => undefined);
  const input = child.stdin as Socket;
  input.unref();
  input.on("error", () => undefined);
  return input;
}

/** From now on the child is ended when this process dies, however it dies. Gives what ends the watch. */
export function watchOver(pid: number): () => void {
  pipe ??= open();
  pipe.write(`+${pid}\n`);
  return () => pipe?.write(`-${pid}\n`);
}
