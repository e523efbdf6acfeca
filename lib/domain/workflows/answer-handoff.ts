import { z } from "zod";
import { authorize, authorizeSight } from "#lib/domain/access/index.ts";
import { actorName } from "#lib/domain/history/index.ts";
import {
  acceptedOutput,
  declinedCause,
  declinedError,
  isOffered,
  maxDeclineReason,
  type SessionDeps,
} from "#lib/domain/sessions/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { WorkflowDeps } from "./deps.ts";

export const acceptHandoffInput = z.object({
  session_id: z.string().max(64),
  handoff_id: z.string().max(20),
});
export type AcceptHandoffInput = z.output<typeof acceptHandoffInput>;

export const declineHandoffInput = acceptHandoffInput.extend({
  reason: z
    .string()
    .trim()
    .min(1, { error: "handoffs.reason" })
    .max(maxDeclineReason, { error: "handoffs.reason" }),
});
export type DeclineHandoffInput = z.output<typeof declineHandoffInput>;

type AnswerDeps = Pick<SessionDeps, "sessions" | "clock"> & Pick<WorkflowDeps, "workflows">;

/** The token of a wait that the actor may answer. Two GetItem. @throws FORBIDDEN, NOT_FOUND, CONFLICT */
async function tokenOf(
  deps: AnswerDeps,
  actor: Actor,
  { session_id, handoff_id }: AcceptHandoffInput,
): Promise<string> {
  authorize(actor, "sessions:handoff");
  const [handoff, token] = await Promise.all([
    deps.sessions.handoff(session_id, handoff_id),
    deps.sessions.taskToken(session_id, handoff_id),
  ]);
  if (!handoff) throw new DomainError("NOT_FOUND", "handoffs.gone");
  authorizeSight(actor, handoff.lob === undefined ? [] : [handoff.lob], "handoffs.gone");
  if (!token || !isOffered(handoff, true, deps.clock.now()))
    throw new DomainError("CONFLICT", "handoffs.noLongerWaiting");
  return token;
}

/**
 * Takes a waiting handoff: its workflow goes on and gives the session to the actor. Of several who take it at once, one
 * has it. The workflow writes the change, and its history, with the name that is given here.
 * @throws FORBIDDEN; NOT_FOUND; CONFLICT (`handoffs.noLongerWaiting`) when the wait has ended; UNAVAILABLE
 */
export async function acceptHandoff(
  deps: AnswerDeps,
  actor: Actor,
  input: AcceptHandoffInput,
): Promise<void> {
  const token = await tokenOf(deps, actor, input);
  await deps.workflows.succeed(token, acceptedOutput(actorName(actor)));
}

/**
 * Declines a waiting handoff, with the reason: its workflow offers it again, at most three times, then to a manager.
 * @throws as {@link acceptHandoff}
 */
export async function declineHandoff(
  deps: AnswerDeps,
  actor: Actor,
  { reason, ...input }: DeclineHandoffInput,
): Promise<void> {
  const token = await tokenOf(deps, actor, input);
  await deps.workflows.fail(token, declinedError, declinedCause({ by: actorName(actor), reason }));
}
