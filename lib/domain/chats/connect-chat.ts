import { expiryOf, isOpenStatus, lookingAgain, type Session } from "#lib/domain/sessions/index.ts";
import { startWorkflow } from "#lib/domain/workflows/index.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Write } from "#lib/platform/transactions.ts";
import type { Connection } from "./connection-store.ts";
import { chatActor, type ChatDeps } from "./deps.ts";

export type ConnectChatInput = Connection & {
  language?: string;
  lob?: string;
  flow?: string;
  requestId: string;
};

/** Brings a session back whose connection was lost: to the agent or to the flow. A wait was given up meanwhile. */
function resumed(deps: ChatDeps, session: Session, at: Date, requestId: string): Write[] {
  if (isOpenStatus(session.status)) return [];
  const before = session.previous_status ?? "active";
  const status = before === "handed_off" ? "handed_off" : "active";
  return [
    deps.sessions.change(session, status, at, {
      disconnected_at: undefined,
      previous_status: undefined,
      ttl: expiryOf(at),
    }),
    deps.history.record({
      entity: `SESSION#${session.session_id}`,
      action: "session.restored",
      actor: chatActor,
      before: { status: session.status },
      after: { status },
      at,
      requestId,
    }),
  ];
}

/**
 * A customer connects: to a session of theirs, which goes on where it was, or to a new one, which the onboarding
 * workflow makes. It does not wait for that.
 * @throws FORBIDDEN for another's session; CONFLICT (`sessions.notOpen`) for one that is archived or deleted
 */
export function connectChat(deps: ChatDeps, input: ConnectChatInput): Promise<void> {
  const { requestId, language, lob, flow, ...connection } = input;
  const { session_id, customer_id } = connection;
  return lookingAgain(async () => {
    const session = await deps.sessions.get(session_id);
    if (session && session.customer_id !== customer_id) throw new DomainError("FORBIDDEN", "chats.notYours");
    if (session && !isOpenStatus(session.status) && session.status !== "disconnected")
      throw new DomainError("CONFLICT", "sessions.notOpen");
    const at = deps.clock.now();
    const goesOn = session ? resumed(deps, session, at, requestId) : [];
    await deps.commit([...deps.connections.open(connection, at), ...goesOn]);
    if (session) return;
    await startWorkflow(deps, chatActor, {
      kind: "onboarding",
      subject: session_id,
      attempt: 1,
      input: { session_id, customer_id, source: "web", language, lob, flow },
      // As was wished for; the workflow notes what the session becomes.
      lobs: lob === undefined ? [] : [lob],
      requestId,
    });
  });
}
