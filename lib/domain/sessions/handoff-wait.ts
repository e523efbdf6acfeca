import type { SessionDeps } from "./deps.ts";
import { maxDeclines, offerSeconds, readDecline } from "./handoff-decision.ts";
import {
  answerer,
  handoffOver,
  handoffWithSession,
  momentAfter,
  notWaiting,
  recorded,
  type HandoffId,
} from "./handoff-deps.ts";
import { isWaiting, waitingStates } from "./handoff.ts";
import { lookingAgain } from "./seen-session.ts";

/**
 * Puts a handoff where people find it: the session waits, and the HANDOFF item stands in the list of those that wait,
 * for an agent or (escalated) for a manager. Its token comes with the offer. Two GetItem, one transaction.
 * @throws RULE when the session is neither active nor waiting, or the handoff is over; NOT_FOUND
 */
export function queueHandoff(
  deps: SessionDeps,
  input: HandoffId & { level: "agent" | "manager" },
): Promise<{ waits_until: string }> {
  return lookingAgain(async () => {
    const { session, handoff } = await handoffWithSession(deps, input);
    if (session.status !== "active" && session.status !== "waiting") throw notWaiting(session);
    if (handoff.state !== "requested" && !isWaiting(handoff.state)) throw handoffOver();
    const at = momentAfter(deps.clock.now(), session.updated_at);
    const state = input.level === "manager" ? "escalated" : "waiting";
    const waits_until = new Date(at.getTime() + offerSeconds * 1_000).toISOString();
    await deps.commit([
      deps.sessions.change(session, "waiting", at),
      deps.sessions.changeHandoff(
        session.session_id,
        handoff.handoff_id,
        ["requested", ...waitingStates],
        { state, waiting_since: at.toISOString(), waits_until, task_token: undefined },
        at,
      ),
      recorded(deps, state === "waiting" ? "handoff.waiting" : "handoff.escalated", input, at, {}),
    ]);
    return { waits_until };
  });
}

export type Offer = HandoffId & { waits_until: string; task_token: string };

/**
 * Offers a waiting handoff to people: from now on it can be answered with this token. An offer of a wait that is over,
 * or of another wait than the one that is now, is dropped. One GetItem, one transaction.
 * @returns whether it is offered
 */
export async function offerHandoff(deps: SessionDeps, offer: Offer): Promise<boolean> {
  const { session_id, handoff_id, waits_until, task_token } = offer;
  const handoff = await deps.sessions.handoff(session_id, handoff_id);
  const now = deps.clock.now();
  if (!handoff || !isWaiting(handoff.state) || handoff.waits_until !== waits_until) return false;
  if (now.toISOString() >= waits_until) return false;
  const { state } = handoff;
  await deps.commit([
    deps.sessions.changeHandoff(session_id, handoff_id, [state], { state, task_token }, now),
  ]);
  return true;
}

/**
 * Writes down that a wait was declined, once, by whom and why, and takes the handoff out of the list; the history has
 * it in the name of who declined. Two GetItem, one transaction.
 * @param input `waits_until` names the wait; `cause` is what the decline was sent with
 * @returns how often it was declined, and whether it goes back to the queue
 */
export async function recordDecline(
  deps: SessionDeps,
  input: HandoffId & { waits_until: string; cause: string },
): Promise<{ declined: number; again: boolean }> {
  const { session_id, handoff_id, waits_until } = input;
  const { handoff } = await handoffWithSession(deps, input);
  const answer = (declined: number) => ({ declined, again: declined <= maxDeclines });
  if (!isWaiting(handoff.state) || handoff.waits_until !== waits_until)
    return answer(handoff.declines.length);
  const at = deps.clock.now();
  const { by, reason } = readDecline(input.cause);
  const declines = [...handoff.declines, { by, reason, at: at.toISOString() }];
  await deps.commit([
    deps.sessions.changeHandoff(
      session_id,
      handoff_id,
      [handoff.state],
      { state: "requested", declines },
      at,
    ),
    recorded(deps, "handoff.declined", input, at, { reason, declined: declines.length }, answerer(by)),
  ]);
  return answer(declines.length);
}
