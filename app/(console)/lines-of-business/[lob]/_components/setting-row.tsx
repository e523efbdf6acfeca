import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Moment } from "#components/ui/moment.tsx";
import { Remark } from "#components/ui/remark.tsx";
import { settings, type SettingName } from "#lib/domain/lines-of-business/browser.ts";
import type { SettingState } from "#lib/domain/lines-of-business/index.ts";
import { settingId } from "../../_components/addresses.ts";
import { Who } from "../../_components/who.tsx";
import { useSettingWords } from "./setting-words.ts";
import styles from "./settings.module.css";

/** How a setting stands: its version, by whom and when; its default where another value counts. */
function Standing({ name, state, value }: { name: SettingName; state: SettingState; value: unknown }) {
  const t = useTranslations("lobs.editor");
  const words = useSettingWords();
  const byDefault = settings[name].default;
  const isDefault = name === "DisplayName" || words(name, byDefault) === words(name, value);
  return (
    <div className={styles.standing}>
      <p>
        {!state.isStored
          ? t("byDefault")
          : state.UpdatedAt && state.UpdatedBy
            ? t.rich("version", {
                version: state.Version,
                when: () => <Moment at={state.UpdatedAt ?? ""} />,
                who: () => <Who actor={state.UpdatedBy ?? ""} />,
              })
            : t("versionOnly", { version: state.Version })}
      </p>
      {state.isStored && !isDefault && settings[name].kind !== "hours" && (
        <p>{t("default", { value: words(name, byDefault) })}</p>
      )}
    </div>
  );
}

type Props = {
  name: SettingName;
  state: SettingState;
  /** As it is stored. */
  value: unknown;
  children: ReactNode;
  /** The way to its history. */
  history?: ReactNode;
  isChanged?: boolean;
};

/** One setting: its control or its value, how it stands, and its history beside it. */
export function SettingRow({ name, state, value, children, history, isChanged = false }: Props) {
  const t = useTranslations("lobs.editor");
  return (
    <div id={settingId(name)} className={styles.row} data-changed={isChanged}>
      <div className={styles.control}>
        {children}
        {state.unreadable && <Remark kind="warning">{t("unreadable")}</Remark>}
      </div>
      <Standing name={name} state={state} value={value} />
      {history}
    </div>
  );
}
