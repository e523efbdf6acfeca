import { getLocale, getTranslations } from "next-intl/server";
import { locales } from "#lib/web/i18n/locale.ts";
import { chooseLocaleAction } from "#lib/web/preferences/actions.ts";
import styles from "./language-row.module.css";

/** The console's languages, each named in itself. A plain form: it works before any script has come. */
export async function LanguageRow() {
  const [current, t] = await Promise.all([getLocale(), getTranslations("frame.language")]);
  return (
    <form action={chooseLocaleAction} className={styles.row} role="group" aria-label={t("label")}>
      {locales.map((locale) => (
        <button
          key={locale}
          name="locale"
          value={locale}
          lang={locale}
          aria-pressed={locale === current}
          className={styles.language}
        >
          {t(locale)}
        </button>
      ))}
    </form>
  );
}
