import { z } from "zod";
import { authorize, authorizeChange } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import type { SpeechBotDeps } from "./deps.ts";
import { phrasesEntity } from "./phrase-store.ts";
import { phraseFields, samePhrases } from "./phrases.ts";
import { writePhrases } from "./save-phrases.ts";
import { phrasesSchema, type StoredPhrases } from "./stored-phrases.ts";

export const restorePhrasesInput = z.object({
  /** The history item's key; what stood before that change is brought back. */
  at: z.string(),
  /** The version that the person saw. */
  version: z.number().int(),
  requestId: z.string().max(64),
});
export type RestorePhrasesInput = z.infer<typeof restorePhrasesInput>;

/**
 * Brings back the phrases as they were before a change, all of them, as a new version.
 * @throws CONFLICT when they were changed since the person saw them; RULE when they may no longer be used
 */
export async function restorePhrases(
  deps: SpeechBotDeps,
  actor: Actor,
  input: RestorePhrasesInput,
): Promise<StoredPhrases> {
  authorize(actor, "prompts:write");
  authorize(actor, "history:restore");
  authorizeChange(actor, []);
  const [current, change] = await Promise.all([
    deps.phrases.read(),
    deps.history.get(phrasesEntity, input.at),
  ]);
  const before = phrasesSchema.safeParse(change.Before);
  if (!before.success) throw new DomainError("RULE", "history.nothingToRestore");
  // What the person asks for is there already: asked twice, or somebody else did the same.
  if (phraseFields.every((field) => samePhrases(current[field], before.data[field]))) return current;
  if (current.Version !== input.version) throw new DomainError("CONFLICT", "speech.changedSince");
  try {
    return await writePhrases(deps, actor, {
      current,
      wanted: before.data,
      action: "phrases.restored",
      requestId: input.requestId,
    });
  } catch (error) {
    if (isDomainError(error, "VALIDATION"))
      throw new DomainError("RULE", "speech.cannotRestore", { cause: error });
    if (isDomainError(error, "CONFLICT")) throw new DomainError("CONFLICT", "speech.changedSince");
    throw error;
  }
}
