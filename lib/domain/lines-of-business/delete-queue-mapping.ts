import { z } from "zod";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { LobDeps } from "./deps.ts";
import { lookingAgain, openForChange } from "./open-for-change.ts";
import { mappingLanguages } from "./queue-mapping.ts";
import { findMapping, mappingWrites, touchQueues } from "./save-queue-mapping.ts";

export const deleteQueueMappingInput = z.object({
  lob: z.string(),
  intent: z.string(),
  language: z.enum(mappingLanguages, { error: "lobs.language" }),
  /** The version that the person saw when they decided. */
  version: z.number().int(),
  requestId: z.string().max(64),
});
export type DeleteQueueMappingInput = z.infer<typeof deleteQueueMappingInput>;

/**
 * Deletes a queue mapping; its history stays, and it can be restored from there. Deleting it twice is no error.
 * @throws CONFLICT when it was changed since the person saw it
 */
export function deleteQueueMapping(
  deps: LobDeps,
  actor: Actor,
  input: DeleteQueueMappingInput,
): Promise<void> {
  return lookingAgain(async () => {
    const { entry, config } = await openForChange(deps, actor, input.lob);
    const current = findMapping(config, { Intent: input.intent, Language: input.language });
    if (!current) return;
    if (current.Version !== input.version) throw new DomainError("CONFLICT", "lobs.changedSince");
    const steps = [{ before: current }];
    await deps.commit([
      ...mappingWrites(deps, actor, config, steps, "queue.deleted", input.requestId),
      touchQueues(deps, actor, config, steps, entry.ContentVersion),
    ]);
  });
}
