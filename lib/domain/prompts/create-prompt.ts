import { z } from "zod";
import { authorize, authorizeChange, authorizeSight } from "#lib/domain/access/index.ts";
import { actorName } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { PromptDeps } from "./deps.ts";
import {
  contentsOf,
  newPrompt,
  promptContentsSchema,
  promptNameSchema,
  sameContents,
  type Prompt,
} from "./prompt.ts";

export const createPromptInput = promptContentsSchema.extend({
  flow: z.string(),
  PromptName: promptNameSchema,
  requestId: z.string().max(64),
});
export type CreatePromptInput = z.infer<typeof createPromptInput>;

/**
 * Adds a prompt to a flow. Done twice by the same person with the same contents, it is there once.
 * @throws CONFLICT when the flow has a prompt of that name
 */
export async function createPrompt(
  deps: PromptDeps,
  actor: Actor,
  input: CreatePromptInput,
): Promise<Prompt> {
  authorize(actor, "prompts:write");
  const { flow, prompt: existing } = await deps.prompts.find({ flow: input.flow, name: input.PromptName });
  if (!flow) throw new DomainError("NOT_FOUND", "flows.gone");
  authorizeSight(actor, flow.LOBs, "flows.gone");
  authorizeChange(actor, flow.LOBs);
  const by = actorName(actor);
  if (existing?.Version === 1 && existing.UpdatedBy === by && sameContents(existing, input)) return existing;

  const at = deps.clock.now();
  const next = newPrompt({ FlowName: input.flow, PromptName: input.PromptName }, input, at, by);
  await deps.commit([
    deps.prompts.create(next),
    deps.prompts.count(input.flow, [{ after: next }]),
    deps.history.record({
      entity: `PROMPT#${next.FlowName}#${next.PromptName}`,
      action: "prompt.created",
      actor,
      after: contentsOf(next),
      at,
      requestId: input.requestId,
    }),
  ]);
  return next;
}
