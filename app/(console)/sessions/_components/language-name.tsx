import { useLocale } from "next-intl";

/** A language by its code (`es-US`), as the reader calls it. */
export function LanguageName({ code }: { code: string }) {
  return <>{nameOf(code, useLocale())}</>;
}

const names = new Map<string, Intl.DisplayNames>();

/** One for each language of the console: making one costs more than a row of the table that asks. */
function namesIn(locale: string): Intl.DisplayNames {
  const made = names.get(locale) ?? new Intl.DisplayNames(locale, { type: "language" });
  names.set(locale, made);
  return made;
}

function nameOf(code: string, locale: string): string {
  const [language = ""] = code.split("-");
  // Others store sessions too, with whatever they call a language.
  if (!/^[a-z]{2,3}$/.test(language)) return code;
  const name = namesIn(locale).of(language) ?? code;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
