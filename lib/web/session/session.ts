import { consoleEnvironment } from "#lib/platform/console-env.ts";
import { identityProvider } from "#lib/platform/cognito.ts";
import { authenticator } from "#lib/platform/authenticator.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import { readTokens, type CookieReader } from "./session-cookies.ts";
import type { SignInDeps } from "./sign-in.ts";
import { tokenVerifier, type Session } from "./token-verifier.ts";
import { triesOf } from "./tries.ts";

function compose(): SignInDeps {
  const { cognito, local } = consoleEnvironment();
  return {
    identity: identityProvider(cognito),
    authenticator: authenticator(cognito),
    verifier: tokenVerifier({ ...cognito, local }),
    tries: triesOf(systemClock),
  };
}

let made: SignInDeps | undefined;

/** What signing in needs, made once for the server. */
export const sessionParts = (): SignInDeps => (made ??= compose());

/** Cookies are `__Host-` and Secure unless this is a developer's machine. */
export const sessionMode = (): { local: boolean } => ({ local: consoleEnvironment().local });

/** Who the cookies' tokens say is signed in, verified; undefined for a stranger. @throws UNAVAILABLE */
export async function verifiedSession(cookies: CookieReader): Promise<Session | undefined> {
  const tokens = readTokens(sessionMode(), cookies);
  if (!tokens?.access || !tokens.id) return undefined;
  return sessionParts().verifier.verify({ access: tokens.access, id: tokens.id });
}
