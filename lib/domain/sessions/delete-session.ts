import { z } from "zod";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { SessionDeps } from "./deps.ts";
import { lookingAgain, sessionFor } from "./seen-session.ts";
import { confirmationOf, type Session } from "./session.ts";

export const deleteSessionInput = z.object({
  session_id: z.string(),
  /** The beginning of the session's id, typed; absent where no person is asked. */
  confirmation: z.string().optional(),
  requestId: z.string().max(64),
});
export type DeleteSessionInput = z.input<typeof deleteSessionInput>;

/**
 * Marks a session as deleted. It can be restored until the next clean-up archives it and takes its conversation away.
 * Deleting it twice is no error.
 * @throws CONFLICT (`sessions.archived`) for an archived one; VALIDATION where its id was typed wrong; NOT_FOUND
 */
export function deleteSession(deps: SessionDeps, actor: Actor, input: DeleteSessionInput): Promise<Session> {
  return lookingAgain(async () => {
    const session = await sessionFor(deps, actor, "sessions:delete", input.session_id);
    if (session.status === "deleted") return session;
    if (session.status === "archived") throw new DomainError("CONFLICT", "sessions.archived");
    const wanted = confirmationOf(session.session_id);
    if (input.confirmation !== undefined && input.confirmation.trim().toLowerCase() !== wanted)
      throw new DomainError("VALIDATION", "form.invalid", {
        fieldErrors: { confirmation: { reason: "sessions.typeId", values: { id: wanted } } },
      });
    const at = deps.clock.now();
    const moved = { deleted_at: at.toISOString(), previous_status: session.status };
    await deps.commit([
      deps.sessions.change(session, "deleted", at, moved),
      deps.history.record({
        entity: `SESSION#${session.session_id}`,
        action: "session.deleted",
        actor,
        before: { status: session.status },
        after: { status: "deleted" },
        at,
        requestId: input.requestId,
      }),
    ]);
    return { ...session, ...moved, status: "deleted", updated_at: at.toISOString() };
  });
}
