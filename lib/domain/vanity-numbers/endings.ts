import {
  addedTo,
  hasNext,
  headOf,
  noDigits,
  readBlock,
  signBits,
  signsOf,
  valueOf,
  type Lexicon,
} from "./lexicon.ts";
import { scoring } from "./score.ts";
import { blockOf, longestWord } from "./words/pack.ts";

/** A national number of the North American plan: thirty bits of signs. */
export const mostDigits = 10;

/** All places of a number as I or O on their keys, 4 and 6: the third letter of each. */
const everyReadLetter = 0o3333333333;

/**
 * The best endings of a number from each of its places on, best first. An ending is told from another by its
 * letters, as one number (`code`, a sign for each place); how it is split into words only decides what it is worth.
 */
export type Endings = {
  /** How many are kept at each place. */
  width: number;
  count: Int32Array;
  /** What it is worth, how long its first part is, and the rank of the ending that follows: see {@link step}. */
  steps: Int32Array;
  code: Int32Array;
};

export const endingsOf = (width: number): Endings => ({
  width,
  count: new Int32Array(mostDigits + 1),
  steps: new Int32Array((mostDigits + 1) * width),
  code: new Int32Array((mostDigits + 1) * width),
});

/**
 * Value, length of the first part (1 for a digit, more for a word) and rank of what follows, in 15, 4 and 12 bits. The
 * length is told from 15: of as much value, a shorter first part is greater, and is kept.
 */
const mostLength = 15;
const step = (merit: number, rank: number) => (merit << 12) | rank;
const meritFor = (value: number, length: number) => (value << 4) | (mostLength - length);
const meritOf = (taken: number) => taken >> 12;
/** The value alone, where {@link meritOf} has it. */
const gainOf = (taken: number) => meritOf(taken) & ~15;
export const scoreOf = (taken: number): number => taken >> 16;
export const lengthOf = (taken: number): number => mostLength - ((taken >> 12) & 15);
export const rankOf = (taken: number): number => taken & 0xfff;
export const mostWidth = 4_096;

/** Puts an ending into its place, unless the same letters are there for as much. Gives how many there are now. */
function keep(
  { width, steps, code }: Endings,
  first: number,
  count: number,
  letters: number,
  own: number,
): number {
  const merit = meritOf(own);
  let last = first + count;
  let same = first;
  while (same < last && code[same] !== letters) same += 1;
  if (same < last) {
    // The same letters: the better split stays.
    if (meritOf(steps[same]!) >= merit) return count;
    last = same;
  } else if (count < width) count += 1;
  else last -= 1;
  for (; last > first && meritOf(steps[last - 1]!) < merit; last -= 1) {
    steps[last] = steps[last - 1]!;
    code[last] = code[last - 1]!;
  }
  steps[last] = own;
  code[last] = letters;
  return count;
}

/**
 * Puts a first part before each ending that begins at `follow`, to those that are kept at `first`. Gives how many those
 * are now.
 * @param letters the part's own, where they stand in a code
 */
function begin(
  endings: Endings,
  first: number,
  kept: number,
  follow: number,
  follows: number,
  letters: number,
  merit: number,
): number {
  const { width, steps, code } = endings;
  if (kept === 0) {
    // They differ, and come best first.
    for (let rank = 0; rank < follows; rank += 1) {
      steps[first + rank] = step(merit + gainOf(steps[follow + rank]!), rank);
      code[first + rank] = letters | code[follow + rank]!;
    }
    return follows;
  }
  for (let rank = 0; rank < follows; rank += 1) {
    const sum = merit + gainOf(steps[follow + rank]!);
    if (kept === width && sum <= meritOf(steps[first + width - 1]!)) break;
    kept = keep(endings, first, kept, letters | code[follow + rank]!, step(sum, rank));
  }
  return kept;
}

/** The digits that were filled in last, and the keys of their letters. */
export const digitAt = new Uint8Array(mostDigits);
const keys = new Uint8Array(mostDigits);
/** Length → the first word of so many digits from the place that is filled in. */
const heads = new Uint16Array(longestWord + 1);

/** Finds the words that begin at a place. Gives how long the longest may be. */
function findHeads(lexicon: Lexicon, from: number, all: number): number {
  const longest = Math.min(all - from, longestWord);
  if (longest > 2) {
    const block = blockOf(keys[from]!, keys[from + 1]!, keys[from + 2]!);
    if (lexicon.blocksRead[block] === 0) readBlock(lexicon, block);
  }
  let key = addedTo(noDigits, keys[from]!);
  for (let length = 2; length <= longest; length += 1) {
    key = addedTo(key, keys[from + length - 1]!);
    heads[length] = headOf(lexicon, key);
  }
  return longest;
}

/**
 * Fills in the best endings of the digits from right to left: at each place any word that begins there, the longest
 * first, since those are worth most, or a digit.
 */
export function fill(lexicon: Lexicon, endings: Endings, digits: string): void {
  const { width, count, steps, code } = endings;
  const { entries } = lexicon;
  const all = digits.length;
  count[all] = 1;
  steps[all * width] = 0;
  code[all * width] = 0;
  // Places whose digit has no letters of its own: 0 and 1, which read as O and I.
  let read = 0;
  for (let from = all - 1; from >= 0; from -= 1) {
    const digit = digits.charCodeAt(from) - 48;
    digitAt[from] = digit;
    keys[from] = digit === 0 ? 6 : digit === 1 ? 4 : digit;
    if (digit < 2) read |= 7 << (signBits * (all - 1 - from));
    const first = from * width;
    let kept = 0;
    for (let length = findHeads(lexicon, from, all); length > 1; length -= 1) {
      let word = heads[length]!;
      if (word === 0) continue;
      const to = from + length;
      const shift = signBits * (all - to);
      const follow = to * width;
      const follows = count[to]!;
      const mask = (read >>> shift) & ((1 << (signBits * length)) - 1);
      const asLetters = mask & everyReadLetter;
      let cost = 0;
      for (let left = asLetters; left !== 0; left >>>= signBits) if (left & 1) cost += scoring.readDigit;
      for (let entry = -1; hasNext(entry); word += 1) {
        entry = entries[word]!;
        const signs = signsOf(entry);
        if (mask !== 0 && ((signs & mask) !== asLetters || signs === asLetters)) continue;
        const letters = (signs - asLetters) << shift;
        const merit = meritFor(valueOf(lexicon, entry, length) - cost, length);
        kept = begin(endings, first, kept, follow, follows, letters, merit);
      }
    }
    count[from] = begin(endings, first, kept, first + width, count[from + 1]!, 0, meritFor(0, 1));
  }
}
