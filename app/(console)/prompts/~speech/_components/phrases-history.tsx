import { useTranslations } from "next-intl";
import marks from "#components/forms/difference.module.css";
import { Moment } from "#components/ui/moment.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { momentOf } from "#lib/domain/history/browser.ts";
import type { Change } from "#lib/domain/history/index.ts";
import type { Page } from "#lib/kernel/page.ts";
import {
  intentOf,
  languageOf,
  phraseFields,
  samePhrases,
  type PhraseField,
} from "#lib/domain/speech-bot/browser.ts";
import { speechPath } from "../../_components/addresses.ts";
import { Who } from "../../_components/who.tsx";
import history from "../../[flow]/[prompt]/_components/history.module.css";
import { RestorePhrases } from "./restore-phrases.tsx";
import styles from "./speech.module.css";

const listOf = (side: Change["Before"], field: PhraseField): string[] =>
  Array.isArray(side?.[field]) ? (side[field] as unknown[]).map(String) : [];

/** What a change took out of one list, and what it put in. */
function ListDifference({ field, change }: { field: PhraseField; change: Change }) {
  const t = useTranslations("speech");
  const words = useTranslations("common.difference");
  const [before, after] = [listOf(change.Before, field), listOf(change.After, field)];
  const [removed, added] = [
    before.filter((phrase) => !after.includes(phrase)),
    after.filter((phrase) => !before.includes(phrase)),
  ];
  const marked = [
    ...removed.map((phrase) => ({ kind: "removed" as const, phrase })),
    ...added.map((phrase) => ({ kind: "added" as const, phrase })),
  ];
  return (
    <div className={history.field}>
      <dt>
        {t("field", {
          intent: t(`intents.${intentOf(field)}.name`),
          language: t(`languages.${languageOf(field)}`),
        })}
      </dt>
      <dd>
        {marked.length === 0 && <p>{t("history.order")}</p>}
        <ul className={styles.phrases} lang={languageOf(field)}>
          {marked.map(({ kind, phrase }) => {
            const Element = kind === "removed" ? "del" : "ins";
            return (
              <li key={`${kind} ${phrase}`}>
                <p className={marks.difference}>
                  <Element>
                    <span className="visually-hidden"> {words(kind)} </span>
                    {phrase}
                    <span className="visually-hidden"> {words("end")} </span>
                  </Element>
                </p>
              </li>
            );
          })}
        </ul>
      </dd>
    </div>
  );
}

type PhrasesHistoryProps = {
  changes: Page<Change>;
  version: number;
  mayRestore: boolean;
  /** Whether this is not the newest page. */
  isEarlier: boolean;
};

/** Every change to the phrases, newest first, each with the way back to what was before it. */
export function PhrasesHistory({ changes, version, mayRestore, isEarlier }: PhrasesHistoryProps) {
  const t = useTranslations("history");
  const own = useTranslations("speech.history");
  const states = useTranslations("states");
  return (
    <aside className={history.panel} aria-labelledby="history-title">
      <div>
        <h2 id="history-title">{t("title")}</h2>
        <p className={history.by}>{changes.items.length > 0 ? t("caption") : own("none")}</p>
      </div>
      {changes.unreadable > 0 && <p>{states("unreadable", { count: changes.unreadable })}</p>}
      <ol className={history.entries}>
        {changes.items.map((change) => (
          <li key={change.At} className={history.entry}>
            <h3>
              {t(change.Action === "phrases.restored" ? "actions.phrases.restored" : "actions.phrases.saved")}
            </h3>
            <p className={history.by}>
              {t.rich("by", {
                who: () => <Who actor={change.Actor} />,
                when: () => <Moment at={momentOf(change.At)} />,
              })}
            </p>
            <dl className={history.fields}>
              {phraseFields
                .filter((field) => !samePhrases(listOf(change.Before, field), listOf(change.After, field)))
                .map((field) => (
                  <ListDifference key={field} field={field} change={change} />
                ))}
            </dl>
            {mayRestore && <RestorePhrases at={change.At} version={version} />}
          </li>
        ))}
      </ol>
      <Pagination
        label={own("pages")}
        first={isEarlier ? { href: speechPath(), label: own("newest") } : undefined}
        next={changes.next ? { href: speechPath(changes.next), label: t("more") } : undefined}
      />
    </aside>
  );
}
