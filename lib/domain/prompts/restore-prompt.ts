import { z } from "zod";
import { authorize, authorizeChange, authorizeSight } from "#lib/domain/access/index.ts";
import { actorName } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { PromptDeps } from "./deps.ts";
import {
  applyEdit,
  contentsOf,
  newPrompt,
  promptContentsSchema,
  revivedPrompt,
  sameContents,
  type Prompt,
} from "./prompt.ts";

export const restorePromptInput = z.object({
  flow: z.string(),
  name: z.string(),
  /** The history item's key, and which side of it to bring back. */
  at: z.string(),
  side: z.enum(["Before", "After"]),
  /** The version that the person saw; absent when they saw that it was deleted. */
  version: z.number().int().optional(),
  requestId: z.string().max(64),
});
export type RestorePromptInput = z.infer<typeof restorePromptInput>;

/**
 * Brings back a prompt's earlier contents as a new version; history is added to, never rewritten.
 * @throws CONFLICT when the prompt was changed since the person saw it
 */
export async function restorePrompt(
  deps: PromptDeps,
  actor: Actor,
  input: RestorePromptInput,
): Promise<Prompt> {
  authorize(actor, "prompts:write");
  authorize(actor, "history:restore");
  const entity = `PROMPT#${input.flow}#${input.name}` as const;
  const [{ flow, prompt: current }, change] = await Promise.all([
    deps.prompts.find(input),
    deps.history.get(entity, input.at),
  ]);
  if (!flow) throw new DomainError("NOT_FOUND", "flows.gone");
  authorizeSight(actor, flow.LOBs, "flows.gone");
  authorizeChange(actor, flow.LOBs);
  const contents = promptContentsSchema.safeParse(change[input.side]);
  if (!contents.success) throw new DomainError("RULE", "history.nothingToRestore");
  if (current && sameContents(current, contents.data)) return current;
  if (current?.Version !== input.version) throw new DomainError("CONFLICT", "prompts.changedSince");

  const at = deps.clock.now();
  const by = actorName(actor);
  const next = current
    ? applyEdit(current, contents.data, {}, at, by)
    : revivedPrompt(
        newPrompt({ FlowName: input.flow, PromptName: input.name }, contents.data, at, by),
        change[input.side],
      );
  await deps.commit([
    current ? deps.prompts.put(next, current.Version) : deps.prompts.create(next),
    deps.prompts.count(input.flow, [{ before: current, after: next }]),
    deps.history.record({
      entity,
      action: "prompt.restored",
      actor,
      before: current && contentsOf(current),
      after: contentsOf(next),
      at,
      requestId: input.requestId,
    }),
  ]);
  return next;
}
