/** What the speech bot understands. The names are those of its intents in Amazon Lex. */
export const intents = ["Yes", "No", "Repeat", "SayNumber"] as const;
export type Intent = (typeof intents)[number];
export const speechLanguages = ["en", "es"] as const;
export type SpeechLanguage = (typeof speechLanguages)[number];

/** What people say for one intent in one language; each is a field of the editor and of the stored item. */
export type PhraseField = `${Intent}_${SpeechLanguage}`;
export const phraseFieldsOf = (language: SpeechLanguage): PhraseField[] =>
  intents.map((intent): PhraseField => `${intent}_${language}`);
export const phraseFields: readonly PhraseField[] = speechLanguages.flatMap(phraseFieldsOf);
/** By field, what is understood beside {@link fixedPhrases}, in the order in which people wrote it. */
export type Phrases = Record<PhraseField, string[]>;

/** Stands in a phrase for the number that is said. */
export const numberPlace = "{PhoneNumber}";

/**
 * What is understood whatever people write: a key for each answer, and digits alone as a number. They are no
 * content, so nobody can take the keys away from callers.
 */
export const fixedPhrases: Readonly<Record<Intent, string>> = {
  Yes: "1",
  No: "2",
  Repeat: "9",
  SayNumber: numberPlace,
};

/** Amazon Lex V2 takes 1,500 phrases an intent, of 500 characters. With these, two versions fit a history item. */
export const maxPhrases = 100;
export const maxPhraseLength = 100;

export const intentOf = (field: PhraseField): Intent => field.slice(0, -3) as Intent;
export const languageOf = (field: PhraseField): SpeechLanguage => field.slice(-2) as SpeechLanguage;

/** By what phrases are the same to whoever says them. */
export const sameSaid = (phrase: string): string =>
  phrase.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();

/** Phrases as they are kept: without spaces too many, empty ones, what is said twice and what is understood anyway. */
export function keptPhrases(field: PhraseField, phrases: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const phrase of phrases) {
    const said = sameSaid(phrase);
    if (said === "" || said === fixedPhrases[intentOf(field)].toLowerCase() || kept.has(said)) continue;
    kept.set(said, phrase.normalize("NFC").replace(/\s+/g, " ").trim());
  }
  return [...kept.values()];
}

/** Only the phrases of something that holds more. */
export const phrasesOf = (holder: Phrases): Phrases =>
  Object.fromEntries(phraseFields.map((field) => [field, holder[field]])) as Phrases;

export const samePhrases = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Everything that one intent understands in one language, keys first. */
export const understoodPhrases = (phrases: Phrases, intent: Intent, language: SpeechLanguage): string[] => [
  fixedPhrases[intent],
  ...phrases[`${intent}_${language}`],
];
