/**
 * The score of a vanity number is the sum of the values of its words; a digit that stays a digit is worth nothing.
 * Written down with its reasons in .github/decisions/080.
 */
export const scoring = {
  /** For each digit that is read as part of a word. Outweighs all that follows: more digits in words come first. */
  digit: 100,
  /** Times the square of the word's length: one long word before two short ones. */
  length: 4,
  /** Lost for each step from the commonest words to the rarest ({@link commonest} steps). */
  rarity: 5,
  /** Lost for a word of two letters: read as a word, but seldom remembered as one. */
  short: 24,
  /** Lost for each 0 that reads as O and each 1 that reads as I. */
  readDigit: 3,
  /** Lost for an English word among Spanish ones. */
  foreign: 30,
} as const;

/** How common words are: 7 the hundred or so that are said most, 0 those said once in millions. */
export const commonest = 7;

/** The value of a word, without what its digits 0 and 1 cost. */
export const wordValue = (length: number, level: number, foreign: boolean): number =>
  scoring.digit * length +
  scoring.length * length * length -
  scoring.rarity * (commonest - level) -
  (length === 2 ? scoring.short : 0) -
  (foreign ? scoring.foreign : 0);
