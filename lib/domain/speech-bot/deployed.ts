import { createHash } from "node:crypto";
import { intents, speechLanguages, understoodPhrases, type Intent, type Phrases } from "./phrases.ts";

/** Intent → digest of what it understands in both languages: what a deployment says of the bot that it made. */
export type PhraseDigests = Record<string, string>;

/** The digests that a bot with these phrases has. */
export const phraseDigests = (phrases: Phrases): PhraseDigests =>
  Object.fromEntries(
    intents.map((intent) => {
      const understood = speechLanguages.map((language) => understoodPhrases(phrases, intent, language));
      return [intent, createHash("sha256").update(JSON.stringify(understood)).digest("hex").slice(0, 12)];
    }),
  );

/** How the saved phrases stand to the bot: there is none, it has them, or it has other ones of these intents. */
export type BotState = { kind: "none" } | { kind: "same" } | { kind: "behind"; intents: Intent[] };

/** Compares saved phrases with those of the bot. `deployed`: nothing where no bot was deployed. */
export function botState(phrases: Phrases, deployed: PhraseDigests | undefined): BotState {
  if (!deployed) return { kind: "none" };
  const saved = phraseDigests(phrases);
  const behind = intents.filter((intent) => saved[intent] !== deployed[intent]);
  return behind.length > 0 ? { kind: "behind", intents: behind } : { kind: "same" };
}
