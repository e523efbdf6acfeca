import { z } from "zod";
import { authorize } from "#lib/domain/access/index.ts";
import { actorName, type Entity } from "#lib/domain/history/index.ts";
import {
  exportChoiceSchema,
  exportFormats,
  sessionFor,
  sessionIdPattern,
  type Export,
  type ExportStore,
  type SessionDeps,
} from "#lib/domain/sessions/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { StartDeps } from "./deps.ts";
import { executionName } from "./run.ts";
import { startWorkflow } from "./start-workflow.ts";

/** Made with the form: however often it is sent, it is one export. */
const exportId = z.string().regex(sessionIdPattern, { error: "form.invalid" });

export const requestExportInput = z
  .object({
    export_id: exportId,
    requestId: z.string().max(64),
  })
  .and(exportChoiceSchema);

type Deps = StartDeps & { exports: Pick<ExportStore, "create"> };
type Wish = Pick<Export, "format" | "from" | "to" | "status" | "customer" | "session">;

/** The record, the history (of the session too, where it is of one) and the workflow. */
async function start(
  deps: Deps,
  actor: Actor,
  { export_id, requestId }: { export_id: string; requestId: string },
  wish: Wish,
): Promise<{ export_id: string }> {
  const lobs = actor.kind === "system" || actor.lobs === "*" ? "*" : [...actor.lobs];
  if (lobs.length === 0) throw new DomainError("FORBIDDEN", "access.lobs");
  const at = deps.clock.now();
  const { format, from, to, status, customer, session } = wish;
  const one: Export = {
    export_id,
    ...{ format, from, to, status, customer, session, lobs },
    requested_by: actorName(actor),
    requested_at: at.toISOString(),
    ...{ state: "running", done: 0, unreadable: 0, files: [] },
  };
  const id = { kind: "export", subject: export_id, attempt: 1 } as const;
  const record = (entity: Entity, after: Record<string, unknown>) =>
    deps.history.record({ entity, action: "session.exported", actor, after, at, requestId });
  await startWorkflow(deps, actor, { ...id, input: { export_id }, requestId }, [
    deps.exports.create(one),
    record(`EXPORT#${export_id}`, {
      ...{ format, from, to, status, session, lobs },
      customer: customer && "one customer",
    }),
    ...(session
      ? [record(`SESSION#${session}`, { format, kind: id.kind, execution: executionName(id) })]
      : []),
  ]);
  return { export_id };
}

/**
 * Asks for an export of the sessions in the actor's lines of business: its record, its history and the workflow that
 * makes it. Sent twice it is one. @throws FORBIDDEN also for somebody without a line of business; UNAVAILABLE
 */
export async function requestExport(
  deps: Deps,
  actor: Actor,
  input: z.output<typeof requestExportInput>,
): Promise<{ export_id: string }> {
  authorize(actor, "sessions:export");
  return start(deps, actor, input, input);
}

export const exportSessionInput = z.object({
  export_id: exportId,
  session_id: z.string().max(64),
  format: z.enum(exportFormats, { error: "exports.format" }),
  requestId: z.string().max(64),
});

/**
 * Asks for an export of one session, as {@link requestExport} does for many. One GetItem more.
 * @throws FORBIDDEN; NOT_FOUND also for another's session; UNAVAILABLE
 */
export async function exportSession(
  deps: Deps & Pick<SessionDeps, "sessions">,
  actor: Actor,
  { session_id, format, ...ids }: z.output<typeof exportSessionInput>,
): Promise<{ export_id: string }> {
  const { updated_at } = await sessionFor(deps, actor, "sessions:export", session_id);
  const day = updated_at.slice(0, 10);
  return start(deps, actor, ids, { format, from: day, to: day, session: session_id });
}
