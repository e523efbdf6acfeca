import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Difference } from "#components/forms/difference.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { momentOf } from "#lib/domain/history/browser.ts";
import { promptFields, sameValue, type PromptField } from "#lib/domain/prompts/browser.ts";
import type { Change } from "#lib/domain/history/index.ts";
import { asText, FieldValue, isWordy, langOf } from "./field-value.tsx";
import { Who } from "../../../_components/who.tsx";
import styles from "./history.module.css";

/** The fields in which a change's two sides differ; all that are filled where there is but one. */
const fieldsOf = ({ Before, After }: Change): PromptField[] =>
  promptFields.filter((field) => !sameValue(Before?.[field], After?.[field]));

function FieldDifference({ field, change }: { field: PromptField; change: Change }) {
  const t = useTranslations("history");
  const fields = useTranslations("prompts.fields");
  const [before, after] = [change.Before?.[field], change.After?.[field]];
  return (
    <div className={styles.field}>
      <dt>{fields(field)}</dt>
      <dd>
        {change.Before === undefined || change.After === undefined ? (
          <p lang={langOf(field)}>
            <FieldValue value={after ?? before} />
          </p>
        ) : isWordy(field) ? (
          <Difference before={asText(before)} after={asText(after)} lang={langOf(field)} />
        ) : (
          t.rich("was", {
            before: () => <FieldValue value={before} />,
            after: () => <FieldValue value={after} />,
          })
        )}
      </dd>
    </div>
  );
}

/** One change: what, who, when, and each field before and after. `actions`: restoring it, for those who may. */
export function HistoryEntry({ change, actions }: { change: Change; actions?: ReactNode }) {
  const t = useTranslations("history");
  const changed = fieldsOf(change);
  const action = `actions.${change.Action}` as "actions.prompt.saved";
  return (
    <li className={styles.entry}>
      <h3>{t.has(action) ? t(action) : t("actions.other")}</h3>
      <p className={styles.by}>
        {t.rich("by", {
          who: () => <Who actor={change.Actor} />,
          when: () => <Moment at={momentOf(change.At)} />,
        })}
      </p>
      {changed.length > 0 ? (
        <dl className={styles.fields}>
          {changed.map((field) => (
            <FieldDifference key={field} field={field} change={change} />
          ))}
        </dl>
      ) : (
        <p>{t("confirmedCorrect")}</p>
      )}
      {actions}
    </li>
  );
}
