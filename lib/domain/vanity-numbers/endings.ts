import { hashOf, readBlock, signBase, type Lexicon } from "./lexicon.ts";
import { scoring } from "./score.ts";
import { blockOf, longestWord } from "./words/pack.ts";

/** A national number of the North American plan. Ten places of five signs fit into 32 bits. */
export const mostDigits = 10;

const powers = Array.from({ length: mostDigits + 1 }, (_, exponent) => signBase ** exponent);
/** The place of I and of O on their keys, 4 and 6. */
const readLetter = 3;

/**
 * The best endings of a number from each of its places on, best first. An ending is told from another by its
 * letters, as one number (`code`, a sign for each place); how it is split into words only decides what it is worth.
 */
export type Endings = {
  /** How many are kept at each place. */
  width: number;
  count: Int32Array;
  score: Int32Array;
  code: Int32Array;
  /** What it begins with, and what follows: see {@link step}. */
  steps: Int32Array;
};

export const endingsOf = (width: number): Endings => ({
  width,
  count: new Int32Array(mostDigits + 1),
  score: new Int32Array((mostDigits + 1) * width),
  code: new Int32Array((mostDigits + 1) * width),
  steps: new Int32Array((mostDigits + 1) * width),
});

/** A word (0 for a digit), how many places it takes, and the rank of the ending that follows, in 16, 4 and 12 bits. */
const step = (word: number, length: number, rank: number) => word | (length << 16) | (rank << 20);
export const wordOf = (value: number): number => value & 0xffff;
export const lengthOf = (value: number): number => (value >>> 16) & 15;
export const rankOf = (value: number): number => value >>> 20;
export const mostWidth = 4_096;

/** The first word on the digits of a key, 0 for none. */
export function firstWord({ seen, slots }: Lexicon, key: number): number {
  const hash = hashOf(key);
  if ((seen[hash >>> 5]! & (1 << (hash & 31))) === 0) return 0;
  const end = slots.length - 1;
  let slot = hash & ~1;
  while (slots[slot] !== key) {
    if (slots[slot] === 0) return 0;
    slot = (slot + 2) & end;
  }
  return slots[slot + 1]!;
}

/** Puts an ending into its place, unless the same letters are there for as much. Gives how many there are now. */
function keep(
  { width, score, code, steps }: Endings,
  first: number,
  count: number,
  value: number,
  letters: number,
  own: number,
): number {
  let last = first + count;
  let same = first;
  while (same < last && code[same] !== letters) same += 1;
  if (same < last) {
    // The same letters: the better split stays.
    if (score[same]! >= value) return count;
    last = same;
  } else if (count < width) count += 1;
  else last -= 1;
  for (; last > first && score[last - 1]! < value; last -= 1) {
    score[last] = score[last - 1]!;
    code[last] = code[last - 1]!;
    steps[last] = steps[last - 1]!;
  }
  score[last] = value;
  code[last] = letters;
  steps[last] = own;
  return count;
}

const keys = new Int32Array(mostDigits);

/** Fills in the best endings of the digits from right to left: at each place a digit, or any word that begins there. */
export function fill(lexicon: Lexicon, endings: Endings, digits: string): void {
  const { width, count, score, code, steps } = endings;
  const { blocksRead, next, signs, value, readable } = lexicon;
  const all = digits.length;
  count[all] = 1;
  score[all * width] = 0;
  code[all * width] = 0;
  for (let from = all - 1; from >= 0; from -= 1) {
    const digitHere = digits.charCodeAt(from) - 48;
    // 0 and 1 have no letters of their own, and read as O and I.
    keys[from] = digitHere === 0 ? 6 : digitHere === 1 ? 4 : digitHere;
    const first = from * width;
    const worst = first + width - 1;
    let kept = count[from + 1]!;
    for (let rank = 0; rank < kept; rank += 1) {
      score[first + rank] = score[first + width + rank]!;
      code[first + rank] = code[first + width + rank]!;
      steps[first + rank] = step(0, 1, rank);
    }
    let key = 1;
    let mask = 0;
    let readSigns = 0;
    let cost = 0;
    const end = Math.min(all, from + longestWord);
    for (let to = from + 1; to <= end; to += 1) {
      const size = to - from;
      key = key * 10 + keys[to - 1]!;
      readSigns *= signBase;
      const digit = digits.charCodeAt(to - 1) - 48;
      if (digit < 2) {
        mask |= 1 << (digit === 0 ? size + 15 : size - 1);
        readSigns += readLetter;
        cost += scoring.readDigit;
      }
      if (size === 1) continue;
      if (size === 3) {
        const block = blockOf(keys[from]!, keys[from + 1]!, keys[from + 2]!);
        if (blocksRead[block] === 0) readBlock(lexicon, block);
      }
      const follow = to * width;
      const follows = count[to]!;
      for (let word = firstWord(lexicon, key); word !== 0; word = next[word]!) {
        const worth = value[word]! - cost;
        // Words come best first: what cannot beat the worst that is kept cannot later either.
        if (kept === width && worth + score[follow]! <= score[worst]!) break;
        if (mask !== 0 && ((readable[word]! & mask) !== mask || signs[word] === readSigns)) continue;
        const letters = (signs[word]! - readSigns) * powers[all - to]!;
        for (let rank = 0; rank < follows; rank += 1) {
          const sum = worth + score[follow + rank]!;
          if (kept === width && sum <= score[worst]!) break;
          kept = keep(endings, first, kept, sum, letters + code[follow + rank]!, step(word, size, rank));
        }
      }
    }
    count[from] = kept;
  }
}
