import { setTimeout as wait } from "node:timers/promises";
import { addTurn, type Session, type SessionStatus, type Turn } from "#lib/domain/sessions/index.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { chatActor, type ChatDeps } from "./deps.ts";
import { nextWords } from "./flow-words.ts";

export type ChatTurns = { status: SessionStatus; turns: Turn[] };

/** How long a first message waits for its session, which is made by a workflow. */
const onboardingTries = 60;
const onboardingPause = 100;

/** The session of a connection, which is that customer's. @throws NOT_FOUND, UNAVAILABLE while it is being made */
async function sessionOf(deps: ChatDeps, connection_id: string): Promise<Session> {
  const connection = await deps.connections.find(connection_id);
  if (!connection) throw new DomainError("NOT_FOUND", "chats.gone");
  for (let tried = 1; ; tried += 1) {
    const session = await deps.sessions.get(connection.session_id);
    if (session?.customer_id === connection.customer_id) return session;
    if (session) throw new DomainError("FORBIDDEN", "chats.notYours");
    if (tried === onboardingTries) throw new DomainError("UNAVAILABLE", "chats.notReady");
    await wait(onboardingPause);
  }
}

/** The flow's answer to a turn, once for each: the same message sent again gets the same answer. */
async function reply(deps: ChatDeps, { session_id }: Session, to: Turn): Promise<ChatTurns> {
  const session = await deps.sessions.get(session_id);
  if (!session) throw new DomainError("NOT_FOUND", "sessions.gone");
  // Who was handed to a human is answered by that human, who sees the turn.
  if (session.status !== "active") return { status: session.status, turns: [to] };
  const { items } = await deps.sessions.turns(session_id, { limit: 20 });
  const words = await nextWords(deps.prompts, session, items);
  const answer = { session_id, role: "bot" as const, ...words, client_id: `reply-${to.turn_id}` };
  const { turn } = await addTurn(deps, chatActor, answer);
  return { status: session.status, turns: [to, turn] };
}

/**
 * A customer says something: it is stored once by the client's id, and answered with the flow's next words, or left to
 * the agent once the session is handed off.
 * @throws CONFLICT (`sessions.closed`) when the session is over; NOT_FOUND; UNAVAILABLE: then it is sent again
 */
export async function speakInChat(
  deps: ChatDeps,
  input: { connection_id: string; client_id: string; content: string },
): Promise<ChatTurns> {
  const { connection_id, ...said } = input;
  const session = await sessionOf(deps, connection_id);
  const { session_id } = session;
  const { turn } = await addTurn(deps, chatActor, { session_id, role: "customer", ...said });
  return reply(deps, session, turn);
}

/** The turns after one, oldest first: what a customer missed, and what an agent said. @throws NOT_FOUND */
export async function turnsInChat(
  deps: ChatDeps,
  { connection_id, after }: { connection_id: string; after?: string },
): Promise<ChatTurns> {
  const { session_id, status } = await sessionOf(deps, connection_id);
  const { items } = await deps.sessions.turnsAfter(session_id, after);
  return { status, turns: items };
}
