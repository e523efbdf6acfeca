import { z } from "zod";

export const handoffPriorities = ["low", "normal", "high", "urgent"] as const;
export type HandoffPriority = (typeof handoffPriorities)[number];

/**
 * `requested`: the workflow looks for somebody. `waiting`: nobody was free, it waits for an agent; `escalated`: for a
 * manager. `assigned`: somebody has it and has not replied yet. `completed`, `failed`: over.
 */
export const handoffStates = [
  "requested",
  "waiting",
  "escalated",
  "assigned",
  "completed",
  "failed",
] as const;
export type HandoffState = (typeof handoffStates)[number];

/** Somebody can take it now. */
export const waitingStates = ["waiting", "escalated"] as const satisfies HandoffState[];
export const isWaiting = (state: HandoffState): boolean =>
  (waitingStates as readonly HandoffState[]).includes(state);

export const maxHandoffReason = 500;

const storedHandoffSchema = z.object({
  PK: z.string(),
  SK: z.string(),
  reason: z.string().default(""),
  priority: z.enum(handoffPriorities).default("normal"),
  state: z.enum(handoffStates),
  agent_id: z.string().optional(),
  /** The workflow's execution, by its name. */
  execution: z.string().optional(),
  requested_by: z.string().default(""),
  updated_at: z.string().optional(),
  /** From when to when the present wait lasts. */
  waiting_since: z.string().optional(),
  waits_until: z.string().optional(),
  assigned_at: z.string().optional(),
  ended_at: z.string().optional(),
  declines: z.array(z.object({ by: z.string(), reason: z.string().default(""), at: z.string() })).default([]),
  reassigned: z.number().int().default(0),
  /** Why it failed: a code of the workflow's. */
  cause: z.string().optional(),
  /** What could not be told to somebody, after it was done. */
  unnotified: z.array(z.string()).default([]),
  language: z.string().optional(),
  lob: z.string().optional(),
});

/** A handoff to a human, without its keys and without the token with which its workflow is answered. */
export type Handoff = Omit<z.infer<typeof storedHandoffSchema>, "PK" | "SK"> & {
  session_id: string;
  /** Epoch milliseconds at which it was asked for, as text: its place in the session. */
  handoff_id: string;
  requested_at: string;
};

export const handoffSort = (id: string | number): string => `HANDOFF#${id}`;

/** A stored handoff. @throws ZodError */
export function readHandoff(item: unknown): Handoff {
  const { PK, SK, ...handoff } = storedHandoffSchema.parse(item);
  const handoff_id = SK.slice("HANDOFF#".length);
  return {
    session_id: PK.slice("SESSION#".length),
    handoff_id,
    requested_at: new Date(Number(handoff_id)).toISOString(),
    ...handoff,
  };
}

/** Where waiting handoffs are found: the index by status and day, in partitions of their own. */
export const waitingDay = (at: string): string => `HANDOFF-waiting#${at.slice(0, 10)}`;
