import fc from "fast-check";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, it } from "vitest";
import { exhaustiveSearch } from "#lib/testing/every-vanity.ts";
import { bestFive, lexiconOf, splitWords, type WordLanguage } from "./index.ts";
import { listedWords } from "./listed-words.ts";
import { isRefusedWord } from "./offensive-words.ts";
import { keypadLetters, pack, unpack } from "./words/pack.ts";

const languages: WordLanguage[] = ["en", "es"];
const letters = (digits: string, language: WordLanguage = "en") =>
  bestFive(lexiconOf(language), digits).map((vanity) => vanity.letters);
/** Numbers of seven digits, spread over all of them, the same in every run. */
const numbers = (count: number) =>
  Array.from({ length: count }, (_, place) => String((place * 7_368_787 + 2_255_669) % 10_000_000)).map(
    (digits) => digits.padStart(7, "0"),
  );
const keypad = ["0", "1", "2ABC", "3DEF", "4GHI", "5JKL", "6MNO", "7PQRS", "8TUV", "9WXYZ"];

describe("the five best", () => {
  it("are words that people know", () => {
    expect(letters("3569377")[0]).toBe("FLOWERS");
    expect(letters("2255669")[0]).toBe("CALLNOW");
    expect(letters("2272774", "es")).not.toEqual(letters("2272774"));
  });

  it("show a 0 that reads as O and a 1 that reads as I as digits, which can be dialled", () => {
    expect(letters("217")).toContain("A1R");
    expect(letters("4663")[0]).toBe("GOOD");
    expect(letters("4003")).toEqual(["G00D", "H00D", ...letters("4003").slice(2)]);
    expect(letters("1111111")).toEqual([]);
    expect(letters("0000000")).toEqual([]);
  });

  it.each(languages)("are the true five best of all ways to split the digits (%s)", (language) => {
    const every = exhaustiveSearch(language);
    for (const digits of numbers(150)) {
      const scores = bestFive(lexiconOf(language), digits).map(({ score }) => score);
      expect([digits, scores]).toEqual([
        digits,
        every(digits)
          .slice(0, 5)
          .map(({ score }) => score),
      ]);
    }
  });

  it.each(languages)(
    "can be dialled, differ, come best first, and say how they are made (%s)",
    (language) => {
      const lexicon = lexiconOf(language);
      fc.assert(
        fc.property(fc.stringMatching(/^[0-9]{1,10}$/), (digits) => {
          const five = bestFive(lexicon, digits);
          expect(new Set(five.map((vanity) => vanity.letters)).size).toBe(five.length);
          expect(five.map(({ score }) => score)).toEqual(
            five.map(({ score }) => score).toSorted((one, other) => other - one),
          );
          for (const vanity of five) {
            expect(vanity.letters).toHaveLength(digits.length);
            for (const [place, sign] of [...vanity.letters].entries())
              expect(keypad[Number(digits[place])]).toContain(sign);
            const parts = splitWords(lexicon, vanity.letters);
            expect(parts.map(({ text }) => text).join("")).toBe(vanity.letters);
            expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(vanity.score);
            // No letter that is not part of a word.
            for (const part of parts) if (!part.word) expect(part.text).toMatch(/^[0-9]+$/);
          }
        }),
      );
    },
  );
});

describe("words", () => {
  it("are told as they are written, with the accents that a voice needs", () => {
    expect(splitWords(lexiconOf("es"), "NUMERO")).toEqual([
      expect.objectContaining({ text: "NUMERO", word: "número", language: "es" }),
    ]);
    expect(splitWords(lexiconOf("es"), "MANANA")[0]).toMatchObject({ word: "mañana" });
    expect(splitWords(lexiconOf("en"), "A1R5FL0WERS").map(({ text, word }) => word ?? text)).toEqual([
      "air",
      "5",
      "flowers",
    ]);
  });

  it("are Spanish for Spanish callers, and English after them", () => {
    const spanish = splitWords(lexiconOf("es"), "CASA")[0];
    expect(spanish).toMatchObject({ language: "es" });
    expect(splitWords(lexiconOf("es"), "FLOWERS")[0]).toMatchObject({ language: "en" });
    expect(splitWords(lexiconOf("en"), "MANANA")).toEqual([]);
  });

  it.each(languages)("are all found by their digits (%s)", (language) => {
    const lexicon = lexiconOf(language);
    const isLost = (shown: string) => splitWords(lexicon, shown).every(({ text }) => text !== shown);
    const shown = listedWords(language).map(({ word }) => keypadLetters(word));
    expect(shown.length).toBeGreaterThan(10_000);
    expect(shown.filter(isLost)).toEqual([]);
  });

  it("come out of their packing as they went in", () => {
    const words = ["mañana", "número", "casa", "casas", "al"];
    const listed = words.map((word, place) => ({ word, level: place }));
    const byWord = (one: { word: string }, other: { word: string }) => (one.word < other.word ? -1 : 1);
    expect(unpack(pack(listed)).toSorted(byWord)).toEqual(listed.toSorted(byWord));
  });

  it("are none that the list of refused words refuses", () => {
    for (const language of languages)
      expect(
        listedWords(language)
          .map(({ word }) => keypadLetters(word).toLowerCase())
          .filter(isRefusedWord),
      ).toEqual([]);
  });
});

describe("nothing offensive", () => {
  const { en, es } = createRequire(import.meta.url)("naughty-words") as Record<"en" | "es", string[]>;
  /** Somebody else's list. Those that are plain words are left to the judgement written in offensive-words.ts. */
  const plainWords = ["escort", "honkey", "martillo", "infierno", "snowballing", "throating", "shrimping"];
  let naughty: RegExp[] = [];
  beforeAll(() => {
    naughty = [...en, ...es]
      .map((word) => word.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase())
      .filter((word) => /^[A-Z]{3,}$/.test(word) && !plainWords.includes(word.toLowerCase()))
      .map((word) => new RegExp(word.replaceAll("O", "[O0]").replaceAll("I", "[I1]")));
  });

  it.each(languages)("is said in 10,000 numbers, over word boundaries (%s)", (language) => {
    const lexicon = lexiconOf(language);
    const said = numbers(10_000).flatMap((digits) =>
      bestFive(lexicon, digits).flatMap((vanity) => {
        const found = naughty.filter((pattern) => pattern.test(vanity.letters));
        if (found.length === 0) return [];
        // Inside one innocent word (CLASS) it is not said.
        const words = splitWords(lexicon, vanity.letters).map(({ text }) => text);
        return found
          .filter((pattern) => !words.some((text) => pattern.test(text)))
          .map((pattern) => `${words.join("-")} ${pattern.source}`);
      }),
    );
    expect(said).toEqual([]);
  });

  it.each(["7448", "74448", "5448", "277", "2774653", "3825", "78221", "6813722"])(
    "is made of %s, whatever it spells",
    (digits) => {
      for (const language of languages)
        for (const shown of letters(digits, language))
          expect(shown.replaceAll("1", "I").replaceAll("5", "S")).not.toMatch(/SHIT|FUCK|PUTA|^ASS$|MIERDA/);
    },
  );
});
