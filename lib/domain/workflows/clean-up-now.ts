import { z } from "zod";
import { authorize, authorizeChange, allows, changesLobs } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { StartDeps } from "./deps.ts";
import { startWorkflow, type StartedRun } from "./start-workflow.ts";

export const cleanUpNowInput = z.object({ requestId: z.string().max(64) });

/** A cleanup is of every line of business: who is limited to some of them leaves it to the schedule. */
export const mayCleanUp = (actor: Actor): boolean =>
  allows(actor, "sessions:cleanup") && changesLobs(actor, []);

/**
 * Starts the cleanup that otherwise runs every hour, and does not wait for it. Asked for again while it runs, by this
 * person or another, it is the same run. @throws FORBIDDEN also for who is limited to lines of business; UNAVAILABLE
 */
export async function cleanUpNow(
  deps: StartDeps,
  actor: Actor,
  { requestId }: z.output<typeof cleanUpNowInput>,
): Promise<StartedRun> {
  authorize(actor, "sessions:cleanup");
  authorizeChange(actor, []);
  return startWorkflow(deps, actor, { kind: "cleanup", subject: "all", input: {}, requestId });
}
