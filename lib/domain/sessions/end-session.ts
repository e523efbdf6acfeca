import { z } from "zod";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { SessionDeps } from "./deps.ts";
import { lookingAgain, sessionFor } from "./seen-session.ts";
import { isOpenStatus, type Session } from "./session.ts";

export const endSessionInput = z.object({ session_id: z.string(), requestId: z.string().max(64) });
export type EndSessionInput = z.input<typeof endSessionInput>;

/**
 * Ends an open session: nothing more can be said in it, and it is cleaned up an hour later. Ending it twice is no
 * error. @throws CONFLICT (`sessions.notOpen`) where it is archived or deleted; NOT_FOUND
 */
export function endSession(deps: SessionDeps, actor: Actor, input: EndSessionInput): Promise<Session> {
  return lookingAgain(async () => {
    const session = await sessionFor(deps, actor, "sessions:end", input.session_id);
    if (session.status === "disconnected") return session;
    if (!isOpenStatus(session.status)) throw new DomainError("CONFLICT", "sessions.notOpen");
    const at = deps.clock.now();
    const moved = { disconnected_at: at.toISOString(), previous_status: session.status };
    await deps.commit([
      deps.sessions.change(session, "disconnected", at, moved),
      deps.history.record({
        entity: `SESSION#${session.session_id}`,
        action: "session.ended",
        actor,
        before: { status: session.status },
        after: { status: "disconnected" },
        at,
        requestId: input.requestId,
      }),
    ]);
    return { ...session, ...moved, status: "disconnected", updated_at: at.toISOString() };
  });
}
