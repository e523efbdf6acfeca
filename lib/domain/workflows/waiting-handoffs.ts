import { allows, authorize, seesLobs } from "#lib/domain/access/index.ts";
import { type Handoff, type SessionDeps } from "#lib/domain/sessions/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";

export type WaitingHandoffs = {
  /** Those that wait longest first. */
  items: Handoff[];
  /** Accept and decline. */
  canAnswer: boolean;
  unreadable: number;
};

/** More than this many wait for people at once: the list says so. */
export const maxWaiting = 50;

const lobsOf = ({ lob }: Handoff): string[] => (lob === undefined ? [] : [lob]);

/** Whether somebody can take a handoff now: its wait is not over. */
export const isOpenWait = ({ state, waits_until }: Handoff, now: Date): boolean =>
  (state === "waiting" || state === "escalated") &&
  waits_until !== undefined &&
  now.toISOString() < waits_until;

/**
 * The customers who wait for a human, in the actor's lines of business; a wait that has ended is offered to nobody.
 * Two Queries. @throws FORBIDDEN, UNAVAILABLE
 */
export async function waitingHandoffs(
  deps: Pick<SessionDeps, "sessions" | "clock">,
  actor: Actor,
): Promise<WaitingHandoffs> {
  authorize(actor, "sessions:read");
  const now = deps.clock.now();
  const { items, unreadable } = await deps.sessions.waitingHandoffs(now, maxWaiting);
  return {
    items: items
      .filter((handoff) => isOpenWait(handoff, now) && seesLobs(actor, lobsOf(handoff)))
      .sort((one, other) => one.requested_at.localeCompare(other.requested_at)),
    canAnswer: allows(actor, "sessions:handoff"),
    unreadable,
  };
}
