import { z } from "zod";
import { authorize, authorizeChange, authorizeSight } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { PromptDeps } from "./deps.ts";
import { recordOf } from "./prompt.ts";

export const deletePromptInput = z.object({
  flow: z.string(),
  name: z.string(),
  /** The version that the person saw when they decided. */
  version: z.number().int(),
  /** The prompt's name, typed, where it is live. */
  confirmation: z.string().optional(),
  requestId: z.string().max(64),
});
export type DeletePromptInput = z.infer<typeof deletePromptInput>;

/**
 * Deletes a prompt; its history stays and it can be restored from there. Deleting it twice is no error.
 * @throws CONFLICT when it was changed since the person saw it; VALIDATION when a live one's name was not typed
 */
export async function deletePrompt(deps: PromptDeps, actor: Actor, input: DeletePromptInput): Promise<void> {
  authorize(actor, "prompts:write");
  const { flow, prompt } = await deps.prompts.find(input);
  authorizeSight(actor, flow?.LOBs ?? [], "prompts.gone");
  if (!flow) throw new DomainError("NOT_FOUND", "prompts.gone");
  authorizeChange(actor, flow.LOBs);
  if (!prompt) return;
  if (prompt.IsActive && input.confirmation?.trim() !== prompt.PromptName)
    throw new DomainError("VALIDATION", "form.invalid", {
      fieldErrors: { confirmation: { reason: "prompts.typeName", values: { name: prompt.PromptName } } },
    });
  if (prompt.Version !== input.version) throw new DomainError("CONFLICT", "prompts.changedSince");

  await deps.commit([
    deps.prompts.remove(prompt),
    deps.prompts.count(prompt.FlowName, [{ before: prompt }]),
    deps.history.record({
      entity: `PROMPT#${prompt.FlowName}#${prompt.PromptName}`,
      action: "prompt.deleted",
      actor,
      before: recordOf(prompt),
      at: deps.clock.now(),
      requestId: input.requestId,
    }),
  ]);
}
