import { z } from "zod";

/**
 * How a waiting handoff is answered. Its workflow waits with a task token, which `sessions.taskToken(session, handoff)`
 * gives while the wait lasts:
 *
 * - to accept, `SendTaskSuccess` with {@link acceptedOutput}: the workflow then assigns the agent;
 * - to decline, `SendTaskFailure` with the error {@link declinedError} and the cause {@link declinedCause}: the workflow
 *   adds the decline to the HANDOFF item and offers it again, at most {@link maxDeclines} times, then to a manager. A
 *   manager who declines ends it.
 *
 * A handoff without a token, or whose `waits_until` is over, is not offered. Whoever answers too late is told so by Step
 * Functions (TaskTimedOut): "no longer waiting". The answer changes nothing in the table; the workflow does.
 */
export const declinedError = "Declined";

/** The error with which a handoff's workflow is stopped when it is taken back. */
export const withdrawnError = "Withdrawn";

/** Back to the queue so often; the next decline escalates. */
export const maxDeclines = 3;
/** An agent who does not reply is replaced so often. */
export const maxReassigned = 3;

export const maxDeclineReason = 500;

const declineSchema = z.object({ by: z.string(), reason: z.string().default("") });
export type Decline = z.infer<typeof declineSchema>;

/** Seconds that an offer waits; the definition's TimeoutSeconds (a test holds them together). */
export const offerSeconds = 300;

/** The output with which somebody takes a waiting handoff. */
export const acceptedOutput = (agent_id: string) => ({ decision: "accepted" as const, agent_id });

/** The cause with which a waiting handoff is declined: who, and why, as JSON. */
export const declinedCause = (decline: Decline): string => JSON.stringify(decline);

/** Reads a cause that somebody sent; what is no JSON is taken for the reason. */
export function readDecline(cause: string): Decline {
  try {
    return declineSchema.parse(JSON.parse(cause));
  } catch {
    return { by: "", reason: cause.slice(0, maxDeclineReason) };
  }
}

/** Whether a handoff can be answered now. */
export const isOffered = (
  handoff: { state: string; waits_until?: string },
  hasToken: boolean,
  now: Date,
): boolean =>
  hasToken &&
  (handoff.state === "waiting" || handoff.state === "escalated") &&
  handoff.waits_until !== undefined &&
  now.toISOString() < handoff.waits_until;
