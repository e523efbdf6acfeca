import { z } from "zod";
import { authorize } from "#lib/domain/access/index.ts";
import { actorName } from "#lib/domain/history/index.ts";
import {
  exportChoiceSchema,
  sessionIdPattern,
  type Export,
  type ExportStore,
} from "#lib/domain/sessions/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { StartDeps } from "./deps.ts";
import { startWorkflow } from "./start-workflow.ts";

export const requestExportInput = z
  .object({
    /** Made with the form: however often it is sent, it is one export. */
    export_id: z.string().regex(sessionIdPattern, { error: "form.invalid" }),
    requestId: z.string().max(64),
  })
  .and(exportChoiceSchema);
export type RequestExportInput = z.input<typeof requestExportInput>;

/**
 * Asks for an export of the sessions in the actor's lines of business: its record, its history and the workflow that
 * makes it. Sent twice it is one. @throws FORBIDDEN also for somebody without a line of business; UNAVAILABLE
 */
export async function requestExport(
  deps: StartDeps & { exports: Pick<ExportStore, "create"> },
  actor: Actor,
  input: z.output<typeof requestExportInput>,
): Promise<{ export_id: string }> {
  authorize(actor, "sessions:export");
  const { export_id, requestId, ...choice } = input;
  const lobs = actor.kind === "system" || actor.lobs === "*" ? "*" : [...actor.lobs];
  if (lobs.length === 0) throw new DomainError("FORBIDDEN", "access.lobs");
  const at = deps.clock.now();
  const { format, from, to, status, customer } = choice;
  const one: Export = {
    export_id,
    ...{ format, from, to, status, customer, lobs },
    requested_by: actorName(actor),
    requested_at: at.toISOString(),
    ...{ state: "running", done: 0, unreadable: 0, files: [] },
  };
  await startWorkflow(
    deps,
    actor,
    { kind: "export", subject: export_id, input: { export_id }, attempt: 1, requestId },
    [
      deps.exports.create(one),
      deps.history.record({
        entity: `EXPORT#${export_id}`,
        action: "session.exported",
        actor,
        after: { format, from, to, status, customer: customer && "one customer", lobs },
        at,
        requestId,
      }),
    ],
  );
  return { export_id };
}
