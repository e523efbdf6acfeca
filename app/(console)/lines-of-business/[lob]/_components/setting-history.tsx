"use client";

import { ChevronDown, History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { useSubmit } from "#components/forms/use-submit.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Change } from "#lib/domain/history/index.ts";
import { settingHistoryAction } from "../../actions.ts";
import styles from "./history.module.css";

type Props = {
  lob: string;
  /** Sort key of the setting, flag or queue mapping: `SETTING#TimeZone`; `LOB` for the line of business itself. */
  entryKey: string;
  /** What it is called. */
  title: string;
  /** The list is read anew when this moves on. */
  version: number;
  /** One change as an item of the list. */
  entry: (change: Change) => ReactNode;
};

/** The changes of one thing, read when it is opened: one Query, and none with the page. */
export function SettingHistory(props: Props) {
  const t = useTranslations("lobs.history");
  const [isOpen, setOpen] = useState(false);
  const id = `history-${props.entryKey.replaceAll(/[^A-Za-z0-9]/g, "-")}`;
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <History aria-hidden="true" />
        <span>
          {t("button")} <span className="visually-hidden">{t("of", { setting: props.title })}</span>
        </span>
        <ChevronDown aria-hidden="true" className={styles.arrow} />
      </button>
      {isOpen && (
        <section
          id={id}
          className={styles.panel}
          aria-label={`${t("button")} ${t("of", { setting: props.title })}`}
        >
          <Changes key={props.version} {...props} />
        </section>
      )}
    </>
  );
}

function Changes({ lob, entryKey, entry }: Props) {
  const t = useTranslations("lobs.history");
  const states = useTranslations("states");
  const { submit, isBusy, refusal } = useSubmit(settingHistoryAction);
  const [changes, setChanges] = useState<Change[]>();
  const [unreadable, setUnreadable] = useState(0);
  const [next, setNext] = useState<string>();

  const load = useCallback(
    async (cursor?: string) => {
      const result = await submit({ lob, key: entryKey, cursor });
      if (!result.ok) return;
      const page = result.output ?? { items: [], unreadable: 0, next: undefined };
      setChanges((before) => (cursor ? [...(before ?? []), ...page.items] : page.items));
      setUnreadable((before) => (cursor ? before : 0) + page.unreadable);
      setNext(page.next);
    },
    [submit, lob, entryKey],
  );
  useEffect(() => {
    const timer = setTimeout(() => void load());
    return () => clearTimeout(timer);
  }, [load]);

  return (
    <>
      {refusal && (
        <Alert kind="error" live="alert">
          {refusal.message}
        </Alert>
      )}
      {!changes && !refusal && <p role="status">{t("loading")}</p>}
      {unreadable > 0 && <p>{states("unreadable", { count: unreadable })}</p>}
      {changes && (
        <>
          <p className={styles.caption}>{t(changes.length > 0 ? "caption" : "none")}</p>
          <ol className={styles.entries}>{changes.map((change) => entry(change))}</ol>
        </>
      )}
      {next && (
        <Button small type="button" isBusy={isBusy} busyText={t("loading")} onClick={() => void load(next)}>
          {t("more")}
        </Button>
      )}
    </>
  );
}
