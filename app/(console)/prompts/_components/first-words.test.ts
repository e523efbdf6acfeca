import { expect, test } from "vitest";
import { firstWords } from "./first-words.ts";

test.each([
  ["Short.", "Short."],
  ["<speak>One <break time='1s'/>\n two &amp; three</speak>", "One two & three"],
  ["word ".repeat(40), `${"word ".repeat(18).trim()}…`],
  ["👋🏽".repeat(100), `${"👋🏽".repeat(45)}…`],
])("%s", (text, words) => {
  expect(firstWords(text)).toBe(words);
  expect(firstWords(text).isWellFormed()).toBe(true);
});
