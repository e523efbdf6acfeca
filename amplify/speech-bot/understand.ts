import { intentNames, numberSlot, type Phrases } from "./bot-definition.ts";

/**
 * What the bot makes of exactly the phrases that it was given, for tests: Amazon Lex understands what is like them
 * too. A run of digits, typed or said, fills the number's slot.
 */
export function understand(phrases: Phrases, said: string, language: "en" | "es") {
  const number = /\d[\d\s-]{5,}\d/.exec(said)?.[0];
  const plain = (number ? said.replace(number, `{${numberSlot}}`) : said).trim().toLowerCase();
  const intent = intentNames.find((name) =>
    phrases[name][language].some((phrase) => phrase.toLowerCase() === plain),
  );
  const slots: Record<string, string> = intent && number ? { [numberSlot]: number.replace(/\D/g, "") } : {};
  return { intent: intent ?? "FallbackIntent", slots };
}
