import { authorize } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDay } from "#lib/kernel/day.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { SessionDeps } from "./deps.ts";
import type { SessionsPage } from "./session-list-store.ts";
import { customerIdPattern, sessionStatuses, type SessionStatus } from "./session.ts";

type Paging = { cursor?: string; before?: string; limit?: number };
export type ListSessionsInput = Paging & {
  /** Every status where it is left out. */
  status?: SessionStatus;
  /** `YYYY-MM-DD`, UTC: sessions whose last change was on that day. */
  day?: string;
};

/** The lines of business whose sessions the actor sees; undefined for all, also those of none. */
const lobsFor = (actor: Actor): readonly string[] | undefined =>
  actor.kind === "system" || actor.lobs === "*" ? undefined : actor.lobs;

const nothing: SessionsPage = { items: [], unreadable: 0 };

/**
 * Sessions of a status (or of all) by their last change, newest first; on one day, or from now back.
 * One Query, or two where the newest day (of archived ones or of all: month) holds less than a page.
 * @throws VALIDATION for a day or a cursor that is none
 */
export async function listSessions(
  deps: Pick<SessionDeps, "sessions" | "clock">,
  actor: Actor,
  { status, day, ...paging }: ListSessionsInput,
): Promise<SessionsPage> {
  authorize(actor, "sessions:read");
  if (day !== undefined && !isDay(day)) throw new DomainError("VALIDATION", "sessions.day");
  const lobs = lobsFor(actor);
  if (lobs?.length === 0) return nothing;
  return deps.sessions.byStatus(status, deps.clock.now(), { ...paging, day, lobs });
}

/** A customer's sessions by their last change, newest first. One Query. @throws VALIDATION */
export async function listCustomerSessions(
  deps: Pick<SessionDeps, "sessions">,
  actor: Actor,
  { customer, ...paging }: Paging & { customer: string },
): Promise<SessionsPage> {
  authorize(actor, "sessions:read");
  if (!customerIdPattern.test(customer)) throw new DomainError("VALIDATION", "sessions.customer");
  const lobs = lobsFor(actor);
  if (lobs?.length === 0) return nothing;
  return deps.sessions.ofCustomer(customer, { ...paging, lobs });
}

/** Figures are counted up to this: more than that is "more", whatever it is. */
export const maxCounted = 99;
const dayMilliseconds = 86_400_000;

export type StatusFigures = Map<SessionStatus, { count: number; isMore: boolean }>;

/**
 * How many sessions of each status there are whose last change was within 24 hours, which is as long as a session is
 * kept after its last turn; or on one day. Counted up to {@link maxCounted}: no counter is kept that every call would
 * write to. Two Queries a status, each of at most a hundred items.
 */
export async function countSessions(
  deps: Pick<SessionDeps, "sessions" | "clock">,
  actor: Actor,
  { day }: { day?: string } = {},
): Promise<StatusFigures> {
  authorize(actor, "sessions:read");
  const now = deps.clock.now().getTime();
  const since = day ?? new Date(now - dayMilliseconds).toISOString();
  const until = day ? `${day}T24` : new Date(now).toISOString();
  const lobs = lobsFor(actor);
  if (lobs?.length === 0) return new Map();
  return deps.sessions.counts(sessionStatuses, { since, until }, maxCounted, lobs);
}
