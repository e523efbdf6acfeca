import { z } from "zod";
import { listFlows, listPrompts, type PromptDeps } from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDomainError } from "#lib/kernel/errors.ts";

export const suggestPromptsInput = z.object({ text: z.string().max(300) });
export type SuggestPromptsInput = z.infer<typeof suggestPromptsInput>;

const maxSuggestions = 50;

/**
 * How `<flow>/<prompt>` may go on: the actor's flows until there is a slash, then that flow's prompts. One Query,
 * or a GetItem and a Query.
 */
export async function suggestPrompts(
  deps: PromptDeps,
  actor: Actor,
  { text }: SuggestPromptsInput,
): Promise<string[]> {
  const slash = text.lastIndexOf("/");
  if (slash < 0) {
    const { items } = await listFlows(deps, actor, { whole: true });
    return items.map(({ FlowName }) => `${FlowName}/`);
  }
  const flow = text.slice(0, slash);
  try {
    const { prompts } = await listPrompts(deps, actor, { flow, limit: maxSuggestions });
    return prompts.items.map(({ PromptName }) => `${flow}/${PromptName}`);
  } catch (error) {
    // While somebody types, most of what stands before a slash is no flow.
    if (isDomainError(error, "NOT_FOUND")) return [];
    throw error;
  }
}
