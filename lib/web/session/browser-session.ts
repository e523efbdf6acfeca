import { systemClock } from "#lib/kernel/clock.ts";
import { log } from "#lib/platform/log.ts";
import { renewals, renewBefore } from "./renewal.ts";
import {
  cookiesOf,
  readTokens,
  renewedCookiesOf,
  type Cookie,
  type CookieReader,
} from "./session-cookies.ts";
import { sessionMode, sessionParts } from "./session.ts";

export type BrowserSession = {
  /** `unknown`: the user pool cannot be asked just now; each page and action will say so for itself. */
  state: "signed-in" | "stranger" | "unknown";
  /** Renewed tokens, for the request that goes on and for the browser. */
  cookies: Cookie[];
};

const stranger: BrowserSession = { state: "stranger", cookies: [] };
const signedIn = (cookies: Cookie[] = []): BrowserSession => ({ state: "signed-in", cookies });

let made: ReturnType<typeof renewals> | undefined;
const renewalsOfServer = () => (made ??= renewals(sessionParts().identity, systemClock));

/**
 * Who the browser has signed in, with tokens renewed shortly before they end.
 * Cookies are never emptied here: a request that comes late must not sign out who has signed in again meanwhile.
 */
export async function browserSession(cookies: CookieReader): Promise<BrowserSession> {
  const mode = sessionMode();
  const tokens = readTokens(mode, cookies);
  if (!tokens) return stranger;
  const { verifier } = sessionParts();
  let valid = false;
  try {
    const { access, id, refresh } = tokens;
    const session = access && id ? await verifier.verify({ access, id }) : undefined;
    const left = session ? session.expiresAt - systemClock.now().getTime() / 1_000 : 0;
    if (left > renewBefore) return signedIn();
    valid = left > 0;

    const renewed = await renewalsOfServer().renew(refresh);
    if (renewed === "refused") return valid ? signedIn() : stranger;
    if (!(await verifier.verify(renewed))) throw new Error("renewed tokens that cannot be believed");
    return signedIn(renewed.refresh === refresh ? renewedCookiesOf(mode, renewed) : cookiesOf(mode, renewed));
  } catch (error) {
    log("warn", "session not renewed", {}, error);
    return valid ? signedIn() : { state: "unknown", cookies: [] };
  }
}
