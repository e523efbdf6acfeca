import { isOpenStatus, lookingAgain } from "#lib/domain/sessions/index.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import { chatActor, type ChatDeps } from "./deps.ts";

/**
 * A connection ended: the session is disconnected, and the rest is left to cleanup. Where the customer is back through
 * another connection, or the session is over, only the connection goes. Done twice, it is no error.
 */
export function leaveChat(
  deps: ChatDeps,
  { connection_id, requestId }: { connection_id: string; requestId: string },
): Promise<void> {
  return lookingAgain(async () => {
    const connection = await deps.connections.find(connection_id);
    if (!connection) return;
    const session = await deps.sessions.get(connection.session_id);
    const close = deps.connections.close(connection);
    if (!session || !isOpenStatus(session.status)) return deps.commit([close]);
    const at = deps.clock.now();
    try {
      await deps.commit([
        close,
        deps.connections.leave(connection),
        deps.sessions.change(session, "disconnected", at, {
          disconnected_at: at.toISOString(),
          previous_status: session.status,
        }),
        deps.history.record({
          entity: `SESSION#${session.session_id}`,
          action: "session.ended",
          actor: chatActor,
          before: { status: session.status },
          after: { status: "disconnected" },
          at,
          requestId,
        }),
      ]);
    } catch (error) {
      if (!isDomainError(error, "CONFLICT") || error.reason !== "chats.elsewhere") throw error;
      await deps.commit([close]);
    }
  });
}
