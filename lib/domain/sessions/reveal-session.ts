import { z } from "zod";
import { actorName } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import type { Cursors } from "#lib/platform/cursor.ts";
import type { SessionDeps } from "./deps.ts";
import { sessionFor } from "./seen-session.ts";

export const revealSessionInput = z.object({ session_id: z.string(), requestId: z.string().max(64) });
export type RevealSessionInput = z.input<typeof revealSessionInput>;

/** Who has asked to see a session's data sees it this long. */
export const revealMilliseconds = 30 * 60_000;

/** Grants are signed as the cursors of lists are: one of another person, or another session, opens nothing. */
export type RevealDeps = Pick<SessionDeps, "sessions" | "history" | "commit" | "clock"> & {
  cursors: Cursors;
};

const purpose = (actor: Actor, session: string) => `reveal ${session} ${actorName(actor)}`;
const grantSchema = z.object({ until: z.number() });

/** Shows a session's data to somebody, who is recorded with it. Gives the grant with which it is asked for. */
export async function revealSession(
  deps: RevealDeps,
  actor: Actor,
  input: RevealSessionInput,
): Promise<{ grant: string }> {
  const { session_id } = await sessionFor(deps, actor, "sessions:read", input.session_id);
  const at = deps.clock.now();
  await deps.commit([
    deps.history.record({
      entity: `SESSION#${session_id}`,
      action: "session.revealed",
      actor,
      at,
      requestId: input.requestId,
    }),
  ]);
  const until = at.getTime() + revealMilliseconds;
  return { grant: deps.cursors.seal(purpose(actor, session_id), { until }) ?? "" };
}

/** Whether a grant opens this session to this person now. One that was changed, is another's, or is over does not. */
export function isRevealed(
  deps: Pick<RevealDeps, "cursors" | "clock">,
  actor: Actor,
  session: string,
  grant: string | undefined,
): boolean {
  if (!grant) return false;
  try {
    const { data } = grantSchema.safeParse(deps.cursors.open(purpose(actor, session), grant));
    return data !== undefined && data.until > deps.clock.now().getTime();
  } catch (error) {
    if (isDomainError(error, "VALIDATION")) return false;
    throw error;
  }
}
