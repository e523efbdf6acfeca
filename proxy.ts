import { NextResponse, type NextRequest } from "next/server";
import { consoleEnvironment, isDevelopment } from "#lib/platform/console-env.ts";
import { requestIdHeader } from "#lib/web/request-id-header.ts";
import { browserSession } from "#lib/web/session/browser-session.ts";
import { sessionHeader } from "#lib/web/session/session-header.ts";
import { isPublic, signInPath } from "#lib/web/session/next-path.ts";
import { contentSecurityPolicy, securityHeaders } from "#lib/web/session/security-headers.ts";

/** Everything but what is served as it is. Not by an ending such as `.png`: a flow may be called that. */
export const config = {
  matcher: ["/((?!_next/static/|_next/image$|favicon\\.ico$|icon\\.svg$).*)"],
};

/** The answer to a stranger who must be signed in; none where the request may go on. */
function turnAway(request: NextRequest): NextResponse | undefined {
  const { pathname, search } = request.nextUrl;
  if (isPublic(pathname)) return undefined;
  if (pathname.startsWith("/api/")) return NextResponse.json({ code: "UNAUTHENTICATED" }, { status: 401 });
  // An action answers UNAUTHENTICATED itself, and the form keeps what was typed: a redirect would lose it.
  if (request.method !== "GET" && request.method !== "HEAD") return undefined;
  return NextResponse.redirect(new URL(signInPath(`${pathname}${search}`), request.url));
}

/**
 * Before every page, action and download: the Content-Security-Policy with its nonce, the security headers,
 * tokens renewed in time, strangers sent to sign in. Each of them still checks for itself who acts.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { local } = consoleEnvironment();
  const nonce = crypto.randomUUID();
  const policy = contentSecurityPolicy({ nonce, local, development: isDevelopment });

  const session = await browserSession(request.cookies);
  for (const { name, value } of session.cookies) request.cookies.set(name, value);
  const headers = new Headers(request.headers);
  // Next.js reads the nonce for its own scripts from here; pages read it from `x-nonce`.
  headers.set("Content-Security-Policy", policy);
  headers.set("x-nonce", nonce);
  headers.set(requestIdHeader, crypto.randomUUID());
  // Whether it is a stranger cannot be told while the user pool is away: `currentActor` says so, instead of signing out.
  headers.delete(sessionHeader);
  if (session.state === "unknown") headers.set(sessionHeader, session.state);
  // Pages cannot tell their own address: whoever must sign in again comes back to it.
  headers.set("x-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);

  const turnedAway = session.state === "stranger" ? turnAway(request) : undefined;
  const response = turnedAway ?? NextResponse.next({ request: { headers } });
  for (const cookie of session.cookies) response.cookies.set(cookie);
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(securityHeaders({ local }))) response.headers.set(name, value);
  return response;
}
