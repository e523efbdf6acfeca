export * from "./browser.ts";
export { phraseProblems } from "./check-phrases.ts";
export { shippedPhrases } from "./shipped-phrases.ts";
export { botState, phraseDigests, type BotState, type PhraseDigests } from "./deployed.ts";
export { phrasesSchema, type StoredPhrases } from "./stored-phrases.ts";
export { phrasesEntity, phraseStore, type PhraseStore } from "./phrase-store.ts";
export type { SpeechBotDeps } from "./deps.ts";
export { mayChangePhrases, openPhrases, type OpenedPhrases } from "./open-phrases.ts";
export {
  savePhrases,
  savePhrasesInput,
  type PhrasesConflict,
  type SavePhrasesInput,
} from "./save-phrases.ts";
export { restorePhrases, restorePhrasesInput, type RestorePhrasesInput } from "./restore-phrases.ts";
