import {
  intents,
  numberPlace,
  sameSaid,
  understoodPhrases,
  type Phrases,
  type SpeechLanguage,
} from "./phrases.ts";

/** The slot that a number fills, without the braces. */
const slot = numberPlace.slice(1, -1);

/**
 * What the bot makes of exactly the phrases that it was given: Amazon Lex understands what is like them too. A run of
 * digits, typed or said, fills the number's place.
 */
export function understand(phrases: Phrases, said: string, language: SpeechLanguage) {
  const number = /\+?\d[\d\s().-]{5,}\d/.exec(said)?.[0];
  const plain = sameSaid(number ? said.replace(number, numberPlace) : said);
  const intent = intents.find((name) =>
    understoodPhrases(phrases, name, language).some((phrase) => sameSaid(phrase) === plain),
  );
  const slots: Record<string, string> = intent && number ? { [slot]: number.replace(/\D/g, "") } : {};
  return { intent: intent ?? ("FallbackIntent" as const), slots };
}
