import {
  digitAt,
  endingsOf,
  fill,
  lengthOf,
  mostDigits,
  mostWidth,
  rankOf,
  scoreOf,
  type Endings,
} from "./endings.ts";
import { signCodes } from "./keypad.ts";
import { signBits, type Lexicon } from "./lexicon.ts";
import { isOffensive, mayOffend } from "./offence.ts";

export type Vanity = {
  /** As long as the digits that it stands for, each of which is dialled as before: `2255A1R`. */
  letters: string;
  score: number;
};

const wanted = 5;
/** Place → what stands there (character code), and the number of its word, from 1; 0 for a digit that stands alone. */
const shown = new Uint8Array(mostDigits);
const wordAt = new Uint8Array(mostDigits);

/** Writes an ending of the whole number into `shown`. */
function spell({ code }: Endings, length: number, rank: number): void {
  let signs = code[rank]!;
  for (let place = length - 1; place >= 0; place -= 1) {
    shown[place] = signCodes[(digitAt[place]! << 3) | (signs & 7)]!;
    signs >>>= signBits;
  }
}

/** Writes an ending of the whole number into `wordAt`. */
function part({ width, steps }: Endings, all: number, rank: number): void {
  let follows = rank;
  let words = 0;
  for (let from = 0; from < all;) {
    const taken = steps[from * width + follows]!;
    const length = lengthOf(taken);
    const number = length === 1 ? 0 : (words += 1);
    for (const to = from + length; from < to; from += 1) wordAt[from] = number;
    follows = rankOf(taken);
  }
}

/** Seven at a time, since most are seven. */
function shownText(length: number): string {
  if (length === 7)
    return String.fromCharCode(shown[0]!, shown[1]!, shown[2]!, shown[3]!, shown[4]!, shown[5]!, shown[6]!);
  return String.fromCharCode(...shown.subarray(0, length));
}

const usual = endingsOf(8);

/**
 * The five best vanity numbers of 1 to 10 digits, best first; fewer where there are no more. They are the true
 * five best by `score.ts` of those that say nothing offensive: eight are kept at each place, and more where
 * too many of the eight were refused. Which words they are: `splitWords`.
 */
export function bestFive(lexicon: Lexicon, digits: string): Vanity[] {
  const { length } = digits;
  for (let endings = usual; ; endings = endingsOf(endings.width * 8)) {
    fill(lexicon, endings, digits);
    const best: Vanity[] = [];
    const count = endings.count[0]!;
    for (let rank = 0; rank < count && best.length < wanted; rank += 1) {
      // Nothing but digits is no vanity number.
      if (endings.code[rank] === 0) continue;
      spell(endings, length, rank);
      if (mayOffend(shown, length)) {
        part(endings, length, rank);
        if (isOffensive(shown, wordAt, length)) continue;
      }
      best.push({ letters: shownText(length), score: scoreOf(endings.steps[rank]!) });
    }
    const areMore = count === endings.width && endings.width < mostWidth;
    if (best.length === wanted || !areMore) return best;
  }
}
