"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { sameValue } from "#components/forms/edit-state.ts";
import { Moment } from "#components/ui/moment.tsx";
import { settingKey, settings, type SettingName } from "#lib/domain/lines-of-business/browser.ts";
import type { Change } from "#lib/domain/history/index.ts";
import { Who } from "../../_components/who.tsx";
import styles from "./history.module.css";
import { RestoreSetting } from "./restore-setting.tsx";
import { SettingHistory } from "./setting-history.tsx";
import { useSettingWords } from "./setting-words.ts";

// Compares words: wanted when a history is opened, and not before.
const Difference = dynamic(() =>
  import("#components/forms/difference.tsx").then((module) => module.Difference),
);

const momentOf = ({ At }: Change): string => At.split("#")[0] ?? At;

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
        when: () => <Moment at={momentOf(change)} />,
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

type Props = {
  lob: string;
  name: SettingName;
  version: number;
  /** As it is stored now. */
  value: unknown;
  mayRestore: boolean;
};

/** What happened to one setting, each change with the way back to what was before it. */
export function HistoryOfSetting({ lob, name, version, value, mayRestore }: Props) {
  const t = useTranslations("lobs.settings");
  return (
    <SettingHistory
      lob={lob}
      entryKey={settingKey(name)}
      title={t(name)}
      version={version}
      entry={(change) => (
        <li key={change.At} className={styles.entry}>
          <Done change={change} />
          <ChangedValue name={name} change={change} />
          {mayRestore && change.Before && !sameValue(change.Before.Value, value) && (
            <RestoreSetting
              lob={lob}
              name={name}
              at={change.At}
              version={version}
              value={change.Before.Value}
            />
          )}
        </li>
      )}
    />
  );
}

/** When a line of business was made, put away and brought back. `version` is any number that moves with that. */
export function HistoryOfLob({ lob, title, version }: { lob: string; title: string; version: number }) {
  return (
    <SettingHistory
      lob={lob}
      entryKey="LOB"
      title={title}
      version={version}
      entry={(change) => (
        <li key={change.At} className={styles.entry}>
          <Done change={change} />
        </li>
      )}
    />
  );
}
