import { isDomainError } from "#lib/kernel/errors.ts";
import type { SessionDeps } from "./deps.ts";
import { maxReassigned } from "./handoff-decision.ts";
import {
  answerer,
  handoffOver,
  handoffWithSession,
  momentAfter,
  notWaiting,
  recorded,
  type HandoffId,
} from "./handoff-deps.ts";
import { handoffWords } from "./handoff-words.ts";
import { isWaiting, type Handoff } from "./handoff.ts";
import { lookingAgain } from "./seen-session.ts";
import { turnSort } from "./turn.ts";

/** `agent_name` is what the customer is told. */
export type AssignedHandoff = HandoffId & { agent_id: string; agent_name: string };

const isWith = ({ state, agent_id }: Handoff, agent: string) => state === "assigned" && agent_id === agent;

/**
 * Gives a handoff to an agent: one who was found free, or who took it while it waited; then the history has it in their
 * name. From now on nobody else can take it. Done twice it is done once. Two GetItem, one transaction.
 * @throws RULE when somebody else has it, or it is over; NOT_FOUND
 */
export async function assignAgent(deps: SessionDeps, input: HandoffId & { agent_id: string }): Promise<void> {
  const { session_id, handoff_id, agent_id } = input;
  const { handoff } = await handoffWithSession(deps, input);
  if (isWith(handoff, agent_id)) return;
  const isTaken = isWaiting(handoff.state);
  if (!isTaken && handoff.state !== "requested") throw handoffOver();
  const at = deps.clock.now();
  try {
    await deps.commit([
      deps.sessions.changeHandoff(
        session_id,
        handoff_id,
        [handoff.state],
        { state: "assigned", agent_id },
        at,
      ),
      recorded(
        deps,
        isTaken ? "handoff.accepted" : "handoff.assigned",
        input,
        at,
        { agent_id },
        isTaken ? answerer(agent_id) : undefined,
      ),
    ]);
  } catch (error) {
    if (!isDomainError(error, "CONFLICT")) throw error;
    const now = await deps.sessions.handoff(session_id, handoff_id);
    if (!now || !isWith(now, agent_id)) throw handoffOver();
  }
}

/**
 * Hands the session over to the agent to whom the handoff is assigned: META, HANDOFF, a system turn and the history in
 * one transaction, on condition that the session is still active or waiting. Done twice it is done once.
 * @throws RULE when the session ended meanwhile, or the handoff is over; NOT_FOUND; UNAVAILABLE after many collisions
 */
export function handOver(
  deps: SessionDeps,
  input: AssignedHandoff,
): Promise<{ assigned_at: string; turn_id: string }> {
  const { session_id, handoff_id, agent_id } = input;
  return lookingAgain(async () => {
    const { session, handoff } = await handoffWithSession(deps, input);
    if (!isWith(handoff, agent_id)) throw handoffOver();
    if (session.status === "handed_off" && session.agent_id === agent_id && handoff.assigned_at) {
      // Its turn is the one of that moment.
      const { items } = await deps.sessions.turnsAfter(
        session_id,
        `${Date.parse(handoff.assigned_at) - 1}-0`,
        1,
      );
      return { assigned_at: handoff.assigned_at, turn_id: items[0]?.turn_id ?? "" };
    }
    if (session.status !== "active" && session.status !== "waiting") throw notWaiting(session);
    const at = momentAfter(deps.clock.now(), session.updated_at);
    const assigned_at = at.toISOString();
    const seq = session.turn_count + 1;
    await deps.commit([
      deps.sessions.change(session, "handed_off", at, { agent_id, turn_count: seq }),
      deps.sessions.changeHandoff(
        session_id,
        handoff_id,
        ["assigned"],
        { state: "assigned", agent_id, assigned_at },
        at,
      ),
      deps.sessions.putTurn(
        session,
        { role: "system", content: handoffWords(session.language).handedOver(input.agent_name) },
        at,
      ),
      recorded(deps, "session.handed_off", input, at, { agent_id }),
    ]);
    const [, ms = "", count = ""] = turnSort(at.getTime(), seq).split("#");
    return { assigned_at, turn_id: `${ms}-${count}` };
  });
}

/**
 * Looks whether the agent has replied. Two reads.
 * @param input `checks` is how often it was looked before; `turn_id` the turn with which the session was handed over
 */
export async function checkFirstReply(
  { sessions }: SessionDeps,
  input: { session_id: string; turn_id: string; checks: number },
): Promise<{ checks: number; replied: boolean; over: boolean }> {
  const [session, { items }] = await Promise.all([
    sessions.get(input.session_id),
    sessions.turnsAfter(input.session_id, input.turn_id),
  ]);
  return {
    checks: input.checks + 1,
    replied: items.some(({ role }) => role === "agent"),
    over: session?.status !== "handed_off",
  };
}

/**
 * Takes the session back from an agent who does not reply, at most three times: it waits again, and the handoff is open
 * for another. Two GetItem, one transaction.
 * @param input `tried` are those who did not reply before
 * @returns whether somebody else is to be looked for, and who is not to be asked again
 * @throws RULE when the session ended meanwhile
 */
export function reassignHandoff(
  deps: SessionDeps,
  input: AssignedHandoff & { tried: string[] },
): Promise<{ again: boolean; reassigned: number; tried: string[] }> {
  const { session_id, handoff_id, agent_id } = input;
  const tried = [...new Set([...input.tried, agent_id])];
  return lookingAgain(async () => {
    const { session, handoff } = await handoffWithSession(deps, input);
    const { reassigned } = handoff;
    if (handoff.state === "requested" && session.status === "waiting")
      return { again: true, reassigned, tried };
    if (!isWith(handoff, agent_id)) throw handoffOver();
    if (reassigned >= maxReassigned) return { again: false, reassigned, tried };
    if (session.status !== "handed_off") throw notWaiting(session);
    const at = momentAfter(deps.clock.now(), session.updated_at);
    const turn_count = session.turn_count + 1;
    const content = handoffWords(session.language).again(input.agent_name);
    await deps.commit([
      deps.sessions.change(session, "waiting", at, { agent_id: undefined, turn_count }),
      deps.sessions.putTurn(session, { role: "system", content }, at),
      deps.sessions.changeHandoff(
        session_id,
        handoff_id,
        ["assigned"],
        { state: "requested", agent_id: undefined, assigned_at: undefined, reassigned: reassigned + 1 },
        at,
      ),
      recorded(deps, "handoff.reassigned", input, at, { agent_id }),
    ]);
    return { again: true, reassigned: reassigned + 1, tried };
  });
}

/** The agent has it: the handoff is complete. Done twice it is done once. */
export async function completeHandoff(deps: SessionDeps, input: HandoffId): Promise<void> {
  const at = deps.clock.now();
  try {
    await deps.commit([
      deps.sessions.changeHandoff(
        input.session_id,
        input.handoff_id,
        ["assigned"],
        { state: "completed", ended_at: at.toISOString() },
        at,
      ),
      recorded(deps, "handoff.completed", input, at, {}),
    ]);
  } catch (error) {
    if (!isDomainError(error, "CONFLICT")) throw error;
    const handoff = await deps.sessions.handoff(input.session_id, input.handoff_id);
    if (handoff?.state !== "completed") throw handoffOver();
  }
}
