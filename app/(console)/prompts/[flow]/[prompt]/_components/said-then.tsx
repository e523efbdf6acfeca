import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { promptFields } from "#lib/domain/prompts/browser.ts";
import type { Change } from "#lib/domain/history/index.ts";
import { FieldValue, langOf } from "./field-value.tsx";
import styles from "./history.module.css";

type Props = { said: Change; version: number; at: string };

/** The words of a version that was spoken once and has been changed since. */
export function SaidThen({ said: { After }, version, at }: Props) {
  const t = useTranslations("prompts.said");
  const fields = useTranslations("prompts.fields");
  const words = promptFields.filter((field) => langOf(field) && After?.[field]);
  return (
    <Alert kind="info" heading={t("title", { version })} className={styles.said}>
      <p>{t.rich("about", { when: () => <Moment at={at} /> })}</p>
      <dl className={styles.fields}>
        {words.map((field) => (
          <div key={field} className={styles.field}>
            <dt>{fields(field)}</dt>
            <dd>
              <p lang={langOf(field)}>
                <FieldValue value={After?.[field]} />
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </Alert>
  );
}
