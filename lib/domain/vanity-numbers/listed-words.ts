import { inflateRawSync } from "node:zlib";
import type { WordLanguage } from "./lexicon.ts";
import { unpack, type ListedWord } from "./words/pack.ts";
import { wordsData } from "./words/words-data.ts";

/** Every word that the search knows of a language, with how common it is. For tests and measurements. */
export const listedWords = (language: WordLanguage): ListedWord[] =>
  unpack(inflateRawSync(Buffer.from(wordsData[language], "base64")));
