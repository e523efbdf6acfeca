import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Mark } from "#components/ui/mark.tsx";
import { LanguageRow } from "./_components/language-row.tsx";
import styles from "./auth.module.css";

/** One calm card in the middle, with the product's name above it and the languages below. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("common");
  return (
    <div className={styles.page}>
      <header className={styles.product}>
        <Mark className={styles.mark} />
        <span>{t("product")}</span>
      </header>
      <main id="content" className={styles.card}>
        {children}
      </main>
      <footer>
        <LanguageRow />
      </footer>
    </div>
  );
}
