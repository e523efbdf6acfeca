import { useFormatter, useTranslations } from "next-intl";
import styles from "./answer-size.module.css";

/** From this part of the limit on, somebody should know. */
const warnFrom = 0.8;

type Props = {
  /** Whose answer it is. */
  of: string;
  /** Bytes of UTF-8 in each language. */
  bytes: Record<"en" | "es", number>;
  limit: number;
};

/**
 * How large an answer to Amazon Connect is, per language, against what it takes (32 KB); a warning from 80 %.
 * `bytes` come from `flowAnswerBytes` or `lobAnswerBytes`. For pages that have the `caller` messages or run on the server.
 */
export function AnswerSize({ of, bytes, limit }: Props) {
  const t = useTranslations("caller.sizes");
  const format = useFormatter();
  return (
    <div className={styles.sizes}>
      <p className={styles.of}>{of}</p>
      <ul className={styles.languages}>
        {(["en", "es"] as const).map((language) => {
          const part = bytes[language] / limit;
          const level = part > 1 ? "over" : part >= warnFrom ? "near" : "well";
          return (
            <li key={language} className={styles.size} data-level={level}>
              <span>
                {t("size", {
                  language: t(language),
                  size: format.number(bytes[language] / 1_000, {
                    maximumFractionDigits: 1,
                    minimumFractionDigits: 1,
                  }),
                  limit: format.number(limit / 1_000),
                  part: format.number(part, { style: "percent" }),
                })}
                {level !== "well" && <strong> {t(level)}</strong>}
              </span>
              <span className={styles.bar} aria-hidden="true">
                <span style={{ inlineSize: `${Math.min(100, part * 100)}%` }} />
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
