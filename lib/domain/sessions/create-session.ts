import { z } from "zod";
import { authorize, authorizeSight } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { SessionDeps } from "./deps.ts";
import {
  customerIdPattern,
  lobsOf,
  sessionIdPattern,
  sessionLanguagePattern,
  sessionSources,
  type Session,
} from "./session.ts";

export const createSessionInput = z.object({
  /** Made here where it is left out. */
  session_id: z.string().regex(sessionIdPattern, { error: "sessions.id" }).optional(),
  customer_id: z.string().regex(customerIdPattern, { error: "sessions.customer" }),
  source: z.enum(sessionSources, { error: "sessions.source" }).default("web"),
  language: z.string().regex(sessionLanguagePattern, { error: "sessions.language" }).default("en"),
  lob: z.string().max(100).optional(),
  flow: z.string().max(200).optional(),
  requestId: z.string().max(64),
});
export type CreateSessionInput = z.input<typeof createSessionInput>;

/**
 * Begins a session. @throws CONFLICT (`sessions.exists`) where the id is taken; NOT_FOUND for a line of business that
 * is not the actor's
 */
export async function createSession(
  deps: SessionDeps,
  actor: Actor,
  input: CreateSessionInput,
): Promise<Session> {
  authorize(actor, "sessions:write");
  const { requestId, session_id = crypto.randomUUID(), ...given } = createSessionInput.parse(input);
  authorizeSight(actor, lobsOf(given), "lobs.gone");
  const at = deps.clock.now();
  const moment = at.toISOString();
  const session: Session = {
    session_id,
    ...given,
    status: "active",
    turn_count: 0,
    created_at: moment,
    updated_at: moment,
  };
  const { customer_id: _, ...after } = session;
  await deps.commit([
    deps.sessions.create(session),
    deps.history.record({
      entity: `SESSION#${session_id}`,
      action: "session.created",
      actor,
      after,
      at,
      requestId,
    }),
  ]);
  return session;
}
