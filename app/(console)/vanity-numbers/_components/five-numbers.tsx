import { useFormatter, useTranslations } from "next-intl";
import type { ExplainedPart, ExplainedVanity, WordReasons } from "#lib/domain/vanity-history/index.ts";
import styles from "./vanity.module.css";

const kinds = [
  "digits",
  "length",
  "rarity",
  "short",
  "read",
  "foreign",
] as const satisfies (keyof WordReasons)[];

/** What one word adds, and why. */
function Word({ part }: { part: ExplainedPart }) {
  const t = useTranslations("vanity.why");
  const { reasons, word = "", value } = part;
  const said = kinds.filter((kind) => reasons && reasons[kind] !== 0);
  return (
    <li>
      <strong lang={part.language}>{word}</strong> {t("value", { value })}
      {reasons && (
        <span className={styles.faint}>
          {" "}
          ({said.map((kind) => t(kind, { points: reasons[kind], count: part.text.length })).join(", ")})
        </span>
      )}
    </li>
  );
}

/** Vanity numbers, best first, with the words that make their score. */
export function FiveNumbers({ numbers }: { numbers: readonly ExplainedVanity[] }) {
  const t = useTranslations("vanity");
  const format = useFormatter();
  return (
    <ol className={styles.five}>
      {numbers.map(({ text, score, inWords, digits, parts }) => (
        <li key={text}>
          <p className={styles.head}>
            <span className={styles.text}>{text}</span>
            <span className={styles.score}>{t("points", { score })}</span>
            <span className={styles.faint}>
              {t("inWords", { count: format.number(inWords), digits: format.number(digits) })}
            </span>
          </p>
          {parts ? (
            <ul className={styles.words}>
              {parts.map((part, place) =>
                part.word === undefined ? null : <Word key={`${place} ${part.text}`} part={part} />,
              )}
            </ul>
          ) : (
            <p className={styles.faint}>{t("why.changed")}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
