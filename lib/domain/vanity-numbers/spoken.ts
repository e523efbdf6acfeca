import type { WordLanguage } from "./lexicon.ts";
import type { VanityNumber } from "./make-vanity-numbers.ts";
import type { NumberRefusal } from "./target-number.ts";

/** Why there are no vanity numbers: the number was refused, or its digits spell no word. */
export type NoVanity = NumberRefusal | "wordless";

const sentences: Record<WordLanguage, Record<NoVanity, string>> = {
  en: {
    missing: "We did not get a telephone number. Please enter it with the area code.",
    anonymous: "Your number is hidden from us. Please enter a telephone number with the area code.",
    letters: "A telephone number has digits only. Please enter it again with the area code.",
    extension: "Please enter the telephone number without its extension.",
    short: "That number has too few digits. Please enter it again with the area code.",
    long: "That number has too many digits. Please enter it again.",
    unknown: "That is not a telephone number that we know. Please check it and enter it again.",
    wordless: "The digits of that number do not make any words. Please try another number.",
  },
  es: {
    missing: "No recibimos ningún número de teléfono. Por favor, márquelo con el código de área.",
    anonymous: "Su número está oculto. Por favor, marque un número de teléfono con el código de área.",
    letters: "Un número de teléfono solo tiene dígitos. Por favor, márquelo de nuevo con el código de área.",
    extension: "Por favor, marque el número de teléfono sin la extensión.",
    short: "Ese número tiene muy pocos dígitos. Por favor, márquelo de nuevo con el código de área.",
    long: "Ese número tiene demasiados dígitos. Por favor, márquelo de nuevo.",
    unknown: "No conocemos ese número de teléfono. Por favor, revíselo y márquelo de nuevo.",
    wordless: "Con los dígitos de ese número no se forma ninguna palabra. Por favor, pruebe con otro número.",
  },
};

const ordinals: Record<WordLanguage, readonly string[]> = {
  en: ["First", "Second", "Third", "Fourth", "Fifth"],
  es: ["Primero", "Segundo", "Tercero", "Cuarto", "Quinto"],
};

/** What a caller is told, and asked to do, where there are no vanity numbers. */
export const sayNoVanity = (why: NoVanity, language: WordLanguage): string => sentences[language][why];

/** SSML around a sentence of ours, which has no markup. */
export const ssmlOf = (sentence: string): string => `<speak>${sentence}</speak>`;

const digits = (text: string) => `<say-as interpret-as="digits">${text}</say-as>`;
const pause = (milliseconds: number) => `<break time="${milliseconds}ms"/>`;

/** One number: digits one by one, words as words; an English word by an English tongue in a Spanish sentence. */
function spoken({ text, parts }: VanityNumber, language: WordLanguage): string {
  const before = /^\+(\d+)/.exec(text)?.[1];
  const said = parts.map((part) => {
    if (part.word === undefined) return digits(part.text);
    return part.language === language ? part.word : `<lang xml:lang="en-US">${part.word}</lang>`;
  });
  return [...(before ? [digits(before)] : []), ...said].join(pause(250));
}

/** All of them, numbered, for Amazon Polly through Amazon Connect. */
export function speakVanityNumbers(numbers: readonly VanityNumber[], language: WordLanguage): string {
  const said = numbers.map((number, place) => {
    const ordinal = ordinals[language][place] ?? "";
    return `${ordinal}:${pause(250)}${spoken(number, language)}.`;
  });
  return `<speak>${said.join(pause(900))}</speak>`;
}
