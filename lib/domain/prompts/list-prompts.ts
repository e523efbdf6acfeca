import { allows, authorize } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Page } from "#lib/kernel/page.ts";
import type { PromptDeps } from "./deps.ts";
import { flowFor, seesFlow, type ListedFlow } from "./list-flows.ts";
import { figuresOf, isSpanishOutOfDate, type Prompt } from "./prompt.ts";

export type ListedPrompt = Prompt & { outOfDate: boolean };
/** `previous` is the cursor (`before`) of the page before this one, absent on the first. */
export type FlowPage = { flow: ListedFlow; prompts: Page<ListedPrompt> & { previous?: string } };

/** What prompts may be looked for by; each counts what the flow's figure of the same name counts. */
export const promptFilters = ["no-spanish", "out-of-date", "inactive"] as const;
export type PromptFilter = (typeof promptFilters)[number];

const passes: Record<PromptFilter, (prompt: Prompt) => boolean> = {
  "no-spanish": (prompt) => figuresOf(prompt).MissingEs > 0,
  "out-of-date": (prompt) => figuresOf(prompt).OutOfDateEs > 0,
  inactive: (prompt) => !prompt.IsActive,
};

/**
 * One page of a flow's prompts, in `Order`, with the flow: one GetItem and one Query. `filter` is for those who
 * see every prompt: what of the rest is active or translated is not told to others.
 * @throws NOT_FOUND where the flow is not, or is not for the actor to see
 */
export async function listPrompts(
  deps: PromptDeps,
  actor: Actor,
  input: { flow: string; cursor?: string; before?: string; limit?: number; filter?: PromptFilter },
): Promise<FlowPage> {
  authorize(actor, "prompts:read");
  const readsAll = allows(actor, "prompts:read-all");
  const [flow, prompts] = await Promise.all([
    deps.prompts.flow(input.flow),
    deps.prompts.list(input.flow, {
      cursor: input.cursor,
      before: input.before,
      limit: input.limit,
      clientVisible: !readsAll,
      filter: readsAll && input.filter ? { name: input.filter, passes: passes[input.filter] } : undefined,
    }),
  ]);
  if (!flow || !seesFlow(actor, flow)) throw new DomainError("NOT_FOUND", "flows.gone");
  return {
    flow: flowFor(actor, flow),
    prompts: {
      ...prompts,
      items: prompts.items.map((prompt) => ({ ...prompt, outOfDate: isSpanishOutOfDate(prompt) })),
    },
  };
}
