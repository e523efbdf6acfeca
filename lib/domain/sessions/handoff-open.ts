import type { SessionDeps } from "./deps.ts";
import { momentAfter, notWaiting, recorded } from "./handoff-deps.ts";
import type { HandoffPriority } from "./handoff.ts";
import { lookingAgain } from "./seen-session.ts";
import { sessionGone } from "./session-write-store.ts";

export type OpenHandoffInput = {
  session_id: string;
  reason: string;
  priority: HandoffPriority;
  requested_by: string;
  /** The workflow's execution, by its name: asked again by the same one, it is the same handoff. */
  execution: string;
};

/** What a workflow needs to know of the handoff that it opened. `skill` is the line of business; empty without one. */
export type OpenedHandoff = { handoff_id: string; skill: string; language: string; tried: string[] };

/**
 * Opens a handoff for an active session: the HANDOFF item, on condition that the session is as it was seen, and the
 * history. One GetItem, one Query, one transaction.
 * @throws NOT_FOUND; RULE where the session is not active
 */
export function openHandoff(deps: SessionDeps, input: OpenHandoffInput): Promise<OpenedHandoff> {
  const { session_id, execution, reason, priority, requested_by } = input;
  return lookingAgain(async () => {
    const [session, handoffs] = await Promise.all([
      deps.sessions.get(session_id),
      deps.sessions.handoffsOf(session_id),
    ]);
    if (!session) throw sessionGone();
    const { language, lob } = session;
    const opened = (handoff_id: string) => ({ handoff_id, skill: lob ?? "", language, tried: [] });
    const known = handoffs.find((handoff) => handoff.execution === execution);
    if (known) return opened(known.handoff_id);
    if (session.status !== "active") throw notWaiting(session);
    const at = momentAfter(deps.clock.now(), session.updated_at);
    const handoff_id = String(at.getTime());
    await deps.commit([
      // The session changes with it, so that of two at once the second looks again and finds the first.
      deps.sessions.change(session, "active", at),
      deps.sessions.createHandoff(session_id, handoff_id, {
        ...{ reason, priority, requested_by, execution, language, lob },
        state: "requested",
      }),
      recorded(deps, "handoff.requested", { session_id, handoff_id }, at, {
        ...{ reason, priority, requested_by, execution },
      }),
    ]);
    return opened(handoff_id);
  });
}
