import { setTimeout as wait } from "node:timers/promises";
import { obituary, type Child } from "./child.ts";

/**
 * Resolves when the child itself answers: the probe says yes while the child is alive. Somebody else who
 * answers at its address does not count, because the child would have ended for want of its port.
 * @throws when the child ends first, or `limit` milliseconds have passed
 */
export async function untilReady(child: Child, probe: () => Promise<boolean>, limit: number): Promise<void> {
  const latest = Date.now() + limit;
  for (;;) {
    const answers = await probe().catch(() => false);
    if (!child.alive()) throw new Error(obituary(child, await child.ended));
    if (answers) return;
    if (Date.now() > latest) throw new Error(obituary(child, `did not answer within ${limit / 1_000} s`));
    await wait(25);
  }
}
