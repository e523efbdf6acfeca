import { z } from "zod";
import { authorize, authorizeSight } from "#lib/domain/access/index.ts";
import type { Entity } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { Execution } from "#lib/platform/step-functions.ts";
import type { WorkflowDeps } from "./deps.ts";
import { workflowRules, type WorkflowKind } from "./kind.ts";
import { runAddress } from "./open-run.ts";
import { runIdOf, type Run } from "./run.ts";
import { entityOf } from "./start-workflow.ts";

/** Names a run, for those who stop it or run it again. */
export const changeRunInput = z.object({
  kind: z.string().max(20),
  name: z.string().max(80),
  requestId: z.string().max(64),
});
export type ChangeRunInput = z.output<typeof changeRunInput>;

export type RunToChange = {
  kind: WorkflowKind;
  arn: string;
  execution: Execution;
  run?: Run;
  /** Where its history is. */
  entity: Entity;
};

/** The run as it stands, for somebody who may change it. @throws FORBIDDEN, NOT_FOUND, UNAVAILABLE */
export async function runToChange(
  deps: WorkflowDeps,
  actor: Actor,
  address: { kind: string; name: string },
): Promise<RunToChange> {
  const { kind, name, arn } = runAddress(deps, address);
  authorize(actor, workflowRules[kind].scope);
  const id = runIdOf(name);
  const [execution, run] = await Promise.all([deps.workflows.describe(arn), id && deps.runs.find(id)]);
  authorizeSight(actor, run?.lobs ?? [], "workflows.gone");
  return { kind, arn, execution, run, entity: id ? entityOf(id) : `WORKFLOW#${name}` };
}
