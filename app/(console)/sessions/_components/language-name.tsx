import { useLocale } from "next-intl";

/** A language by its code (`es-US`), as the reader calls it. */
export function LanguageName({ code }: { code: string }) {
  return <>{nameOf(code, useLocale())}</>;
}

function nameOf(code: string, locale: string): string {
  const [language = ""] = code.split("-");
  // Others store sessions too, with whatever they call a language.
  if (!/^[a-z]{2,3}$/.test(language)) return code;
  const name = new Intl.DisplayNames(locale, { type: "language" }).of(language) ?? code;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
