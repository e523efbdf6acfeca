import { z } from "zod";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import type { SessionDeps } from "./deps.ts";
import { lookingAgain, sessionFor } from "./seen-session.ts";
import { expiryOf, isOpenStatus } from "./session.ts";
import {
  clientIdPattern,
  isCleanText,
  maxTurnLength,
  readTurn,
  spokenSchema,
  turnRoles,
  turnSort,
  type Turn,
} from "./turn.ts";

export const addTurnInput = z.object({
  session_id: z.string(),
  role: z.enum(turnRoles, { error: "turns.role" }),
  content: z
    .string()
    .min(1, { error: "turns.empty" })
    .max(maxTurnLength, { error: "turns.long" })
    .refine(isCleanText, { error: "turns.characters" }),
  prompt: spokenSchema.optional(),
  agent_id: z.string().max(100).optional(),
  /** The client's own id of its message: sent again, it is stored once. */
  client_id: z.string().regex(clientIdPattern, { error: "turns.clientId" }).optional(),
});
export type AddTurnInput = z.input<typeof addTurnInput>;

/** Turns stand in the order in which they were counted, whatever the clocks of the servers say. */
const momentAfter = (now: Date, updated_at: string): Date =>
  new Date(Math.max(now.getTime(), Date.parse(updated_at)));

/**
 * Adds what was said to an open session: the turn, its count, the moment of change and `ttl` in one transaction. A
 * client's message that was stored before is not stored again; its turn is given back (`isNew` false).
 * @throws CONFLICT (`sessions.closed`) when the session is over; NOT_FOUND
 */
export async function addTurn(
  deps: Pick<SessionDeps, "sessions" | "commit" | "clock">,
  actor: Actor,
  input: AddTurnInput,
): Promise<{ turn: Turn; isNew: boolean }> {
  const { session_id, ...said } = addTurnInput.parse(input);
  return lookingAgain(async () => {
    const session = await sessionFor(deps, actor, "sessions:write", session_id);
    if (!isOpenStatus(session.status)) {
      // A message that was stored before the session ended is answered as it was then.
      const turn = said.client_id && (await deps.sessions.turnOfClient(session_id, said.client_id));
      if (turn) return { turn, isNew: false };
      throw new DomainError("CONFLICT", "sessions.closed", { values: { status: session.status } });
    }
    const at = momentAfter(deps.clock.now(), session.updated_at);
    const count = session.turn_count + 1;
    const turn = readTurn({ SK: turnSort(at.getTime(), count), ...said });
    try {
      await deps.commit([
        deps.sessions.change(session, session.status, at, { turn_count: count, ttl: expiryOf(at) }),
        deps.sessions.putTurn(session, said, at),
        ...(said.client_id === undefined
          ? []
          : [deps.sessions.markClient(session_id, said.client_id, turn.turn_id, at)]),
      ]);
      return { turn, isNew: true };
    } catch (error) {
      // The message may have been stored by its first sending: then the session has changed as well.
      const isOurs = isDomainError(error, "CONFLICT") && said.client_id !== undefined;
      const stored = isOurs ? await deps.sessions.turnOfClient(session_id, said.client_id ?? "") : undefined;
      if (stored) return { turn: stored, isNew: false };
      throw error;
    }
  });
}
