import "server-only";
import { isDomainError } from "#lib/kernel/errors.ts";
import { log } from "#lib/platform/log.ts";
import { currentRequestId } from "./request-id.ts";

/** A banner that could not be made is left out, and logged. */
export async function logBannerFailure(error: unknown): Promise<void> {
  const correlationId = await currentRequestId();
  log("error", "banner failed", { correlationId }, isDomainError(error) ? (error.cause ?? error) : error);
}
