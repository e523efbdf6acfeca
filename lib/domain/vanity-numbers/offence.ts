import { refusedOverBoundaries } from "./offensive-words.ts";

const alphabet = 26;
const placeOf = (letter: string) => letter.toLowerCase().charCodeAt(0) - 97;

/** As which letters people read a digit that stands beside letters: `5H1T`. */
const digitsAsLetters = ["O", "IL", "Z", "E", "A", "S", "G", "T", "B", "G"].map((letters) =>
  [...letters].map(placeOf),
);
const first0 = 48;
const firstA = 65;

/** Character → 0–9 for a digit, 10–35 for a letter. */
const symbolOf = (code: number) => (code < firstA ? code - first0 : code - firstA + 10);
const symbols = 36;
const shortest = 3;

type Refused = {
  /** A trie: `next[node * 26 + letter]`. */
  next: Int16Array;
  /** Node → 1 where a refused word ends. */
  ends: Uint8Array;
  /** One bit for each three symbols with which a refused word begins: nearly all places are done with these. */
  beginnings: Int32Array;
};

function readRefused(): Refused {
  const size = refusedOverBoundaries.reduce((sum, word) => sum + word.length, 1);
  const next = new Int16Array(size * alphabet);
  const ends = new Uint8Array(size);
  const beginnings = new Int32Array(Math.ceil(symbols ** shortest / 32));
  const readings = Array.from({ length: alphabet }, (_, letter) => [
    letter + 10,
    ...digitsAsLetters.flatMap((letters, digit) => (letters.includes(letter) ? [digit] : [])),
  ]);
  let nodes = 1;
  for (const word of refusedOverBoundaries) {
    const letters = [...word].map(placeOf);
    let node = 0;
    for (const letter of letters) node = next[node * alphabet + letter] ||= nodes++;
    ends[node] = 1;
    const [one, two, three] = letters.slice(0, shortest).map((letter) => readings[letter] ?? []);
    for (const a of one ?? [])
      for (const b of two ?? [])
        for (const c of three ?? []) {
          const beginning = (a * symbols + b) * symbols + c;
          beginnings[beginning >>> 5]! |= 1 << (beginning & 31);
        }
  }
  return { next, ends, beginnings };
}

let known: Refused | undefined;

/** Whether a refused word begins at `first` and reaches beyond the word that it begins in. */
function reaches(
  refused: Refused,
  shown: Uint8Array,
  wordAt: Uint8Array,
  length: number,
  first: number,
  at: number,
  node: number,
  letterSeen: boolean,
): boolean {
  const { next, ends } = refused;
  for (; ; at += 1) {
    if (ends[node] && letterSeen && (wordAt[first] === 0 || wordAt[at - 1] !== wordAt[first])) return true;
    if (at === length) return false;
    const code = shown[at]!;
    if (code < firstA) break;
    letterSeen = true;
    node = next[node * alphabet + code - firstA]!;
    if (node === 0) return false;
  }
  for (const letter of digitsAsLetters[shown[at]! - first0]!) {
    const child = next[node * alphabet + letter]!;
    if (child && reaches(refused, shown, wordAt, length, first, at + 1, child, letterSeen)) return true;
  }
  return false;
}

/**
 * Whether a vanity number says something that it must not, over the boundaries of its words and with the digits
 * between them. What lies within one word was judged when the list of words was made, and digits alone say nothing.
 * @param shown character codes of capitals and digits
 * @param wordAt place → the number of the word there, from 1; 0 for a digit that stands alone
 */
export function isOffensive(shown: Uint8Array, wordAt: Uint8Array, length: number): boolean {
  const refused = (known ??= readRefused());
  const { beginnings } = refused;
  if (length < shortest) return false;
  let before = symbolOf(shown[0]!);
  let two = before * symbols + symbolOf(shown[1]!);
  before = symbolOf(shown[1]!);
  for (let first = 0; first + shortest <= length; first += 1) {
    const symbol = symbolOf(shown[first + 2]!);
    const three = two * symbols + symbol;
    two = before * symbols + symbol;
    before = symbol;
    if (
      (beginnings[three >>> 5]! & (1 << (three & 31))) !== 0 &&
      reaches(refused, shown, wordAt, length, first, first, 0, false)
    )
      return true;
  }
  return false;
}
