import { inflateRawSync } from "node:zlib";
import { digitOfLetter, placeOnKey } from "./keypad.ts";
import { wordValue } from "./score.ts";
import { blocks, longestWord } from "./words/pack.ts";
import { wordsData } from "./words/words-data.ts";

export type WordLanguage = keyof typeof wordsData;

/** One list of words, packed as `pack` tells. */
type Source = {
  bytes: Uint8Array;
  /** Block → where it begins. */
  starts: Int32Array;
  foreign: boolean;
};

/**
 * Words by the digits that they are dialled with. Flat arrays, small enough to stay in a processor's cache: the search
 * asks them some twenty times for a number. A key is the digits as places of base 8 after a 1, with 2 as 0, and with 0
 * and 1 as the keys of O and I. The words of a key stand in a row, the best first.
 */
export type Lexicon = {
  language: WordLanguage;
  sources: readonly Source[];
  /** Block → 1 when its words are there. */
  blocksRead: Uint8Array;
  /** The number of the next word. They count from 1, in the order in which their blocks were read. */
  words: number;
  /** Key of at most five digits → its first word, 0 for none. */
  heads: Uint16Array;
  /** Open hash of the longer keys, and of each its first word. */
  longKeys: Int32Array;
  longHeads: Uint16Array;
  /** Word → its letters, its class, and whether another follows on the same key: see {@link entryOf}. */
  entries: Int32Array;
  /** Length and class → what a word is worth. */
  values: Int32Array;
  /** Word → places of the accent and of the Ñ, four bits each. */
  marks: Uint8Array;
};

/** Letters as places on their keys, in three bits each, the first letter highest. 0 is a digit that stays one. */
export const signBits = 3;
const mostLetters = 0x7ff_ffff;
/** A word's letters, its class in four bits, and in the sign whether the next word is on the same digits too. */
const entryOf = (signs: number, kind: number) => signs | (kind << 27);
const followed = 1 << 31;
export const signsOf = (entry: number): number => entry & mostLetters;
const kindOf = (entry: number) => (entry >>> 27) & 15;
export const hasNext = (entry: number): boolean => entry < 0;
/** Class → how common (three bits), and whether it is foreign. */
const foreignKind = 8;
export const isForeign = (entry: number): boolean => (kindOf(entry) & foreignKind) !== 0;
export const valueOf = ({ values }: Lexicon, entry: number, length: number): number =>
  values[(length << 4) | kindOf(entry)]!;

/** The key of no digits, to which digits are added by {@link addedTo}. `digit` is 2 to 9. */
export const noDigits = 1;
export const addedTo = (key: number, digit: number): number => (key << 3) | (digit - 2);
const directKeys = 2 * 8 ** 5;
const hashBits = 16;
const hashOf = (key: number) => Math.imul(key, 0x9e3779b1) >>> (32 - hashBits);
const mostWords = 60_000;

const slotOf = ({ longKeys }: Lexicon, key: number): number => {
  let slot = hashOf(key);
  while (longKeys[slot] !== key && longKeys[slot] !== 0) slot = (slot + 1) & ((1 << hashBits) - 1);
  return slot;
};

/** The first word on the digits of a key, 0 for none; its block must have been read. */
export const headOf = (lexicon: Lexicon, key: number): number =>
  key < directKeys ? lexicon.heads[key]! : lexicon.longHeads[slotOf(lexicon, key)]!;

/** More than the largest block has, and more than any word is worth. */
const [mostInBlock, mostValue] = [4_096, 2_048];

/** The words of a block, before they have their places. */
const found = {
  count: 0,
  keys: new Int32Array(mostInBlock),
  signs: new Int32Array(mostInBlock),
  kinds: new Uint8Array(mostInBlock),
  marks: new Uint8Array(mostInBlock),
  /** Key, value and place as one number, so that sorting needs no comparison of ours. */
  order: new Float64Array(mostInBlock),
};

/** The words of a list in a block, put to those that were found. */
function findIn({ bytes, foreign, starts }: Source, block: number, values: Int32Array): void {
  // What is known of the first letters, which the next word may share.
  const { keys, places } = letterByLetter;
  const end = starts[block + 1]!;
  for (let at = starts[block]!; at < end; at += 1) {
    const head = bytes[at]!;
    let length = head >> 4;
    let letter = bytes[(at += 1)]!;
    while (letter >= 0x41) {
      const place = letter - 0x41;
      keys[length + 1] = addedTo(keys[length]!, digitOfLetter[place]!);
      places[length + 1] = (places[length]! << signBits) | placeOnKey[place]!;
      length += 1;
      letter = bytes[(at += 1)]!;
    }
    const kind = (head & 15) | (foreign ? foreignKind : 0);
    const value = values[(length << 4) | kind]!;
    const word = found.count;
    found.keys[word] = keys[length]!;
    found.signs[word] = places[length]!;
    found.kinds[word] = kind;
    found.marks[word] = letter === 1 ? bytes[(at += 1)]! : 0;
    found.order[word] = (keys[length]! * mostValue + (mostValue - 1 - value)) * mostInBlock + word;
    found.count += 1;
  }
}

/** Gives the words that were found their places: of two that look the same, the better one stays. */
function place(lexicon: Lexicon): void {
  const { heads, longKeys, longHeads, entries, marks } = lexicon;
  let key = 0;
  let head = 0;
  for (const one of found.order.subarray(0, found.count).sort()) {
    const word = one % mostInBlock;
    const signs = found.signs[word]!;
    const next = lexicon.words;
    if (found.keys[word] !== key) {
      key = found.keys[word]!;
      head = next;
      if (key < directKeys) heads[key] = head;
      else {
        const slot = slotOf(lexicon, key);
        longKeys[slot] = key;
        longHeads[slot] = head;
      }
    } else {
      let same = head;
      while (same < next && signsOf(entries[same]!) !== signs) same += 1;
      if (same < next) continue;
      entries[next - 1]! |= followed;
    }
    entries[next] = entryOf(signs, found.kinds[word]!);
    marks[next] = found.marks[word]!;
    lexicon.words += 1;
  }
}

const letterByLetter = {
  keys: new Int32Array(longestWord + 1).fill(noDigits),
  places: new Int32Array(longestWord + 1),
};

/** Reads a block of every list, when a number first begins a word with its digits. */
export function readBlock(lexicon: Lexicon, block: number): void {
  lexicon.blocksRead[block] = 1;
  found.count = 0;
  for (const source of lexicon.sources) findIn(source, block, lexicon.values);
  place(lexicon);
}

function openSource(language: WordLanguage, foreign: boolean): Source {
  const bytes = inflateRawSync(Buffer.from(wordsData[language], "base64"));
  const starts = new Int32Array(blocks + 1);
  starts[0] = 2 * blocks;
  for (let block = 0; block < blocks; block += 1)
    starts[block + 1] = starts[block]! + ((bytes[2 * block]! << 8) | bytes[2 * block + 1]!);
  return { bytes, starts, foreign };
}

/** Reads the words anew. English callers are told English words; Spanish ones Spanish words before English ones. */
export function readLexicon(language: WordLanguage): Lexicon {
  const lexicon: Lexicon = {
    language,
    sources:
      language === "en" ? [openSource("en", false)] : [openSource("es", false), openSource("en", true)],
    blocksRead: new Uint8Array(blocks),
    words: 1,
    heads: new Uint16Array(directKeys),
    longKeys: new Int32Array(1 << hashBits),
    longHeads: new Uint16Array(1 << hashBits),
    entries: new Int32Array(mostWords),
    values: new Int32Array((longestWord + 1) << 4).map((_, place) =>
      wordValue(place >> 4, place & 7, (place & foreignKind) !== 0),
    ),
    marks: new Uint8Array(mostWords),
  };
  readBlock(lexicon, 0);
  return lexicon;
}

const read: Partial<Record<WordLanguage, Lexicon>> = {};

/** The words of a language, read when they are first needed. */
export const lexiconOf = (language: WordLanguage): Lexicon => (read[language] ??= readLexicon(language));
