import type { SessionDeps } from "./deps.ts";
import { withdrawnError } from "./handoff-decision.ts";
import { momentAfter, recorded } from "./handoff-deps.ts";
import { handoffWords } from "./handoff-words.ts";
import type { Handoff } from "./handoff.ts";
import { lookingAgain } from "./seen-session.ts";
import { isOpenStatus } from "./session.ts";

const over = (handoff: Handoff) => handoff.state === "completed" || handoff.state === "failed";

/**
 * Undoes a handoff that failed, wherever it stood: the session is active again (unless it ended), the HANDOFF item says
 * failed and why, and a turn says so, in one transaction. Done twice it is done once; a handoff that is complete, or a
 * session that is gone, is left alone. One GetItem, one Query, one transaction.
 * @param input the handoff is named by the workflow's execution: a run that was stopped knows no more
 * @returns the handoff, where there is one that failed
 */
export function failHandoff(
  deps: SessionDeps,
  input: { session_id: string; execution: string; error: string },
): Promise<{ handoff_id?: string }> {
  const { session_id, execution } = input;
  const isWithdrawn = input.error === withdrawnError;
  return lookingAgain(async () => {
    const [session, handoffs] = await Promise.all([
      deps.sessions.get(session_id),
      deps.sessions.handoffsOf(session_id),
    ]);
    const handoff = handoffs.find((one) => one.execution === execution);
    if (!handoff || handoff.state === "completed") return {};
    const { handoff_id } = handoff;
    if (over(handoff)) return { handoff_id };
    const now = deps.clock.now();
    const at = session ? momentAfter(now, session.updated_at) : now;
    await deps.commit([
      ...(session && isOpenStatus(session.status)
        ? [
            deps.sessions.change(session, "active", at, {
              agent_id: undefined,
              turn_count: session.turn_count + 1,
            }),
            deps.sessions.putTurn(
              session,
              {
                role: "system",
                content: handoffWords(session.language)[isWithdrawn ? "withdrawn" : "failed"],
              },
              at,
            ),
          ]
        : []),
      deps.sessions.changeHandoff(
        session_id,
        handoff_id,
        ["requested", "waiting", "escalated", "assigned"],
        { state: "failed", cause: input.error, ended_at: at.toISOString() },
        at,
      ),
      recorded(deps, "handoff.failed", { session_id, handoff_id }, at, { cause: input.error }),
    ]);
    return { handoff_id };
  });
}
