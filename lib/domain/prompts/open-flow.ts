import { authorize, authorizeSight } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { PromptDeps } from "./deps.ts";
import { flowFor, type ListedFlow } from "./list-flows.ts";

/**
 * One flow, and the `Order` of its last prompt (0 where there is none), after which a new one stands.
 * One GetItem and one Query of one item.
 * @throws NOT_FOUND where the flow is not, or belongs to other lines of business
 */
export async function openFlow(
  deps: PromptDeps,
  actor: Actor,
  input: { flow: string },
): Promise<{ flow: ListedFlow; lastOrder: number }> {
  authorize(actor, "prompts:read-all");
  const [flow, lastOrder] = await Promise.all([
    deps.prompts.flow(input.flow),
    deps.prompts.lastOrder(input.flow),
  ]);
  if (!flow) throw new DomainError("NOT_FOUND", "flows.gone");
  authorizeSight(actor, flow.LOBs, "flows.gone");
  return { flow: flowFor(actor, flow), lastOrder };
}
