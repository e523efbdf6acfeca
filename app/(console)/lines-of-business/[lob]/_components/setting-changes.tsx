"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { Difference } from "#components/forms/difference.tsx";
import { sameValue } from "#components/forms/edit-state.ts";
import { useSubmit } from "#components/forms/use-submit.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { momentOf } from "#lib/domain/history/browser.ts";
import type { Change } from "#lib/domain/history/index.ts";
import { settings, type SettingName } from "#lib/domain/lines-of-business/browser.ts";
import { settingHistoryAction } from "../../actions.ts";
import { Who } from "../../_components/who.tsx";
import styles from "./history.module.css";
import { RestoreSetting } from "./restore-setting.tsx";
import { useSettingWords } from "./setting-words.ts";

export type HistoryOf = {
  lob: string;
  /** Sort key of the setting, flag or queue mapping: `SETTING#TimeZone`; `LOB` for the line of business itself. */
  entryKey: string;
  /** What it is called. */
  title: string;
  /** The list is read anew when this moves on. */
  version: number;
  /** The setting whose history it is: as it is stored now, and whether the reader may bring back what was. */
  setting?: { name: SettingName; value: unknown; mayRestore: boolean };
};

/** The word for what was done: `setting.saved` is `saved`, `lob.archived` is `archived`. */
function useAction() {
  const t = useTranslations("lobs.history.actions");
  return ({ Action }: Change) => {
    const word = Action.slice(Action.lastIndexOf(".") + 1) as "saved";
    return t.has(word) ? t(word) : t("other");
  };
}

function Done({ change }: { change: Change }) {
  const t = useTranslations("lobs.list");
  const action = useAction();
  return (
    <p className={styles.by}>
      <strong>{action(change)}</strong>{" "}
      {t.rich("lastBy", {
        when: () => <Moment at={momentOf(change.At)} />,
        who: () => <Who actor={change.Actor} />,
      })}
    </p>
  );
}

/** Texts and lists are shown word by word; the rest as one value and another. */
const isWordy = (name: SettingName) => ["line", "hours", "holidays", "prompt"].includes(settings[name].kind);

function ChangedValue({ name, change }: { name: SettingName; change: Change }) {
  const t = useTranslations("lobs.history");
  const words = useSettingWords();
  const [before, after] = [words(name, change.Before?.Value), words(name, change.After?.Value)];
  if (isWordy(name)) return <Difference before={before} after={after} />;
  return (
    <p>
      {t.rich("change", {
        before: () => <strong>{before}</strong>,
        after: () => <strong>{after}</strong>,
      })}
    </p>
  );
}

/** One change; of a setting with what it changed, and with the way back to what was before it. */
function Entry({ of, change }: { of: HistoryOf; change: Change }) {
  const { setting } = of;
  return (
    <li className={styles.entry}>
      <Done change={change} />
      {setting && <ChangedValue name={setting.name} change={change} />}
      {setting?.mayRestore && change.Before && !sameValue(change.Before.Value, setting.value) && (
        <RestoreSetting
          lob={of.lob}
          name={setting.name}
          at={change.At}
          version={of.version}
          value={change.Before.Value}
        />
      )}
    </li>
  );
}

/** The changes of one thing, newest first, read when they are wanted: one Query, and none with the page. */
export function SettingChanges({ of }: { of: HistoryOf }) {
  const { lob, entryKey } = of;
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
          <ol className={styles.entries}>
            {changes.map((change) => (
              <Entry key={change.At} of={of} change={change} />
            ))}
          </ol>
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
