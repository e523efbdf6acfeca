import { setTimeout as wait } from "node:timers/promises";
import { authorize, type Scope } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import type { SessionDeps } from "./deps.ts";
import { sessionGone } from "./session-write-store.ts";
import { seesSession, type Session } from "./session.ts";

/** A session that the actor may do this with. One GetItem. @throws FORBIDDEN; NOT_FOUND also for another's */
export async function sessionFor(
  deps: Pick<SessionDeps, "sessions">,
  actor: Actor,
  scope: Scope,
  id: string,
): Promise<Session> {
  authorize(actor, scope);
  const session = await deps.sessions.get(id);
  if (!session || !seesSession(actor, session)) throw sessionGone();
  return session;
}

const maxTries = 10;

/**
 * Does something with a session as it is; where somebody wrote meanwhile it is looked at again.
 * @throws UNAVAILABLE (`database.busy`) when others are faster each time
 */
export async function lookingAgain<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await work();
    } catch (error) {
      if (!isDomainError(error, "CONFLICT") || error.reason !== "sessions.changed") throw error;
      if (attempt >= maxTries) throw new DomainError("UNAVAILABLE", "database.busy", { cause: error });
      // Full jitter: those who collided must not meet again at the same moment.
      await wait(Math.random() * Math.min(500, 10 * 2 ** attempt));
    }
}
