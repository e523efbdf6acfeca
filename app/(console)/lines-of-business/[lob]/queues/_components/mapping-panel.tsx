import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Moment } from "#components/ui/moment.tsx";
import type { Change } from "#lib/domain/history/index.ts";
import { languages, mappingKey, resolvedQueues } from "#lib/domain/lines-of-business/browser.ts";
import type { OfferedQueues, OpenedLob, StampedMapping } from "#lib/domain/lines-of-business/index.ts";
import type { Page } from "#lib/kernel/page.ts";
import { queuesPath } from "../../../_components/addresses.ts";
import { Who } from "../../../_components/who.tsx";
import type { MappingName } from "./addresses.ts";
import type { Afterwards } from "./delete-mapping.tsx";
import { MappingEditor } from "./mapping-editor.tsx";
import { MappingHistory } from "./mapping-history.tsx";
import { OpenedPanel } from "./opened-panel.tsx";
import styles from "./queues.module.css";

type Props = {
  opened: OpenedLob;
  /** Which mapping: of a new one, what the address suggests. */
  named: MappingName;
  isNew: boolean;
  stored?: StampedMapping;
  offered?: OfferedQueues;
  history?: Page<Change>;
  mayRestore: boolean;
};

/** Where those callers go that this mapping serves now, once it is not there any more. */
function afterwardsOf(opened: OpenedLob, stored: StampedMapping): Afterwards {
  const key = mappingKey(stored.Intent, stored.Language);
  const now = opened.resolved.find(({ intent }) => intent === stored.Intent);
  const rest = opened.mappings.filter((mapping) => mapping !== stored);
  const rows = resolvedQueues(rest, opened.values.DefaultQueue);
  const then = rows.find(({ intent }) => intent === stored.Intent) ?? rows.at(-1);
  return languages
    .filter((language) => now?.answers[language].key === key)
    .map((language) => ({ language, queue: then?.answers[language].queue?.QueueName }));
}

/** A mapping for those who may not change it. */
function Reader({ stored }: { stored: StampedMapping }) {
  const t = useTranslations("queues");
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t("fields.Queue")}</dt>
        <dd>
          {stored.QueueName}
          <p className={styles.arn} translate="no">
            {stored.QueueArn}
          </p>
        </dd>
      </div>
      <div>
        <dt>{t("fields.Priority")}</dt>
        <dd>{stored.Priority}</dd>
      </div>
      <div>
        <dt>{t("fields.IsActive")}</dt>
        <dd>
          <Badge kind={stored.IsActive ? "live" : "quiet"} dot={stored.IsActive ? "full" : "hollow"}>
            {t(stored.IsActive ? "fields.yes" : "fields.no")}
          </Badge>
        </dd>
      </div>
    </dl>
  );
}

function Head({ lob, title, stored }: { lob: string; title: string; stored?: StampedMapping }) {
  const t = useTranslations("queues.panel");
  return (
    <div className={styles.panelHead}>
      <div>
        <h2 id="panel-title">{title}</h2>
        {stored && (
          <p className={styles.soft}>
            {stored.UpdatedAt
              ? t.rich("version", {
                  version: stored.Version,
                  when: () => <Moment at={stored.UpdatedAt ?? ""} />,
                  who: () => <Who actor={stored.UpdatedBy ?? ""} />,
                })
              : t("unversioned")}
          </p>
        )}
      </div>
      <ButtonLink href={queuesPath(lob)} small scroll={false} icon={<X aria-hidden="true" size={16} />}>
        {t("close")}
      </ButtonLink>
    </div>
  );
}

/** One mapping above the table: to change or to read, with its history beside it. */
export function MappingPanel({ opened, named, isNew, stored, offered, history, mayRestore }: Props) {
  const t = useTranslations("queues");
  const { LOB: lob, canChange } = opened.lob;
  const words = { intent: named.Intent, language: t(`languages.${named.Language}`) };
  const key = mappingKey(named.Intent, named.Language);
  const intents = opened.resolved.flatMap(({ intent }) => intent ?? []);
  const isEditable = canChange && offered !== undefined && (isNew || stored !== undefined);
  return (
    <OpenedPanel key={isNew ? "new" : key} className={styles.panel}>
      <Head lob={lob} title={isNew ? t("panel.new") : t("panel.title", words)} stored={stored} />
      <div className={styles.panelBody} data-history={history !== undefined}>
        <div>
          {isEditable ? (
            <MappingEditor
              lob={lob}
              named={named}
              stored={stored}
              offered={offered}
              intents={intents}
              afterwards={stored && afterwardsOf(opened, stored)}
            />
          ) : stored ? (
            <Reader stored={stored} />
          ) : (
            <>
              <p>{t("panel.gone", words)}</p>
              <p className={styles.soft}>
                {t(history?.items.length ? "panel.goneAbout" : "panel.goneNever")}
              </p>
            </>
          )}
        </div>
        {history && (
          <MappingHistory of={{ lob, key, version: stored?.Version ?? 0, mayRestore }} history={history} />
        )}
      </div>
    </OpenedPanel>
  );
}
