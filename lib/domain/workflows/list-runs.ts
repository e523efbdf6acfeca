import { authorize, seesLobs } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { Page } from "#lib/kernel/page.ts";
import type { Cursors } from "#lib/platform/cursor.ts";
import type { ExecutionStatus, ExecutionSummary } from "#lib/platform/step-functions.ts";
import type { WorkflowDeps } from "./deps.ts";
import type { WorkflowKind } from "./kind.ts";
import { executionName, runIdOf, type Run } from "./run.ts";

/** An execution with what is known of its start; no record means that a schedule, or nobody here, started it. */
export type ListedRun = ExecutionSummary & { run?: Run };
export type RunFilter = { kind: WorkflowKind; status?: ExecutionStatus; cursor?: string };

/** Each row is tall enough for a person to read; a page of them is one request and one BatchGetItem. */
const pageSize = 25;

/**
 * Runs of one kind in the actor's lines of business, newest first, with who started each and for what. One ListExecutions, one BatchGetItem.
 * @throws FORBIDDEN, UNAVAILABLE, VALIDATION for a cursor of another list
 */
export async function listRuns(
  deps: Pick<WorkflowDeps, "workflows" | "runs"> & { cursors: Cursors },
  actor: Actor,
  { kind, status, cursor }: RunFilter,
): Promise<Page<ListedRun>> {
  authorize(actor, "sessions:read");
  const purpose = `runs ${kind} ${status ?? ""}`;
  const next = deps.cursors.open(purpose, cursor)?.token;
  const page = await deps.workflows.list(kind, {
    status,
    next: typeof next === "string" ? next : undefined,
    limit: pageSize,
  });
  const ids = page.items.flatMap(({ name }) => runIdOf(name) ?? []);
  const runs = new Map((await deps.runs.many(ids)).map((run) => [executionName(run), run]));
  return {
    items: page.items
      .map((execution) => ({ ...execution, run: runs.get(execution.name) }))
      .filter(({ run }) => seesLobs(actor, run?.lobs ?? [])),
    next: deps.cursors.seal(purpose, page.next ? { token: page.next } : undefined),
    unreadable: 0,
  };
}
