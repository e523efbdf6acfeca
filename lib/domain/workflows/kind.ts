import { z } from "zod";
import { handoffPriorities } from "#lib/domain/sessions/index.ts";
import type { Scope } from "#lib/domain/access/index.ts";

/** The product's workflows, each an Amazon States Language definition of the same name in `amplify/workflows`. */
export const workflowKinds = ["handoff", "cleanup", "export", "onboarding"] as const;
export type WorkflowKind = (typeof workflowKinds)[number];

export const isWorkflowKind = (text: string): text is WorkflowKind =>
  (workflowKinds as readonly string[]).includes(text);

type Rules = {
  /** Who may start it, stop it and run it again. */
  scope: Scope;
  /** What a run is for: one session, or a piece of work with an id of its own (one export, one clean-up). */
  subject: "session" | "batch";
  /** What fails, is stopped or out of time is undone: there is nothing to go on with, only a new try. */
  isUndone?: true;
  /** What it is started with; `requested_by` is added from who starts it. */
  input: z.ZodType<Record<string, unknown>>;
};

/** What a subject's id may hold: it stands in the execution's name, which has at most 80 characters. */
export const subjectPattern = /^[A-Za-z0-9_-]{1,56}$/;
const sessionId = z.string().regex(subjectPattern, { error: "workflows.subject" });

export const workflowRules: Record<WorkflowKind, Rules> = {
  handoff: {
    scope: "sessions:handoff",
    subject: "session",
    isUndone: true,
    input: z.looseObject({
      session_id: sessionId,
      reason: z.string().min(1, { error: "workflows.reason" }).max(500, { error: "workflows.reason" }),
      priority: z.enum(handoffPriorities, { error: "workflows.priority" }),
    }),
  },
  cleanup: { scope: "sessions:cleanup", subject: "batch", input: z.looseObject({}) },
  export: { scope: "sessions:export", subject: "batch", input: z.looseObject({}) },
  onboarding: {
    scope: "sessions:onboard",
    subject: "session",
    input: z.looseObject({ session_id: sessionId }),
  },
};
