import { spokenText } from "#lib/domain/prompts/browser.ts";

const length = 90;

/** How a text begins, for a row: its spoken words on one line, ended between words. */
export function firstWords(text: string): string {
  const words = spokenText(text).replace(/\s+/g, " ").trim();
  if (words.length <= length) return words;
  // Cut between characters, never within one, and rather between words.
  const cut = [...words.slice(0, 2 * length)].slice(0, length).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > length / 2 ? cut.slice(0, space) : cut}…`;
}
