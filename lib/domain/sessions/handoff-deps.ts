import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { SessionDeps } from "./deps.ts";
import type { Handoff } from "./handoff.ts";
import { sessionGone } from "./session-write-store.ts";
import type { Session } from "./session.ts";

/** Which handoff of which session. */
export type HandoffId = { session_id: string; handoff_id: string };

/** The workflow itself. */
export const workflowActor: Actor = { kind: "system", name: "handoff" };

/** Somebody who answered a handoff, as the answer names them; the workflow itself where it names nobody. */
export const answerer = (name: string): Actor =>
  name === "" ? workflowActor : { kind: "user", name, groups: [], lobs: [] };

/** Turns and changes of one session are never before what it holds already, whatever the clocks say. */
export const momentAfter = (now: Date, updated_at: string): Date =>
  new Date(Math.max(now.getTime(), Date.parse(updated_at) + 1));

/** The session ended, or somebody else did something else with it, while the workflow was at work. */
export const notWaiting = (session: Session): DomainError =>
  new DomainError("RULE", "sessions.notOpen", { values: { status: session.status } });

/** The handoff is over: the workflow that still works at it was overtaken (stopped, or failed). */
export const handoffOver = (): DomainError => new DomainError("RULE", "handoffs.over");

/** A handoff with its session, both as they are. Two GetItem. @throws NOT_FOUND */
export async function handoffWithSession(
  { sessions }: Pick<SessionDeps, "sessions">,
  { session_id, handoff_id }: HandoffId,
): Promise<{ session: Session; handoff: Handoff }> {
  const [session, handoff] = await Promise.all([
    sessions.get(session_id),
    sessions.handoff(session_id, handoff_id),
  ]);
  if (!session) throw sessionGone();
  if (!handoff) throw new DomainError("NOT_FOUND", "handoffs.gone");
  return { session, handoff };
}

/** The history of what the workflow does, for itself or for who answered it; all of one handoff is found by its id. */
export const recorded = (
  { history }: Pick<SessionDeps, "history">,
  action: Parameters<SessionDeps["history"]["record"]>[0]["action"],
  { session_id, handoff_id }: HandoffId,
  at: Date,
  after: Record<string, unknown>,
  actor: Actor = workflowActor,
) =>
  history.record({
    entity: `SESSION#${session_id}`,
    action,
    actor,
    after: { handoff_id, ...after },
    at,
    requestId: `handoff-${session_id}-${handoff_id}`,
  });
