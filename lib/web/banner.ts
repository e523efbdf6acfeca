import "server-only";
import { isDomainError } from "#lib/kernel/errors.ts";
import { log } from "#lib/platform/log.ts";

/** A banner that could not be made is left out, and logged. */
export function logBannerFailure(error: unknown): void {
  log("error", "banner failed", {}, isDomainError(error) ? (error.cause ?? error) : error);
}
