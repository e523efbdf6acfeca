/** The languages that the console itself speaks. */
export const locales = ["en", "es"] as const;
export type Locale = (typeof locales)[number];

export const localeCookie = "locale";

const isLocale = (value: string | undefined): value is Locale => locales.some((locale) => locale === value);

/**
 * The reader's language: what they chose, else the language their browser asks for first
 * (`es-MX,es;q=0.9,en;q=0.8`), else English.
 */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null | undefined): Locale {
  if (isLocale(cookie)) return cookie;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part, place) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith("q="));
      return { language: tag.split("-")[0], quality: quality ? Number(quality.slice(2)) : 1, place };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality || one.place - other.place);
  return wanted.map(({ language }) => language).find(isLocale) ?? "en";
}
