import { z } from "zod";
import { authorize, authorizeChange } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { PromptDeps } from "./deps.ts";
import { newFlowSchema } from "./flow.ts";

export const createFlowInput = newFlowSchema.extend({ requestId: z.string().max(64) });
export type CreateFlowInput = z.infer<typeof createFlowInput>;

/** Adds an empty flow. @throws CONFLICT when there is one of that name */
export async function createFlow(
  deps: PromptDeps,
  actor: Actor,
  input: CreateFlowInput,
): Promise<{ FlowName: string }> {
  authorize(actor, "prompts:write");
  authorizeChange(actor, input.LOBs);
  const { requestId, ...flow } = input;
  await deps.commit([
    deps.prompts.createFlow(flow),
    deps.history.record({
      entity: `FLOW#${flow.FlowName}`,
      action: "flow.created",
      actor,
      after: flow,
      at: deps.clock.now(),
      requestId,
    }),
  ]);
  return { FlowName: flow.FlowName };
}
