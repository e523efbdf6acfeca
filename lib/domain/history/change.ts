import { z } from "zod";
import type { Actor } from "#lib/kernel/actor.ts";

/** `PROMPT#<flow>#<prompt>`, `CONFIG#<lob>#<key>`, … : the thing whose history it is. */
export type Entity =
  `${"PROMPT" | "FLOW" | "CONFIG" | "SESSION" | "CALLBACK" | "USER" | "IMPORT" | "WORKFLOW" | "NUMBER" | "VANITY" | "MESSAGE" | "EXPORT"}#${string}`;

export const historyActions = [
  "prompt.created",
  "prompt.saved",
  "prompt.deleted",
  "prompt.restored",
  "prompt.imported",
  "flow.created",
  "flow.saved",
  "flow.deleted",
  "import.written",
  "import.undone",
  "lob.created",
  "lob.archived",
  "lob.unarchived",
  "lob.removed",
  "setting.saved",
  "setting.restored",
  "setting.imported",
  "queue.saved",
  "queue.deleted",
  "queue.restored",
  "queue.imported",
  "emergency.raised",
  "emergency.ended",
  "playbook.saved",
  "playbook.deleted",
  "phrases.saved",
  "phrases.restored",
  "callback.cleared",
  "session.created",
  "session.handed_off",
  "session.ended",
  "session.deleted",
  "session.restored",
  "session.revealed",
  "session.archived",
  "session.exported",
  "handoff.requested",
  "handoff.waiting",
  "handoff.escalated",
  "handoff.reassigned",
  "handoff.completed",
  "handoff.assigned",
  "handoff.accepted",
  "handoff.declined",
  "handoff.failed",
  "handoff.untold",
  "workflow.started",
  "workflow.stopped",
  "workflow.redriven",
  "number.revealed",
  "vanity.exported",
  "message.returned",
  "message.discarded",
] as const;
export type HistoryAction = (typeof historyActions)[number];

const contents = z.record(z.string(), z.unknown());

/** One item of the History table: what somebody did to one thing, with its contents before and after. */
export const changeSchema = z.object({
  Entity: z.string(),
  /** ISO 8601 UTC with a unique tail: `2026-11-21T10:42:00.000Z#1f0c…`. */
  At: z.string(),
  /** `YYYY-MM-DD` of At, the key of the index by day. */
  Day: z.string(),
  Action: z.enum(historyActions),
  Actor: z.string(),
  Before: contents.optional(),
  After: contents.optional(),
  /** Shared by all changes of one request, e.g. of one import. */
  RequestId: z.string(),
});
export type Change = z.infer<typeof changeSchema>;

export type ChangeInput = {
  entity: Entity;
  action: HistoryAction;
  actor: Actor;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  at: Date;
  /** What makes At unique, where several items of one transaction shall be found by one moment. */
  tail?: string;
  requestId: string;
};

/** How an actor is named in history: the person's user name, or `system:<name>`. */
export const actorName = (actor: Actor): string =>
  actor.kind === "user" ? actor.name : `system:${actor.name}`;

export function describeChange(input: ChangeInput): Change {
  const moment = input.at.toISOString();
  return {
    Entity: input.entity,
    At: `${moment}#${input.tail ?? crypto.randomUUID().slice(0, 8)}`,
    Day: moment.slice(0, 10),
    Action: input.action,
    Actor: actorName(input.actor),
    Before: input.before,
    After: input.after,
    RequestId: input.requestId,
  };
}
