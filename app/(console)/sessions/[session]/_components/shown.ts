import { maskCustomer, maskText, type Session, type Turn } from "#lib/domain/sessions/index.ts";

/** A turn as it goes to the browser: its words masked, unless the reader was recorded as seeing them. */
export type ShownTurn = Pick<Turn, "turn_id" | "role" | "content" | "created_at" | "agent_id" | "prompt">;

export const shownTurn = (turn: Turn, isRevealed: boolean): ShownTurn => ({
  turn_id: turn.turn_id,
  role: turn.role,
  content: isRevealed ? turn.content : maskText(turn.content),
  created_at: turn.created_at,
  agent_id: turn.agent_id,
  prompt: turn.prompt,
});

export const shownText = (text: string, isRevealed: boolean): string => (isRevealed ? text : maskText(text));
export const shownCustomer = ({ customer_id }: Session, isRevealed: boolean): string =>
  isRevealed ? customer_id : maskCustomer(customer_id);

/** What the browser asks for again and again while a session is open. */
export type ToldTurns = {
  turns: ShownTurn[];
  /** Cursor to older turns, where older ones were asked for. */
  older?: string;
  /** What the rest of the page hangs on: it is rendered anew when this changes. */
  state: string;
};

type Standing = Pick<Session, "status" | "agent_id" | "disconnected_at" | "updated_at">;

/**
 * Changes whenever something beside the turns does: the status, who has it, or anything that moved the session on
 * without a turn, such as a handoff. `lastTurn` is the moment of the newest turn, ISO 8601.
 */
export const stateOf = (session: Standing, lastTurn: string | undefined): string =>
  [
    session.status,
    session.agent_id,
    session.disconnected_at,
    session.updated_at === lastTurn ? "" : session.updated_at,
  ].join(" ");

/** The moment of a turn, by its id. */
export const momentOfTurn = (id: string | undefined): string | undefined =>
  id && new Date(Number(id.split("-")[0])).toISOString();
