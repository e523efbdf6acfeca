import { bestFive } from "./best-five.ts";
import { lexiconOf, type WordLanguage } from "./lexicon.ts";
import { splitWords, type Part } from "./split-words.ts";
import type { TargetNumber } from "./target-number.ts";

/** One vanity number as it is told, stored and explained. */
export type VanityNumber = {
  /** As it is shown: `+1 202 CALL-A1R`. What it dials is what it was made from. */
  text: string;
  /** Only the signs that replace the digits: `202CALLA1R`. */
  letters: string;
  score: number;
  parts: Part[];
};

/** `202` and `CALL` and `A1R` → `202-CALL-A1R`. */
const withDashes = (parts: readonly Part[]) => parts.map(({ text }) => text).join("-");

/** The five best of a number, best first; fewer, or none, where its digits spell no more. */
export function makeVanityNumbers(
  target: Pick<TargetNumber, "before" | "digits">,
  language: WordLanguage,
): VanityNumber[] {
  const lexicon = lexiconOf(language);
  return bestFive(lexicon, target.digits).map(({ letters, score }) => {
    const parts = splitWords(lexicon, letters);
    return { text: `${target.before} ${withDashes(parts)}`.trim(), letters, score, parts };
  });
}
