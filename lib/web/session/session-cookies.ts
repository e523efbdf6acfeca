import { createHash } from "node:crypto";
import type { Tokens } from "#lib/platform/cognito.ts";

/** A working day: how long a sign-in lasts at most, in seconds. The user pool's refresh token lasts as long. */
export const sessionSeconds = 12 * 60 * 60;

type Mode = { local: boolean };
type CookieOptions = { httpOnly: true; sameSite: "lax"; secure: boolean; path: "/"; maxAge: number };

export type Cookie = { name: string; value: string } & CookieOptions;
/** As far as `cookies()` of a page, an action and the proxy's request agree. */
export type CookieReader = { get(name: string): { value: string } | undefined };

/**
 * Out of reach of scripts; sent with top-level navigation from elsewhere, never with another site's requests.
 * Deployed, `__Host-` lets the browser refuse one that is not Secure or that another host of the domain set.
 */
const attributes = (mode: Mode, maxAge: number): CookieOptions => ({
  httpOnly: true,
  sameSite: "lax",
  secure: !mode.local,
  path: "/",
  maxAge,
});

/** The name of a cookie of ours where the console runs. */
export const cookieName = (mode: Mode, name: string): string => (mode.local ? name : `__Host-${name}`);

export const ownCookie = (mode: Mode, name: string, value: string, maxAge: number): Cookie => ({
  name: cookieName(mode, name),
  value,
  ...attributes(mode, maxAge),
});

const names = { access: "console-access", id: "console-id", refresh: "console-refresh" } as const;

/** The refresh token that an access or ID token came from, as a short hash. */
const tie = (refresh: string) => createHash("sha256").update(refresh).digest("base64url").slice(0, 16);

const cookieOf = (mode: Mode, kind: keyof Tokens, tokens: Tokens) =>
  ownCookie(
    mode,
    names[kind],
    kind === "refresh" ? tokens.refresh : `${tie(tokens.refresh)}~${tokens[kind]}`,
    sessionSeconds,
  );

/** The three cookies of a sign-in. */
export const cookiesOf = (mode: Mode, tokens: Tokens): Cookie[] =>
  (["access", "id", "refresh"] as const).map((kind) => cookieOf(mode, kind, tokens));

/**
 * The cookies of a refresh. The refresh cookie is left alone: an answer that comes late, after somebody signed
 * out or another person signed in, must not bring the old sign-in back.
 */
export const renewedCookiesOf = (mode: Mode, tokens: Tokens): Cookie[] =>
  (["access", "id"] as const).map((kind) => cookieOf(mode, kind, tokens));

/** The same cookies, emptied: the browser drops them. */
export const endedCookies = (mode: Mode): Cookie[] =>
  Object.values(names).map((name) => ownCookie(mode, name, "", 0));

/**
 * The tokens that the browser sent. Access and ID token are left out when they are missing, or come from another
 * sign-in than the refresh token beside them; without a refresh token nobody is signed in.
 */
export function readTokens(mode: Mode, cookies: CookieReader) {
  const value = (kind: keyof Tokens) => cookies.get(cookieName(mode, names[kind]))?.value;
  const refresh = value("refresh");
  if (!refresh) return undefined;
  const tied = `${tie(refresh)}~`;
  const own = (token: string | undefined) => (token?.startsWith(tied) ? token.slice(tied.length) : undefined);
  return { access: own(value("access")), id: own(value("id")), refresh };
}
