import { authorize } from "#lib/domain/access/index.ts";
import { sessionFor } from "#lib/domain/sessions/index.ts";
import {
  isWorkflowKind,
  runIdOf,
  startWorkflow,
  workflowRules,
  type StartedRun,
  type WorkflowKind,
} from "#lib/domain/workflows/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
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
): Promise<Answer> =>
  started(await startWorkflow(deps, actor, { kind: "cleanup", subject: "all", input: {}, requestId }));

/** Each request is an export of its own. */
export const startExport = async (
  deps: SessionApiDeps,
  actor: Actor,
  { body, requestId }: Call,
): Promise<Answer> =>
  started(
    await startWorkflow(deps, actor, {
      kind: "export",
      subject: requestId,
      input: body as Record<string, unknown>,
      requestId,
    }),
  );

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
