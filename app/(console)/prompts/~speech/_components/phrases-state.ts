import { changedFields, type EditState } from "#components/forms/edit-state.ts";
import { phraseFields, type PhraseField, type Phrases } from "#lib/domain/speech-bot/browser.ts";

/** What stands in the editor's fields: one phrase on each line. */
export type TypedPhrases = Record<PhraseField, string>;

const textOf = (phrases: readonly string[]): string => phrases.join("\n");

/** The phrases of a field as they are typed; lines without words are none. */
export const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.trim() !== "");

const mapFields = <Value>(one: (field: PhraseField) => Value): Record<PhraseField, Value> =>
  Object.fromEntries(phraseFields.map((field) => [field, one(field)])) as Record<PhraseField, Value>;

export const typedOf = (phrases: Phrases): TypedPhrases => mapFields((field) => textOf(phrases[field]));

/** What a save sends: the changed lists only, each from what was seen to what is wanted. */
export const changesOf = (state: EditState<TypedPhrases>) =>
  Object.fromEntries(
    changedFields(state).map((field) => [
      field,
      { from: linesOf(state.base[field]), to: linesOf(state.typed[field]) },
    ]),
  ) as Partial<Record<PhraseField, { from: string[]; to: string[] }>>;

/** The phrases as they are typed, saved or not. */
export const phrasesIn = (typed: TypedPhrases): Phrases => mapFields((field) => linesOf(typed[field]));
