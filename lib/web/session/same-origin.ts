import { DomainError } from "#lib/kernel/errors.ts";

/**
 * Whether a request that changes something was sent by a page of this console. Server actions are checked by
 * Next.js; route handlers ask here. Browsers say it themselves (Fetch Metadata); older ones give the Origin.
 * A request with neither does not come from a browser's page, and is refused as well.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() ?? headers.get("host");
  return Boolean(origin && host && URL.canParse(origin) && new URL(origin).host === host);
}

/** @throws FORBIDDEN for a request that another site's page sent */
export function requireSameOrigin(request: Request): void {
  if (!isSameOrigin(request.headers)) throw new DomainError("FORBIDDEN", "session.origin");
}
