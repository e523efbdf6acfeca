/** Where somebody goes who signs in without having wanted a certain page. */
export const home = "/";

const signInPages = ["/sign-in", "/forgotten-password"];

/** Whether a stranger may ask for it. */
export const isPublic = (path: string): boolean =>
  [...signInPages, "/api/health"].some((open) => path === open || path.startsWith(`${open}/`));

/**
 * The page to go to after signing in: a path of this console, whatever the address asked for.
 * Another origin in any of its disguises (`//x`, `/\x`, control characters), the API and the sign-in pages are refused.
 */
export function nextPath(wanted: unknown): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/") || wanted.length > 2_000) return home;
  const here = "http://console.invalid";
  // The parser that browsers use: what it takes for another host is another host.
  const url = URL.canParse(wanted, here) ? new URL(wanted, here) : undefined;
  if (!url || url.origin !== here || url.pathname.startsWith("//") || /[\\\p{Cc}]/u.test(wanted)) return home;
  if (isPublic(url.pathname) || url.pathname === "/api" || url.pathname.startsWith("/api/")) return home;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The address of the sign-in page that leads back to `wanted`. */
export function signInPath(wanted: string): string {
  const next = nextPath(wanted);
  return next === home ? "/sign-in" : `/sign-in?${new URLSearchParams({ next }).toString()}`;
}
