import { z } from "zod";
import { subjectPattern, workflowKinds, type WorkflowKind } from "./kind.ts";

/**
 * Who started an execution, for what, and with which input: written before the execution is started, so that a start
 * that was cut off can be made good with the same name and input.
 */
export const runSchema = z.object({
  PK: z.string(),
  SK: z.string(),
  kind: z.enum(workflowKinds),
  /** A session's id, or the id of a batch. */
  subject: z.string(),
  /** 1, then +1 with each run of this kind for this subject. */
  attempt: z.number().int().positive(),
  input: z.record(z.string(), z.unknown()),
  requested_by: z.string(),
  /** Whose lines of business it is about; of none, only those see it who are limited to none. */
  lobs: z.array(z.string()).default([]),
  /** ISO 8601 UTC. */
  requested_at: z.string(),
  stopped_by: z.string().optional(),
  stopped_at: z.string().optional(),
  /** The last redrive that was asked for. */
  redrives: z.number().optional(),
  /** Epoch seconds: executions themselves are kept for 90 days after they end. */
  ttl: z.number(),
});
export type Run = z.infer<typeof runSchema>;

export type RunId = Pick<Run, "kind" | "subject" | "attempt">;

/**
 * The execution's name, made from what it is for and which try it is: whoever presses at the same moment names the
 * same execution, and there is one.
 */
export const executionName = ({ kind, subject, attempt }: RunId): string => `${kind}-${subject}-${attempt}`;

/** What an execution's name says; undefined for one that was not started by this product (a schedule's, say). */
export function runIdOf(name: string): RunId | undefined {
  const kind = workflowKinds.find((known) => name.startsWith(`${known}-`));
  const match = kind && /^(.+)-([1-9]\d{0,5})$/.exec(name.slice(kind.length + 1));
  const [, subject = "", attempt = ""] = match ?? [];
  return kind && subjectPattern.test(subject) ? { kind, subject, attempt: Number(attempt) } : undefined;
}

/** Where the record of a run is: with its session, so that one Query gives the workflows that touched it. */
export const runPartition = (kind: WorkflowKind, subject: string, of: "session" | "batch"): string =>
  of === "session" ? `SESSION#${subject}` : `BATCH#${kind}#${subject}`;
export const runSort = ({ kind, attempt }: Pick<RunId, "kind" | "attempt">): string =>
  `RUN#${kind}#${String(attempt).padStart(6, "0")}`;

const keptDays = 120;
export const runExpiry = (now: Date): number => Math.floor(now.getTime() / 1_000) + keptDays * 86_400;
