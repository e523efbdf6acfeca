/**
 * Ends the children of a launcher that died without ending them (SIGKILL, a crash).
 * Standard input carries `+<pid>` and `-<pid>`; its end is the launcher's.
 */
import { createInterface } from "node:readline";
import { killGroup } from "./kill-group.ts";

// Ctrl-C in a terminal and its closing are the launcher's to handle.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);

const watched = new Set<number>();

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const pid = Number(line.slice(1));
    if (line.startsWith("+")) watched.add(pid);
    else watched.delete(pid);
  })
  .on("close", () => {
    for (const pid of watched) killGroup(pid, "SIGTERM");
    if (watched.size === 0) return;
    setTimeout(() => {
      for (const pid of watched) killGroup(pid, "SIGKILL");
    }, 1_500);
  });
