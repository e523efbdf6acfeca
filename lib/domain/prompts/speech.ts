import type { Language } from "./contents.ts";

/** What Amazon Polly takes in one request: 6,000 characters, of which 3,000 are spoken. */
export const maxTextLength = 6_000;
export const maxSpokenLength = 3_000;

/** Whether a text is SSML, to be read as XML, rather than words alone. */
export const isSsml = (text: string): boolean => /^\s*<speak\b/.test(text);

// A quoted value may hold a ">".
const markup = /<!--[\s\S]*?-->|<\/?([^\s<>"'/]*)(?:[^<>"']|"[^"]*"|'[^']*')*>/g;
const entity = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi;
const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Elements that part words from each other; all others stand within a sentence or a word. */
const pauses = new Set(["break", "p", "s", "speak"]);

function decode(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (name) return named[name.toLowerCase()] ?? whole;
  const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
  const known = point > 0 && point <= 0x10_ff_ff && !(point >= 0xd8_00 && point <= 0xdf_ff);
  return known ? String.fromCodePoint(point) : whole;
}

/** The words of a text that are spoken: of SSML without tags and with its entities decoded. */
export function spokenText(text: string): string {
  if (!isSsml(text)) return text;
  return text
    .replace(markup, (_, tag: string | undefined) => (pauses.has(tag ?? "") ? " " : ""))
    .replace(entity, decode)
    .replace(/[ \t]{2,}/g, " ")
    .trim();
}

/**
 * Words that a voice speaks in a minute. Conversational English: about 150 (National Center for Voice and Speech).
 * Spanish has more syllables a word (about 2.1 to 1.45) and more a second (7.82 to 6.19: Pellegrino, Coupé and
 * Marsico, "A cross-language perspective on speech information rate", 2011), which leaves 0.87 of the words.
 */
const wordsPerMinute: Record<Language, number> = { en: 150, es: 130 };
const breakSeconds = /<break\b[^>]*\btime\s*=\s*["'](\d+(?:\.\d+)?)(ms|s)["']/gi;

/** Roughly how many seconds a voice needs for a text: its words, each spoken digit one word, and SSML's breaks. */
export function secondsSpoken(text: string, language: Language): number {
  const spoken = spokenText(text);
  const words = spoken.match(/\p{N}|[\p{L}\p{M}'’-]+/gu)?.length ?? 0;
  const breaks = isSsml(text)
    ? [...text.matchAll(breakSeconds)].reduce(
        (sum, [, amount, unit]) => sum + Number(amount) / (unit?.toLowerCase() === "ms" ? 1_000 : 1),
        0,
      )
    : 0;
  return (words / wordsPerMinute[language]) * 60 + breaks;
}
