import { useTranslations } from "next-intl";
import type { Change } from "#lib/domain/history/index.ts";
import type { Page } from "#lib/kernel/page.ts";
import { HistoryEntries } from "./history-entries.tsx";
import type { HistoryOf } from "./history-of.ts";
import { MoreMappingHistory } from "./more-mapping-history.tsx";
import styles from "./queues.module.css";

/** Every change to a mapping, newest first. */
export function MappingHistory({ of, history }: { of: HistoryOf; history: Page<Change> }) {
  const t = useTranslations("history");
  const states = useTranslations("states");
  const newestAt = history.items[0]?.At;
  return (
    <section aria-labelledby="history-title" className={styles.history}>
      <h3 id="history-title">{t("title")}</h3>
      {history.items.length === 0 && <p className={styles.soft}>{t("none")}</p>}
      {history.unreadable > 0 && <p>{states("unreadable", { count: history.unreadable })}</p>}
      <ol className={styles.entries}>
        <HistoryEntries of={of} changes={history.items} newestAt={newestAt} />
        {history.next && (
          <MoreMappingHistory key={newestAt} of={of} cursor={history.next} newestAt={newestAt} />
        )}
      </ol>
    </section>
  );
}
