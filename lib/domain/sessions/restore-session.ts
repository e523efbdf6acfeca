import { z } from "zod";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { SessionDeps } from "./deps.ts";
import { lookingAgain, sessionFor } from "./seen-session.ts";
import { expiryOf, type Session, type SessionStatus } from "./session.ts";

export const restoreSessionInput = z.object({
  session_id: z.string(),
  /** What is to be undone. */
  from: z.enum(["disconnected", "deleted"]),
  requestId: z.string().max(64),
});
export type RestoreSessionInput = z.input<typeof restoreSessionInput>;

/** A handoff that waited has been given up when the session ended: the customer is with the bot again. */
const statusAfter = (session: Session): SessionStatus => {
  const before = session.previous_status ?? "disconnected";
  return before === "waiting" ? "active" : before;
};

/** Whether a session that ended or was deleted can still be brought back to where it was. */
export const canRestore = ({
  status,
  previous_status,
}: Pick<Session, "status" | "previous_status">): boolean =>
  status === "deleted" || (status === "disconnected" && previous_status !== undefined);

/**
 * Undoes the ending or deleting of a session by a person, as long as clean-up has not archived it. Doing it twice is
 * no error. @throws CONFLICT (`sessions.undoTooLate`) when it has moved on since; NOT_FOUND
 */
export function restoreSession(
  deps: SessionDeps,
  actor: Actor,
  input: RestoreSessionInput,
): Promise<Session> {
  const scope = input.from === "deleted" ? "sessions:delete" : "sessions:end";
  return lookingAgain(async () => {
    const session = await sessionFor(deps, actor, scope, input.session_id);
    const isDone = session.status !== input.from && session.previous_status === undefined;
    if (isDone && session.status !== "archived") return session;
    if (session.status !== input.from || !canRestore(session))
      throw new DomainError("CONFLICT", "sessions.undoTooLate");
    const at = deps.clock.now();
    const status = statusAfter(session);
    const isOver = status === "disconnected";
    const moved = {
      deleted_at: undefined,
      previous_status: undefined,
      disconnected_at: isOver ? (session.disconnected_at ?? at.toISOString()) : undefined,
    };
    await deps.commit([
      deps.sessions.change(session, status, at, { ...moved, ttl: expiryOf(at) }),
      deps.history.record({
        entity: `SESSION#${session.session_id}`,
        action: "session.restored",
        actor,
        before: { status: session.status },
        after: { status },
        at,
        requestId: input.requestId,
      }),
    ]);
    return { ...session, ...moved, status, updated_at: at.toISOString() };
  });
}
