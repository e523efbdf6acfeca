import { readFileSync } from "node:fs";
import {
  intents,
  numberPlace,
  phraseProblems,
  phrasesSchema,
  shippedPhrases,
  understoodPhrases,
  type Phrases,
} from "#lib/domain/speech-bot/index.ts";

export const botLanguages = { en: "en_US", es: "es_US" } as const;
const voices = { en: "Joanna", es: "Lupe" } as const;
/** The slot of the intent that understands a spoken number. */
const numberSlot = numberPlace.slice(1, -1);

/**
 * The phrases of a deployment: those of the file that `npm run deploy` writes from what the console holds, else the
 * shipped ones. @throws where one of them cannot be understood
 */
export function readPhrases(file?: string): Phrases {
  const phrases = file ? phrasesSchema.parse(JSON.parse(readFileSync(file, "utf8"))) : shippedPhrases;
  const problems = Object.entries(phraseProblems(phrases));
  if (problems.length > 0)
    throw new Error(
      `The speech bot's phrases: ${problems
        .map(([field, { reason, values }]) => `${field}: ${reason} ${JSON.stringify(values ?? {})}`)
        .join("; ")}`,
    );
  return phrases;
}

/** The locales of the bot as CloudFormation (`AWS::Lex::Bot`) takes them. */
export const botLocales = (phrases: Phrases) =>
  (Object.keys(botLanguages) as (keyof typeof botLanguages)[]).map((language) => ({
    localeId: botLanguages[language],
    nluConfidenceThreshold: 0.5,
    voiceSettings: { voiceId: voices[language], engine: "neural" },
    intents: [
      ...intents.map((name) => ({
        name,
        sampleUtterances: understoodPhrases(phrases, name, language).map((utterance) => ({ utterance })),
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
