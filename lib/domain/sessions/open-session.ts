import { allows, authorize } from "#lib/domain/access/index.ts";
import type { Change } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Page } from "#lib/kernel/page.ts";
import type { SessionDeps } from "./deps.ts";
import { sessionFor } from "./seen-session.ts";
import type { StoredSession } from "./session-store.ts";
import { sessionGone } from "./session-write-store.ts";
import { seesSession, type Session } from "./session.ts";
import { turnIdPattern, type Turn } from "./turn.ts";

export type OpenedSession = StoredSession & {
  /** Newest first; absent for those who may not read it. */
  history?: Page<Change>;
};

/** META of a session. One GetItem. @throws NOT_FOUND, also for another's */
export const getSession = (
  deps: Pick<SessionDeps, "sessions">,
  actor: Actor,
  input: { session_id: string },
): Promise<Session> => sessionFor(deps, actor, "sessions:read", input.session_id);

/**
 * A session with its newest turns, summaries and handoffs: one Query (a second for a long one), and one for its
 * history. @throws NOT_FOUND where it never was, or belongs to other lines of business
 */
export async function openSession(
  deps: Pick<SessionDeps, "sessions" | "history">,
  actor: Actor,
  input: { session_id: string; limit?: number },
): Promise<OpenedSession> {
  authorize(actor, "sessions:read");
  const [stored, history] = await Promise.all([
    deps.sessions.open(input.session_id, input.limit),
    allows(actor, "history:read") ? deps.history.of(`SESSION#${input.session_id}`) : undefined,
  ]);
  if (!stored || !seesSession(actor, stored.session)) throw sessionGone();
  return { ...stored, history };
}

/**
 * The newest page of a session's turns, or the page before a cursor; oldest first, `next` leads to older ones. One
 * GetItem and one Query. @throws NOT_FOUND; VALIDATION for a cursor that was changed
 */
export async function listSessionTurns(
  deps: Pick<SessionDeps, "sessions">,
  actor: Actor,
  input: { session_id: string; cursor?: string; limit?: number },
): Promise<Page<Turn>> {
  const { session_id, cursor, limit } = input;
  const [, turns] = await Promise.all([
    sessionFor(deps, actor, "sessions:read", session_id),
    deps.sessions.turns(session_id, { cursor, limit }),
  ]);
  return turns;
}

/**
 * What was said in a session after a turn (its id; all of it without one), with the session as it is now. One GetItem
 * and one Query. @throws NOT_FOUND; VALIDATION for what is no turn's id
 */
export async function newSessionTurns(
  deps: Pick<SessionDeps, "sessions">,
  actor: Actor,
  { session_id, after }: { session_id: string; after?: string },
): Promise<{ session: Session; turns: Turn[] }> {
  if (after !== undefined && !turnIdPattern.test(after)) throw new DomainError("VALIDATION", "turns.id");
  const [session, { items }] = await Promise.all([
    sessionFor(deps, actor, "sessions:read", session_id),
    deps.sessions.turnsAfter(session_id, after),
  ]);
  return { session, turns: items };
}
