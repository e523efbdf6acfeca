import { readFileSync } from "node:fs";
import { join } from "node:path";

export const botLanguages = { en: "en_US", es: "es_US" } as const;
export const intentNames = ["Yes", "No", "Repeat", "SayNumber"] as const;
export type IntentName = (typeof intentNames)[number];
/** What people say, by intent and language; `{PhoneNumber}` stands for a number that is said or typed. */
export type Phrases = Record<IntentName, Record<keyof typeof botLanguages, string[]>>;

/** The intents that understand a spoken number by this slot. */
export const numberSlot = "PhoneNumber";
const voices = { en: "Joanna", es: "Lupe" } as const;
/** Amazon Lex V2: at most 1,500 phrases an intent, of at most 200 characters. */
const maxPhrases = 1_500;
const maxLength = 200;
const digits = /^\d$/;

/** What is wrong with phrases, in words for whoever deploys: empty, too long, or understood in two ways. */
export function phraseProblems(phrases: Phrases): string[] {
  return (Object.keys(botLanguages) as (keyof typeof botLanguages)[]).flatMap((language) => {
    const owners = new Map<string, IntentName>();
    return intentNames.flatMap((intent) => {
      const said = phrases[intent][language];
      const at = `${intent} (${language})`;
      const count = said.length === 0 || said.length > maxPhrases ? [`${at}: ${said.length} phrases`] : [];
      return [
        ...count,
        ...said.flatMap((phrase) => {
          const plain = phrase.toLowerCase().trim();
          const owner = owners.get(plain);
          owners.set(plain, intent);
          if (plain === "" || plain.length > maxLength) return [`${at}: “${phrase}” is empty or too long`];
          if (owner) return [`${at}: “${phrase}” means ${owner} too`];
          const isFit = digits.test(plain) || /^[\p{L}' ]*(\{PhoneNumber\})?[\p{L}' ]*$/u.test(phrase);
          if (!isFit) return [`${at}: “${phrase}” has signs that nobody says`];
          return (intent === "SayNumber") === phrase.includes(`{${numberSlot}}`)
            ? []
            : [`${at}: “${phrase}” has a number out of place`];
        }),
      ];
    });
  });
}

/** The phrases of the deployment. @throws where {@link phraseProblems} finds something */
export function readPhrases(file = join(import.meta.dirname, "phrases.json")): Phrases {
  const phrases = JSON.parse(readFileSync(file, "utf8")) as Phrases;
  const problems = phraseProblems(phrases);
  if (problems.length > 0) throw new Error(`The speech bot's phrases: ${problems.join("; ")}`);
  return phrases;
}

/** The locales of the bot as CloudFormation (`AWS::Lex::Bot`) takes them. */
export const botLocales = (phrases: Phrases) =>
  (Object.keys(botLanguages) as (keyof typeof botLanguages)[]).map((language) => ({
    localeId: botLanguages[language],
    nluConfidenceThreshold: 0.5,
    voiceSettings: { voiceId: voices[language], engine: "neural" },
    intents: [
      ...intentNames.map((name) => ({
        name,
        sampleUtterances: phrases[name][language].map((utterance) => ({ utterance })),
        ...(name === "SayNumber"
          ? {
              // Optional: the bot asks nothing by itself. The flow does, in the console's words.
              slots: [
                {
                  name: numberSlot,
                  slotTypeName: "AMAZON.PhoneNumber",
                  valueElicitationSetting: { slotConstraint: "Optional" },
                },
              ],
              slotPriorities: [{ priority: 1, slotName: numberSlot }],
            }
          : {}),
      })),
      { name: "FallbackIntent", parentIntentSignature: "AMAZON.FallbackIntent" },
    ],
  }));
