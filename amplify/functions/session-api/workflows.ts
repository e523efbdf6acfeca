import { authorize } from "#lib/domain/access/index.ts";
import { sessionFor } from "#lib/domain/sessions/index.ts";
import {
  cleanUpNow,
  executionName,
  isWorkflowKind,
  requestExport,
  requestExportInput,
  runIdOf,
  workflowRules,
  type StartedRun,
  type WorkflowKind,
} from "#lib/domain/workflows/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { fieldErrorsOf } from "#lib/kernel/field-errors.ts";
import type { SessionApiDeps } from "./deps.ts";
import { presentExecution } from "./present.ts";
import type { Answer, Call } from "./session-api.ts";

/** 202 with where to ask how it goes. */
export const started = (run: Pick<StartedRun, "arn">, more: object = {}): Answer => ({
  status: 202,
  body: { execution_arn: run.arn, ...more },
  location: `/executions/${encodeURIComponent(run.arn)}`,
});

/** One cleanup of everything at a time: whoever asks while it runs hears of that one. */
export const startCleanup = async (
  deps: SessionApiDeps,
  actor: Actor,
  { requestId }: Call,
): Promise<Answer> => started(await cleanUpNow(deps, actor, { requestId }));

type NewExport = { format: string; from: string; to: string; status?: string; customer_id?: string };

/** Each request is an export of its own. */
export async function startExport(
  deps: SessionApiDeps,
  actor: Actor,
  { body, requestId }: Call,
): Promise<Answer> {
  const { customer_id, ...choice } = body as NewExport;
  const export_id = crypto.randomUUID();
  const asked = requestExportInput.safeParse({ ...choice, customer: customer_id, export_id, requestId });
  // What no schema of the document can say: days in their order, and not too many.
  if (!asked.success)
    throw new DomainError("VALIDATION", "form.invalid", { fieldErrors: fieldErrorsOf(asked.error) });
  await requestExport(deps, actor, asked.data);
  const name = executionName({ kind: "export", subject: export_id, attempt: 1 });
  return started({ arn: deps.workflows.arnOf("export", name) });
}

const gone = () => new DomainError("NOT_FOUND", "workflows.gone");

/** Which workflow of ours an execution is of, and what it is for; what is not ours is not there. */
function ours(deps: SessionApiDeps, arn: string): { kind: WorkflowKind; subject: string | undefined } {
  const name = arn.split(":").at(-1) ?? "";
  const kind = deps.workflows.workflows
    .filter(isWorkflowKind)
    .find((one) => deps.workflows.arnOf(one, name) === arn);
  if (!kind) throw gone();
  return { kind, subject: runIdOf(name)?.subject };
}

/** How an execution stands: for who may read sessions, and of a session's, for who may see that one. */
export async function openExecution(deps: SessionApiDeps, actor: Actor, { values }: Call): Promise<Answer> {
  authorize(actor, "sessions:read");
  const { kind, subject } = ours(deps, String(values.executionArn));
  if (workflowRules[kind].subject === "session" && subject !== undefined)
    await sessionFor(deps, actor, "sessions:read", subject);
  const execution = await deps.workflows.describe(String(values.executionArn));
  return { status: 200, body: presentExecution(kind, execution) };
}
