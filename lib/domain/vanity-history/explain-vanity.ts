import {
  lexiconOf,
  scoring,
  splitWords,
  type Part,
  type StoredVanity,
  type WordLanguage,
} from "#lib/domain/vanity-numbers/index.ts";

/** What a word adds to the score, and what it loses. */
export type WordReasons = {
  digits: number;
  length: number;
  rarity: number;
  short: number;
  read: number;
  foreign: number;
};

/** A run of digits that stay digits, or a word with why it is worth what it is. */
export type ExplainedPart = Part & { reasons?: WordReasons };

export type ExplainedVanity = {
  text: string;
  score: number;
  /** How many of its digits are part of a word, and how many it has. */
  inWords: number;
  digits: number;
  /** Absent where the words have changed since it was made. */
  parts?: ExplainedPart[];
};

const readDigits = /[01]/g;

function reasonsOf({ text, value, language }: Part, wanted: WordLanguage): WordReasons {
  const size = text.length;
  const known = {
    digits: scoring.digit * size,
    length: scoring.length * size * size,
    short: size === 2 ? -scoring.short : 0,
    read: -scoring.readDigit * (text.match(readDigits)?.length ?? 0),
    foreign: language === wanted ? 0 : -scoring.foreign,
  };
  const sum = Object.values(known).reduce((all, one) => all + one, 0);
  return { ...known, rarity: value - sum };
}

/** The parts of a vanity number with what each adds, in the language that it was made for. */
export function explainVanity(
  { text, letters, score, parts }: { text: string; letters: string; score: number; parts: readonly Part[] },
  language: WordLanguage,
): ExplainedVanity {
  const words = parts.filter(({ word }) => word !== undefined);
  return {
    text,
    score,
    inWords: words.reduce((sum, part) => sum + part.text.length, 0),
    digits: letters.length,
    parts: parts.map((part) =>
      part.word === undefined ? part : { ...part, reasons: reasonsOf(part, language) },
    ),
  };
}

const languages: readonly WordLanguage[] = ["en", "es"];

/** Explains a stored one, whose language was not kept: it is the one in which its words make its score. */
export function explainStored(stored: StoredVanity): ExplainedVanity {
  const { text, letters, score } = stored;
  for (const language of languages) {
    const parts = splitWords(lexiconOf(language), letters);
    const words = parts.flatMap(({ word }) => word ?? []);
    const sum = parts.reduce((all, { value }) => all + value, 0);
    if (sum === score && words.join() === stored.words.join())
      return explainVanity({ text, letters, score, parts }, language);
  }
  return { text, score, inWords: letters.replace(/\d/g, "").length, digits: letters.length };
}
