import { isDomainError } from "#lib/kernel/errors.ts";
import { addTurn } from "./add-turn.ts";
import type { SessionDeps } from "./deps.ts";
import { withdrawnError } from "./handoff-decision.ts";
import { handoffWithSession, recorded, workflowActor, type HandoffId } from "./handoff-deps.ts";
import { handoffWords } from "./handoff-words.ts";

/** Somebody who is told of a handoff. */
export const noticeKinds = ["customer", "context", "agent"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/**
 * Tells the customer, in their language, by a turn of their session: who is there now, or that nobody could take over, or is
 * looked for any more (by the `error` of what was taken back).
 * Told again it is told once; where the session is over there is nobody to tell.
 */
export async function tellCustomer(
  deps: SessionDeps,
  input: HandoffId & { agent_name?: string; assigned_at?: string; error?: string },
): Promise<void> {
  const session = await deps.sessions.get(input.session_id);
  if (!session) return;
  const words = handoffWords(session.language);
  const without = input.error === withdrawnError ? words.goOn : words.nobody;
  const content = input.agent_name ? words.withAgent(input.agent_name) : without;
  const when = input.assigned_at ? String(Date.parse(input.assigned_at)) : "failed";
  try {
    await addTurn(deps, workflowActor, {
      session_id: input.session_id,
      role: "bot",
      content,
      client_id: `handoff-${input.handoff_id}-${when}`,
    });
  } catch (error) {
    if (!isDomainError(error, "CONFLICT") || error.reason !== "sessions.closed") throw error;
  }
}

const lastTurns = 10;
const longest = 300;

/**
 * Gives the agent what they need to go on: a summary of the session with the reason, the summary before it, and the
 * last turns. Written once for each assignment. Three reads, one transaction.
 */
export async function transferContext(
  deps: SessionDeps,
  input: HandoffId & { assigned_at: string },
): Promise<void> {
  const stored = await deps.sessions.open(input.session_id, lastTurns + 1);
  if (!stored) return;
  const { session, turns, summaries, handoffs } = stored;
  const handoff = handoffs.find(({ handoff_id }) => handoff_id === input.handoff_id);
  const words = handoffWords(session.language);
  const said = turns
    .filter(({ created_at }) => created_at < input.assigned_at)
    .slice(-lastTurns)
    .map(({ role, content }) => `${words.who[role]}: ${content.slice(0, longest)}`);
  const before = summaries.filter(({ created_by }) => created_by !== "system:handoff").at(0)?.content;
  const content = [
    `${words.reason}: ${handoff?.reason ?? ""}`,
    ...(before ? [`${words.before}: ${before}`] : []),
    ...said,
  ].join("\n");
  try {
    await deps.commit([
      deps.sessions.putSummary(
        input.session_id,
        { content, language: session.language, created_by: "system:handoff" },
        new Date(input.assigned_at),
      ),
    ]);
  } catch (error) {
    // It was written the first time.
    if (!isDomainError(error, "CONFLICT")) throw error;
  }
}

/** Writes down who could not be told, after it was tried again: the handoff itself stands. */
export async function recordUntold(deps: SessionDeps, input: HandoffId & { who: NoticeKind }): Promise<void> {
  const { handoff } = await handoffWithSession(deps, input);
  const { state } = handoff;
  const unnotified = [...new Set([...handoff.unnotified, input.who])];
  if (unnotified.length === handoff.unnotified.length) return;
  const { session_id, handoff_id, who } = input;
  const at = deps.clock.now();
  await deps.commit([
    deps.sessions.changeHandoff(session_id, handoff_id, [state], { state, unnotified }, at),
    recorded(deps, "handoff.untold", input, at, { who }),
  ]);
}
