import { createHash } from "node:crypto";
import type { Clock } from "#lib/kernel/clock.ts";
import { IdentityRefusal, type IdentityProvider, type Tokens } from "#lib/platform/cognito.ts";

/** Seconds before their end at which tokens are renewed, so that a request under way does not outlive them. */
export const renewBefore = 120;

/** Milliseconds for which an answer is kept, for the requests that left the browser with the old cookies. */
const keep = 60_000;

export type Renewal = Tokens | "refused";

/**
 * Renews tokens once for all requests that ask at the same time or shortly after with the same refresh token.
 * "refused" is Amazon Cognito's word that the sign-in has ended, kept as well.
 * @throws UNAVAILABLE when it cannot answer; that is not kept
 */
export function renewals(identity: Pick<IdentityProvider, "refresh">, clock: Clock) {
  const kept = new Map<string, { answer: Promise<Renewal>; until: number }>();

  async function ask(refresh: string): Promise<Renewal> {
    try {
      const renewed = await identity.refresh(refresh);
      return { ...renewed, refresh: renewed.refresh ?? refresh };
    } catch (error) {
      if (error instanceof IdentityRefusal && error.refusal === "refused") return "refused";
      throw error;
    }
  }

  return {
    renew: (refresh: string): Promise<Renewal> => {
      const now = clock.now().getTime();
      for (const [key, { until }] of kept) if (until <= now) kept.delete(key);
      // The token itself is not kept in memory longer than its request.
      const key = createHash("sha256").update(refresh).digest("base64");
      const known = kept.get(key);
      if (known) return known.answer;
      const answer = ask(refresh);
      kept.set(key, { answer, until: now + keep });
      answer.catch(() => kept.delete(key));
      return answer;
    },
  };
}
