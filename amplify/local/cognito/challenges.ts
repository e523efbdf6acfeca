import { randomUUID } from "node:crypto";
import { refuse } from "./errors.ts";

export type ChallengeName = "NEW_PASSWORD_REQUIRED" | "SOFTWARE_TOKEN_MFA";
type Pending = { username: string; challenge: ChallengeName; until: number };

/** Amazon Cognito's default: a challenge is answered within 3 minutes. */
const validity = 3 * 60_000;

/**
 * The sessions between a right password and the answer to a challenge. The emulator takes any session
 * for any user, so a challenge could be answered without the password.
 */
export function challengeSessions(now: () => number = Date.now) {
  const pending = new Map<string, Pending>();
  return {
    open(username: string, challenge: ChallengeName): string {
      for (const [session, { until }] of pending) if (until < now()) pending.delete(session);
      const session = randomUUID();
      pending.set(session, { username, challenge, until: now() + validity });
      return session;
    },
    /** The user whose challenge it is; a wrong answer may be mended, so it stays open until {@link close}. */
    check(session: unknown, challenge: unknown): string {
      const found = pending.get(String(session));
      if (!found || found.challenge !== challenge || found.until < now()) throw refuse.session();
      return found.username;
    },
    close: (session: unknown) => void pending.delete(String(session)),
  };
}
