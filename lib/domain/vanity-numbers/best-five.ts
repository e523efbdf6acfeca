import { endingsOf, fill, lengthOf, mostDigits, mostWidth, rankOf, wordOf, type Endings } from "./endings.ts";
import { signCodes } from "./keypad.ts";
import { signBase, type Lexicon } from "./lexicon.ts";
import { isOffensive } from "./offence.ts";

export type Vanity = {
  /** As long as the digits that it stands for, each of which is dialled as before: `2255A1R`. */
  letters: string;
  score: number;
};

const wanted = 5;
/** Place → what stands there (character code), and the number of its word, from 1; 0 for a digit that stands alone. */
const shown = new Uint8Array(mostDigits);
const wordAt = new Uint8Array(mostDigits);

/** Writes an ending of the whole number into `shown` and `wordAt`. */
function spell({ width, code, steps }: Endings, digits: string, rank: number): void {
  const all = digits.length;
  let signs = code[rank]!;
  for (let place = all - 1; place >= 0; place -= 1) {
    const others = (signs / signBase) | 0;
    shown[place] = signCodes[((digits.charCodeAt(place) - 48) << 3) + signs - others * signBase]!;
    signs = others;
  }
  let follows = rank;
  let words = 0;
  for (let from = 0; from < all;) {
    const taken = steps[from * width + follows]!;
    const to = from + lengthOf(taken);
    const number = wordOf(taken) === 0 ? 0 : (words += 1);
    while (from < to) wordAt[from++] = number;
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
  for (let endings = usual; ; endings = endingsOf(endings.width * 8)) {
    fill(lexicon, endings, digits);
    const best: Vanity[] = [];
    const count = endings.count[0]!;
    for (let rank = 0; rank < count && best.length < wanted; rank += 1) {
      // Nothing but digits is no vanity number.
      if (endings.code[rank] === 0) continue;
      spell(endings, digits, rank);
      if (!isOffensive(shown, wordAt, digits.length))
        best.push({ letters: shownText(digits.length), score: endings.score[rank]! });
    }
    const areMore = count === endings.width && endings.width < mostWidth;
    if (best.length === wanted || !areMore) return best;
  }
}
