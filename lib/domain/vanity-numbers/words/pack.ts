import { digitOfLetter } from "../keypad.ts";

/** No longer words: a whole telephone number is ten digits, and area codes read as words by accident only. */
export const longestWord = 9;

/** A word as it is written, accents included, and how common it is (0–7). */
export type ListedWord = { word: string; level: number };

/** Without accents, upper case: as on a keypad. */
export const keypadLetters = (word: string): string =>
  word.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();

const acutes = "ÁÉÍÓÚ";

/** Where the accent is (1 for the first letter, 0 for none), and where the Ñ. */
function marksOf(word: string): { acute: number; tilde: number } {
  const upper = word.normalize("NFC").toUpperCase();
  return {
    acute: [...upper].findIndex((letter) => acutes.includes(letter)) + 1,
    tilde: upper.indexOf("Ñ") + 1,
  };
}

/** Words of two letters are block 0; the others are in the block of their first three digits, 1 to 512. */
export const blocks = 513;

/** The block of what begins with these keys (2–9). */
export const blockOf = (first: number, second: number, third: number): number =>
  1 + (((first - 2) << 6) | ((second - 2) << 3) | (third - 2));

const blockOfWord = (letters: string): number => {
  const [first = 0, second = 0, third = 0] = [...letters].map(
    (letter) => digitOfLetter[letter.charCodeAt(0) - 65],
  );
  return letters.length === 2 ? 0 : blockOf(first, second, third);
};

/**
 * The words of a block, sorted: a byte with how many letters each shares with the word before (four bits) and
 * its level (four bits), the other letters as bytes of ASCII capitals, and at its end a byte below 0x40:
 * 0, or 1 followed by a byte with the places of accent (four bits) and Ñ (four bits).
 */
function packBlock(words: readonly ListedWord[]): number[] {
  const rows = words
    .map((listed) => ({ ...listed, letters: keypadLetters(listed.word) }))
    .sort((one, other) => (one.letters < other.letters ? -1 : 1));
  const bytes: number[] = [];
  let before = "";
  for (const { word, letters, level } of rows) {
    let shared = 0;
    while (shared < before.length && before[shared] === letters[shared]) shared += 1;
    bytes.push((shared << 4) | level, ...[...letters.slice(shared)].map((letter) => letter.charCodeAt(0)));
    const { acute, tilde } = marksOf(word);
    if (acute || tilde) bytes.push(1, (acute << 4) | tilde);
    else bytes.push(0);
    before = letters;
  }
  return bytes;
}

/** How many bytes each block has (two bytes each), then the blocks: a number touches six, and reads no others. */
export function pack(words: readonly ListedWord[]): Uint8Array {
  const inBlocks: ListedWord[][] = Array.from({ length: blocks }, () => []);
  for (const word of words) inBlocks[blockOfWord(keypadLetters(word.word))]?.push(word);
  const packed = inBlocks.map(packBlock);
  const lengths = packed.flatMap(({ length }) => [length >> 8, length & 0xff]);
  return Uint8Array.from([...lengths, ...packed.flat()]);
}

/** What `pack` packed, in its order. For tests and measurements: the search reads blocks itself. */
export function unpack(bytes: Uint8Array): ListedWord[] {
  const words: ListedWord[] = [];
  let letters = "";
  for (let at = 2 * blocks; at < bytes.length; at += 1) {
    const head = bytes[at] ?? 0;
    letters = letters.slice(0, head >> 4);
    for (at += 1; (bytes[at] ?? 0) >= 0x41; at += 1) letters += String.fromCharCode(bytes[at] ?? 0);
    const marks = bytes[at] === 1 ? (bytes[(at += 1)] ?? 0) : 0;
    const signs = [...letters];
    const accented = (marks >> 4) - 1;
    if (accented >= 0) signs[accented] = `${signs[accented]}\u0301`.normalize("NFC");
    if (marks & 15) signs[(marks & 15) - 1] = "Ñ";
    words.push({ word: signs.join("").toLowerCase(), level: head & 15 });
  }
  return words;
}
