import { useTranslations } from "next-intl";
import styles from "./difference.module.css";
import { wordDifference } from "./word-difference.ts";

/**
 * A text with what was taken out and put in, word by word: struck and underlined for those who see,
 * with words for those who hear. Has no script where it is rendered on the server.
 */
export function Difference({ before, after, lang }: { before: string; after: string; lang?: string }) {
  const t = useTranslations("common.difference");
  return (
    <p className={styles.difference} lang={lang}>
      {wordDifference(before, after).map(({ kind, text }, place) => {
        if (kind === "same") return <span key={place}>{text}</span>;
        const Element = kind === "removed" ? "del" : "ins";
        return (
          <Element key={place}>
            <span className="visually-hidden"> {t(kind)} </span>
            {text}
            <span className="visually-hidden"> {t("end")} </span>
          </Element>
        );
      })}
    </p>
  );
}
