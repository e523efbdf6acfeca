import { refusedOverBoundaries } from "./offensive-words.ts";

const alphabet = 26;
const placeOf = (letter: string) => letter.toLowerCase().charCodeAt(0) - 97;

/** As which letters people read a digit that stands beside letters: `5H1T`. */
const digitsAsLetters = ["O", "IL", "Z", "E", "A", "S", "G", "T", "B", "G"].map((letters) =>
  [...letters].map(placeOf),
);
const first0 = 48;
const firstA = 65;

/** Character code → 0–9 for a digit, 10–35 for a letter. A table: which of the two it is cannot be foreseen. */
const symbolOf = Uint8Array.from({ length: 128 }, (_, code) =>
  code < firstA ? code - first0 : code - firstA + 10,
);
const symbols = 36;
const shortest = 3;

type Refused = {
  /** A trie: `next[node * 26 + letter]`. */
  next: Int16Array;
  /** Node → 1 where a refused word ends. */
  ends: Uint8Array;
  /** Three symbols → what of refused words they are, as bits: {@link whole}, {@link start}, {@link goesOn}. */
  threes: Uint8Array;
};
/** All of a short one; the first three symbols of a longer one; its second to fourth. */
const [whole, start, goesOn] = [1, 2, 4];

/** Every way in which three letters are shown, as one number. */
function* shownAs(letters: readonly number[], readings: readonly number[][]): Generator<number> {
  const [one = 0, two = 0, three = 0] = letters;
  for (const a of readings[one] ?? [])
    for (const b of readings[two] ?? [])
      for (const c of readings[three] ?? []) yield (a * symbols + b) * symbols + c;
}

function readRefused(): Refused {
  const size = refusedOverBoundaries.reduce((sum, word) => sum + word.length, 1);
  const next = new Int16Array(size * alphabet);
  const ends = new Uint8Array(size);
  const threes = new Uint8Array(symbols ** shortest);
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
    const isShort = letters.length === shortest;
    for (const three of shownAs(letters, readings)) threes[three]! |= isShort ? whole : start;
    if (!isShort) for (const three of shownAs(letters.slice(1), readings)) threes[three]! |= goesOn;
  }
  return { next, ends, threes };
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
 * Whether anything refused could be in a vanity number, by its first four signs. Seldom so, and quickly told.
 * @param shown character codes of capitals and digits
 */
export function mayOffend(shown: Uint8Array, length: number): boolean {
  if (length < shortest) return false;
  const { threes } = (known ??= readRefused());
  let last = symbolOf[shown[1]!]!;
  let two = symbolOf[shown[0]!]! * symbols + last;
  let before = 0;
  let found = 0;
  for (let at = 2; at < length; at += 1) {
    const symbol = symbolOf[shown[at]!]!;
    const bits = threes[two * symbols + symbol]!;
    // `start` one place before `goesOn`.
    found |= (bits & whole) | (before & (bits >> 1) & start);
    two = last * symbols + symbol;
    last = symbol;
    before = bits;
  }
  return found !== 0;
}

/**
 * Whether a vanity number says something that it must not, over the boundaries of its words and with the digits
 * between them. What lies within one word was judged when the list of words was made, and digits alone say nothing.
 * @param wordAt place → the number of the word there, from 1; 0 for a digit that stands alone
 */
export function isOffensive(shown: Uint8Array, wordAt: Uint8Array, length: number): boolean {
  const refused = (known ??= readRefused());
  for (let first = 0; first + shortest <= length; first += 1)
    if (reaches(refused, shown, wordAt, length, first, first, 0, false)) return true;
  return false;
}
