import { z } from "zod";
import { authorize, authorizeChange, authorizeSight } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { PromptDeps } from "./deps.ts";
import { flowDetailsSchema, type FlowDetails } from "./flow.ts";

export const saveFlowInput = flowDetailsSchema.extend({
  flow: z.string(),
  /** What the person saw; the save is refused when it has changed since. */
  from: z.object({ Description: z.string(), LOBs: z.array(z.string()) }),
  requestId: z.string().max(64),
});
export type SaveFlowInput = z.infer<typeof saveFlowInput>;

const detailsOf = ({ Description, LOBs }: FlowDetails): FlowDetails => ({ Description, LOBs });
const sameDetails = (one: FlowDetails, other: FlowDetails): boolean =>
  one.Description === other.Description && one.LOBs.join() === other.LOBs.join();

/**
 * Changes a flow's description and lines of business. The lines of business decide where its prompts are heard:
 * both those it has and those it gets must be the actor's.
 * @throws CONFLICT when somebody changed them since the person saw them
 */
export async function saveFlow(
  deps: PromptDeps,
  actor: Actor,
  input: SaveFlowInput,
): Promise<{ FlowName: string }> {
  authorize(actor, "prompts:write");
  const current = await deps.prompts.flow(input.flow);
  if (!current) throw new DomainError("NOT_FOUND", "flows.gone");
  authorizeSight(actor, current.LOBs, "flows.gone");
  authorizeChange(actor, current.LOBs);
  authorizeChange(actor, input.LOBs);
  const [before, after] = [detailsOf(current), detailsOf(input)];
  if (sameDetails(before, after)) return { FlowName: current.FlowName };
  if (!sameDetails(before, input.from)) throw new DomainError("CONFLICT", "flows.changedSince");

  await deps.commit([
    deps.prompts.describeFlow(current.FlowName, before, after),
    deps.history.record({
      entity: `FLOW#${current.FlowName}`,
      action: "flow.saved",
      actor,
      before,
      after,
      at: deps.clock.now(),
      requestId: input.requestId,
    }),
  ]);
  return { FlowName: current.FlowName };
}
