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
  /** Length and level → what a word is worth. */
  values: Int32Array;
  spanish: 0 | 1;
};

/**
 * Words by the digits that they are dialled with. Flat arrays: the search asks them some thirty times for a number.
 * A key is the digits after a 1 (`247` → 1247), with 0 and 1 as the keys of O and I.
 */
export type Lexicon = {
  sources: readonly Source[];
  /** Block → 1 when its words are there. */
  blocksRead: Uint8Array;
  /** The number of the next word. They count from 1. */
  words: number;
  /** One bit for each hash: most keys that are asked for are not there. */
  seen: Int32Array;
  /** Open hash: key and first word, side by side. */
  slots: Int32Array;
  /** Word → the next one on the same digits, of less value; 0 for none. */
  next: Int32Array;
  /** Word → its letters, as places on their keys: a number with {@link signBase} as base, first letter first. */
  signs: Int32Array;
  value: Int32Array;
  /** Word → at which letters it has an I (low half) and an O (high half), first letter first. */
  readable: Int32Array;
  /** Word → 1 for a Spanish one. */
  spanish: Uint8Array;
  /** Word → places of the accent and of the Ñ, four bits each. */
  marks: Uint8Array;
};

export const signBase = 5;
/** Bits of the filter; the hash has a slot for every two of them. */
const filterBits = 18;
export const hashOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - filterBits);
const mostWords = 60_000;

const letterI = 8;
const letterO = 14;

/** Puts a word into its place among those on the same digits; of two that look the same, the better one stays. */
function insert(lexicon: Lexicon, key: number, word: number): boolean {
  const { seen, slots, next, signs, value } = lexicon;
  const hash = hashOf(key);
  seen[hash >>> 5]! |= 1 << (hash & 31);
  let slot = hash & ~1;
  const end = slots.length - 1;
  while (slots[slot] !== 0 && slots[slot] !== key) slot = (slot + 2) & end;
  slots[slot] = key;
  let before = 0;
  let at = slots[slot + 1]!;
  while (at !== 0 && value[at]! >= value[word]!) {
    if (signs[at] === signs[word]) return false;
    before = at;
    at = next[at]!;
  }
  next[word] = at;
  if (before) next[before] = word;
  else slots[slot + 1] = word;
  for (let last = word; at !== 0; last = at, at = next[at]!) {
    if (signs[at] === signs[word]) {
      next[last] = next[at]!;
      break;
    }
  }
  return true;
}

/** The letters of a block from `at` to `end` become words of the lexicon. */
function addBlock(lexicon: Lexicon, { bytes, spanish, values }: Source, at: number, end: number): void {
  // What is known of the first letters, which the next word may share.
  const { keys, places, readable } = letterByLetter;
  while (at < end) {
    const head = bytes[at]!;
    let length = head >> 4;
    let letter = bytes[(at += 1)]!;
    while (letter >= 0x41) {
      const place = letter - 0x41;
      const bit = 1 << length;
      keys[length + 1] = keys[length]! * 10 + digitOfLetter[place]!;
      places[length + 1] = places[length]! * signBase + placeOnKey[place]!;
      readable[length + 1] =
        readable[length]! | (place === letterI ? bit : place === letterO ? bit << 16 : 0);
      length += 1;
      letter = bytes[(at += 1)]!;
    }
    const word = lexicon.words;
    lexicon.marks[word] = letter === 1 ? bytes[(at += 1)]! : 0;
    at += 1;
    lexicon.signs[word] = places[length]!;
    lexicon.readable[word] = readable[length]!;
    lexicon.value[word] = values[(length << 3) | (head & 15)]!;
    lexicon.spanish[word] = spanish;
    if (insert(lexicon, keys[length]!, word)) lexicon.words += 1;
  }
}

const letterByLetter = {
  keys: new Int32Array(longestWord + 1).fill(1),
  places: new Int32Array(longestWord + 1),
  readable: new Int32Array(longestWord + 1),
};

/** Reads a block of every list, when a number first begins a word with its digits. */
export function readBlock(lexicon: Lexicon, block: number): void {
  lexicon.blocksRead[block] = 1;
  for (const source of lexicon.sources)
    addBlock(lexicon, source, source.starts[block]!, source.starts[block + 1]!);
}

function openSource(language: WordLanguage, foreign: boolean): Source {
  const bytes = inflateRawSync(Buffer.from(wordsData[language], "base64"));
  const starts = new Int32Array(blocks + 1);
  starts[0] = 2 * blocks;
  for (let block = 0; block < blocks; block += 1)
    starts[block + 1] = starts[block]! + ((bytes[2 * block]! << 8) | bytes[2 * block + 1]!);
  const values = new Int32Array((longestWord + 1) << 3).map((_, place) =>
    wordValue(place >> 3, place & 7, foreign),
  );
  return { bytes, starts, values, spanish: language === "es" ? 1 : 0 };
}

/** Reads the words anew. English callers are told English words; Spanish ones Spanish words before English ones. */
export function readLexicon(language: WordLanguage): Lexicon {
  const lexicon: Lexicon = {
    sources:
      language === "en" ? [openSource("en", false)] : [openSource("es", false), openSource("en", true)],
    blocksRead: new Uint8Array(blocks),
    words: 1,
    seen: new Int32Array(1 << (filterBits - 5)),
    slots: new Int32Array(1 << filterBits),
    next: new Int32Array(mostWords),
    signs: new Int32Array(mostWords),
    value: new Int32Array(mostWords),
    readable: new Int32Array(mostWords),
    spanish: new Uint8Array(mostWords),
    marks: new Uint8Array(mostWords),
  };
  readBlock(lexicon, 0);
  return lexicon;
}

const read: Partial<Record<WordLanguage, Lexicon>> = {};

/** The words of a language, read when they are first needed. */
export const lexiconOf = (language: WordLanguage): Lexicon => (read[language] ??= readLexicon(language));
