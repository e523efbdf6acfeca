import { useTranslations } from "next-intl";
import type { Change } from "#lib/domain/history/index.ts";
import type { Page } from "#lib/kernel/page.ts";
import { HistoryEntries, type HistoryOf } from "./history-entries.tsx";
import styles from "./history.module.css";
import { MoreHistory } from "./more-history.tsx";

type Props = { of: HistoryOf; history: Page<Change> };

/** Every change to a prompt, newest first: the newest page on the server, earlier ones when asked for. */
export function HistoryPanel({ of, history }: Props) {
  const t = useTranslations("history");
  const states = useTranslations("states");
  const [newest] = history.items;
  return (
    <aside className={styles.panel} aria-labelledby="history-title">
      <div>
        <h2 id="history-title">{t("title")}</h2>
        <p className={styles.by}>{t(newest ? "caption" : "none")}</p>
      </div>
      {history.unreadable > 0 && <p>{states("unreadable", { count: history.unreadable })}</p>}
      <ol className={styles.entries}>
        <HistoryEntries of={of} changes={history.items} newestAt={newest?.At} />
        {history.next && (
          // A change to the prompt begins the list anew.
          <MoreHistory key={newest?.At} of={of} cursor={history.next} newestAt={newest?.At} />
        )}
      </ol>
    </aside>
  );
}
