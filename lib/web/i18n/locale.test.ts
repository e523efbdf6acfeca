import { expect, test } from "vitest";
import { chooseLocale } from "./locale.ts";

test.each([
  ["the cookie before all", "es", "en-US,en;q=0.9", "es"],
  ["the browser's first language", undefined, "es-MX,es;q=0.9,en;q=0.8", "es"],
  ["the browser's better one, wherever it stands", undefined, "en;q=0.3, es-419;q=0.8", "es"],
  ["the first of two alike", undefined, "en,es", "en"],
  ["one that the console speaks, after one that it does not", undefined, "fr-FR,fr;q=0.9,es;q=0.5", "es"],
  ["never one that is refused", undefined, "fr,es;q=0", "en"],
  ["English for a stranger's language", undefined, "de-DE", "en"],
  ["English where nothing is said", undefined, null, "en"],
  ["English for anything at all", undefined, ";;q=,*", "en"],
  ["the browser's where the cookie is none of ours", "de", "es", "es"],
])("%s", (_, cookie, acceptLanguage, locale) => {
  expect(chooseLocale(cookie, acceptLanguage)).toBe(locale);
});
