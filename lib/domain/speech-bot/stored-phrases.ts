import { z } from "zod";
import { phraseFields, type PhraseField, type Phrases } from "./phrases.ts";
import { shippedPhrases } from "./shipped-phrases.ts";

const list = z.array(z.string());

/** By field, as a browser or a history item says it. */
export const phrasesSchema = z.object(
  Object.fromEntries(phraseFields.map((field) => [field, list])) as Record<PhraseField, typeof list>,
);

/** A field that was never stored reads as it was shipped. */
const storedList = (field: PhraseField) => list.default(() => shippedPhrases[field]);

export const storedPhrasesSchema = z
  .object({
    Version: z.number().int().min(1),
    UpdatedAt: z.string(),
    UpdatedBy: z.string(),
  })
  .extend(
    Object.fromEntries(phraseFields.map((field) => [field, storedList(field)])) as Record<
      PhraseField,
      ReturnType<typeof storedList>
    >,
  );

/** The phrases as they count now. Version 0: nobody has edited them, they are the shipped ones. */
export type StoredPhrases = Phrases & { Version: number; UpdatedAt?: string; UpdatedBy?: string };
