import {
  listedWords,
  refusedOverBoundaries,
  scoring,
  wordValue,
  type WordLanguage,
} from "#lib/domain/vanity-numbers/index.ts";

const keypad = ["", "", "ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"];
const digitOf = (letter: string) => String(keypad.findIndex((key) => key.includes(letter)));
const plain = (word: string) => word.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();

/** Digits → what they can be shown as, and its value. */
type Known = Map<string, { shown: string; value: number }[]>;

/** Every way to dial a word: each I on 4 or 1, each O on 6 or 0. */
function dialled(word: string): { digits: string; shown: string; read: number }[] {
  return [...word].reduce<{ digits: string; shown: string; read: number }[]>(
    (ways, letter) =>
      ways.flatMap(({ digits, shown, read }) => {
        const usual = { digits: digits + digitOf(letter), shown: shown + letter, read };
        const digit = letter === "I" ? "1" : letter === "O" ? "0" : undefined;
        return digit ? [usual, { digits: digits + digit, shown: shown + digit, read: read + 1 }] : [usual];
      }),
    [{ digits: "", shown: "", read: 0 }],
  );
}

function knownWords(language: WordLanguage): Known {
  const known: Known = new Map();
  const add = (from: WordLanguage, foreign: boolean) => {
    for (const { word, level } of listedWords(from))
      for (const { digits, shown, read } of dialled(plain(word))) {
        if (!/[A-Z]/.test(shown)) continue;
        const value = wordValue(shown.length, level, foreign) - read * scoring.readDigit;
        known.set(digits, [...(known.get(digits) ?? []), { shown, value }]);
      }
  };
  add(language, false);
  if (language === "es") add("en", true);
  return known;
}

const readings: Record<string, string> = {
  O: "O0",
  I: "I1",
  L: "L1",
  Z: "Z2",
  E: "E3",
  A: "A4",
  S: "S5",
  G: "G69",
  T: "T7",
  B: "B8",
};
const refused = refusedOverBoundaries.map(
  (word) =>
    new RegExp(`(?=(${[...word.toUpperCase()].map((sign) => `[${readings[sign] ?? sign}]`).join("")}))`, "g"),
);

/** Whether something refused is read over the boundaries of the parts, which are words and runs of digits. */
export function refuses(parts: readonly string[]): boolean {
  const letters = parts.join("");
  const inside: [number, number][] = [];
  let at = 0;
  for (const part of parts) {
    if (/[A-Z]/.test(part)) inside.push([at, at + part.length]);
    at += part.length;
  }
  return refused.some((pattern) =>
    [...letters.matchAll(pattern)].some(({ index, 1: found = "" }) => {
      const within = inside.some(([from, to]) => from <= index && index + found.length <= to);
      return /[A-Z]/.test(found) && !within;
    }),
  );
}

/**
 * A search that cannot miss anything, because it tries everything: all ways to split digits into words and digits,
 * best first. Written apart from the search of the product, which is held against it.
 */
export function exhaustiveSearch(language: WordLanguage) {
  const known = knownWords(language);
  return (digits: string): { letters: string; score: number }[] => {
    const found = new Map<string, { score: number; parts: string[] }>();
    const go = (from: number, parts: string[], score: number) => {
      if (from === digits.length) {
        const letters = parts.join("");
        if (score > (found.get(letters)?.score ?? 0)) found.set(letters, { score, parts });
        return;
      }
      go(from + 1, [...parts, digits[from] ?? ""], score);
      for (let to = from + 2; to <= digits.length; to += 1)
        for (const { shown, value } of known.get(digits.slice(from, to)) ?? [])
          go(to, [...parts, shown], score + value);
    };
    go(0, [], 0);
    return [...found]
      .filter(([, { parts }]) => !refuses(parts))
      .map(([letters, { score }]) => ({ letters, score }))
      .sort((one, other) => other.score - one.score);
  };
}

/** The most digits that words of at least this level can cover. */
export function mostCovered(language: WordLanguage, level: number) {
  const keys = new Set(
    (language === "en" ? listedWords("en") : [...listedWords("es"), ...listedWords("en")])
      .filter((listed) => listed.level >= level)
      .flatMap(({ word }) => dialled(plain(word)))
      .map(({ digits }) => digits),
  );
  return (digits: string): number => {
    const most = new Array<number>(digits.length + 1).fill(0);
    for (let from = digits.length - 1; from >= 0; from -= 1) {
      most[from] = most[from + 1] ?? 0;
      for (let to = from + 2; to <= digits.length; to += 1)
        if (keys.has(digits.slice(from, to)))
          most[from] = Math.max(most[from] ?? 0, to - from + (most[to] ?? 0));
    }
    return most[0] ?? 0;
  };
}
