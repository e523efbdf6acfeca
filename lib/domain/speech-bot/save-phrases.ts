import { z } from "zod";
import { authorize, authorizeChange } from "#lib/domain/access/index.ts";
import { actorName } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import { phraseProblems } from "./check-phrases.ts";
import type { SpeechBotDeps } from "./deps.ts";
import { phrasesEntity } from "./phrase-store.ts";
import {
  keptPhrases,
  phraseFields,
  phrasesOf,
  samePhrases,
  type PhraseField,
  type Phrases,
} from "./phrases.ts";
import type { StoredPhrases } from "./stored-phrases.ts";

// What is too long or too many is told in words by phraseProblems; more than this nobody types.
const list = z.array(z.string().max(2_000)).max(2_000);

export const savePhrasesInput = z.object({
  /** Only what the person changed, each from what they saw to what they want. */
  changes: z.partialRecord(z.enum(phraseFields), z.object({ from: list, to: list })),
  requestId: z.string().max(64),
});
export type SavePhrasesInput = z.infer<typeof savePhrasesInput>;

/** What a refused save carries: each list that somebody else changed meanwhile, and all as it is now. */
export type PhrasesConflict = {
  conflicts: { field: PhraseField; base: string[]; mine: string[]; theirs: string[] }[];
  current: StoredPhrases;
};

const maxTries = 12;

/**
 * Saves changed lists of phrases over the newest version, all or none. Lists that others changed meanwhile stand.
 * Twice is as good as once.
 * @throws CONFLICT with a {@link PhrasesConflict}; VALIDATION with an error at each list that is wrong
 */
export async function savePhrases(
  deps: SpeechBotDeps,
  actor: Actor,
  input: SavePhrasesInput,
): Promise<StoredPhrases> {
  authorize(actor, "prompts:write");
  authorizeChange(actor, []);
  for (let attempt = 1; ; attempt += 1) {
    const current = await deps.phrases.read();
    const wanted = merge(current, input.changes);
    try {
      return await writePhrases(deps, actor, { current, wanted, action: "phrases.saved", ...input });
    } catch (error) {
      // Somebody saved between our reading and our writing: look again whether both changes can stand.
      if (!isDomainError(error, "CONFLICT")) throw error;
      if (attempt >= maxTries) throw new DomainError("UNAVAILABLE", "database.busy", { cause: error });
    }
  }
}

function merge(current: StoredPhrases, changes: SavePhrasesInput["changes"]): Phrases {
  const wanted = phrasesOf(current);
  const conflicts: PhrasesConflict["conflicts"] = [];
  for (const field of phraseFields) {
    const change = changes[field];
    if (!change) continue;
    const [base, mine] = [change.from, keptPhrases(field, change.to)];
    const theirs = current[field];
    if (samePhrases(base, theirs) || samePhrases(mine, theirs)) wanted[field] = mine;
    else conflicts.push({ field, base, mine, theirs });
  }
  if (conflicts.length === 0) return wanted;
  const data: PhrasesConflict = { conflicts, current };
  throw new DomainError("CONFLICT", "speech.conflict", { data });
}

type Writing = {
  current: StoredPhrases;
  wanted: Phrases;
  action: "phrases.saved" | "phrases.restored";
  requestId: string;
};

/** Checks what is wanted and writes it as the next version with its history; writes nothing where it is the same. */
export async function writePhrases(
  deps: SpeechBotDeps,
  actor: Actor,
  { current, wanted, action, requestId }: Writing,
): Promise<StoredPhrases> {
  const fieldErrors = phraseProblems(wanted);
  if (Object.keys(fieldErrors).length > 0)
    throw new DomainError("VALIDATION", "form.invalid", { fieldErrors });
  if (phraseFields.every((field) => samePhrases(current[field], wanted[field]))) return current;
  const at = deps.clock.now();
  const next = {
    ...wanted,
    Version: current.Version + 1,
    UpdatedAt: at.toISOString(),
    UpdatedBy: actorName(actor),
  };
  await deps.commit([
    deps.phrases.put(next),
    deps.history.record({
      entity: phrasesEntity,
      action,
      actor,
      before: phrasesOf(current),
      after: wanted,
      at,
      requestId,
    }),
  ]);
  return next;
}
