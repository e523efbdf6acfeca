import { digitOfLetter, placeOnKey } from "./keypad.ts";
import {
  addedTo,
  hasNext,
  headOf,
  isForeign,
  noDigits,
  readBlock,
  signBits,
  signsOf,
  valueOf,
  type Lexicon,
  type WordLanguage,
} from "./lexicon.ts";
import { scoring } from "./score.ts";
import { blockOf, longestWord } from "./words/pack.ts";

/** A run of digits that stay digits, or one word. */
export type Part = {
  /** As it is shown and dialled: `A1R`. */
  text: string;
  /** The word as it is written, accents included; absent for digits. */
  word?: string;
  language?: WordLanguage;
  /** What it adds to the score. */
  value: number;
};

const isLetter = (sign: string) => sign >= "A" && sign <= "Z";
const letterPlace = (sign: string) => sign.charCodeAt(0) - 65;

/** The digit under a sign, with 0 and 1 as the keys of the O and I that they read as. */
const keyOf = (sign: string): number => {
  if (isLetter(sign)) return digitOfLetter[letterPlace(sign)]!;
  return sign === "0" ? 6 : sign === "1" ? 4 : Number(sign);
};

const acute = "ÁÉÍÓÚ";

/** A word as it is written: its marks are not on the keypad, but a voice needs them. */
function written(letters: string, marks: number): string {
  return [...letters]
    .map((letter, place) => {
      if (place + 1 === marks >> 4) return acute["AEIOU".indexOf(letter)] ?? letter;
      return place + 1 === (marks & 15) ? "Ñ" : letter;
    })
    .join("")
    .toLowerCase();
}

/** The word that is shown as this text, if it is one. */
function wordShownAs(lexicon: Lexicon, text: string): Part | undefined {
  if (text.length < 2 || text.length > longestWord || /[2-9]/.test(text) || !/[A-Z]/.test(text)) return;
  const keys = [...text].map(keyOf);
  const letters = text.replaceAll("0", "O").replaceAll("1", "I");
  const signs = [...letters].reduce((sum, letter) => (sum << signBits) | placeOnKey[letterPlace(letter)]!, 0);
  const [one, two, three] = keys;
  if (three !== undefined) {
    const block = blockOf(one!, two!, three);
    if (!lexicon.blocksRead[block]) readBlock(lexicon, block);
  }
  let word = headOf(lexicon, keys.reduce(addedTo, noDigits));
  if (word === 0) return;
  while (signsOf(lexicon.entries[word]!) !== signs) {
    if (!hasNext(lexicon.entries[word]!)) return;
    word += 1;
  }
  const entry = lexicon.entries[word]!;
  const read = [...text].filter((sign) => !isLetter(sign)).length;
  return {
    text,
    word: written(letters, lexicon.marks[word]!),
    language: isForeign(entry) ? "en" : lexicon.language,
    value: valueOf(lexicon, entry, text.length) - read * scoring.readDigit,
  };
}

/** The parts of a vanity number, and what each adds to its score: the best way to split these letters into words. */
export function splitWords(lexicon: Lexicon, letters: string): Part[] {
  const best: ({ value: number; parts: Part[] } | undefined)[] = Array.from({ length: letters.length });
  best.push({ value: 0, parts: [] });
  for (let from = letters.length - 1; from >= 0; from -= 1) {
    for (let to = from + 1; to <= letters.length; to += 1) {
      const after = best[to];
      const text = letters.slice(from, to);
      const part =
        wordShownAs(lexicon, text) ?? (text.length === 1 && !isLetter(text) ? { text, value: 0 } : undefined);
      if (!part || !after || (best[from]?.value ?? -1) >= part.value + after.value) continue;
      const [first, ...others] = after.parts;
      const joins = !("word" in part) && first && first.word === undefined;
      best[from] = {
        value: part.value + after.value,
        parts: joins ? [{ text: text + first.text, value: 0 }, ...others] : [part, ...after.parts],
      };
    }
  }
  return best[0]?.parts ?? [];
}
