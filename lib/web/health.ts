import "server-only";
import { log } from "#lib/platform/log.ts";
import { currentRequestId } from "./request-id.ts";
import { services } from "./services.ts";

/** Whether the database answers, told by one read of one item; a failure is logged. */
export async function isDatabaseWell(): Promise<boolean> {
  try {
    await services().prompts.flows(undefined, 1);
    return true;
  } catch (error) {
    log("error", "health check failed", { correlationId: await currentRequestId() }, error);
    return false;
  }
}
