import Link from "next/link";
import { useTranslations } from "next-intl";
import { settingGroups, settings, type SettingValues } from "#lib/domain/lines-of-business/browser.ts";
import { ElsewhereRows, Told } from "./elsewhere-rows.tsx";
import { GroupCard } from "./group-card.tsx";
import { HistoryOfSetting } from "./setting-history.tsx";
import { SettingRow } from "./setting-row.tsx";
import { useSettingWords } from "./setting-words.ts";
import type { SettingsOf } from "./settings-of.ts";
import { editedNames, type EditedName } from "./settings-state.ts";
import styles from "./settings.module.css";

function Value({ name, values }: { name: EditedName; values: SettingValues }) {
  const t = useTranslations("lobs.editor");
  const words = useSettingWords();
  const value = values[name];
  const said = <p>{words(name, value)}</p>;
  if (name === "DefaultQueue" && values.DefaultQueue)
    return (
      <>
        {said}
        <p className={styles.arn}>{values.DefaultQueue.QueueArn}</p>
      </>
    );
  if (name === "RecordingNoticePrompt" && typeof value === "string") {
    const slash = value.lastIndexOf("/");
    const [flow, prompt] = [value.slice(0, slash), value.slice(slash + 1)];
    return (
      <p>
        {value}{" "}
        <Link href={`/prompts/${encodeURIComponent(flow)}/${encodeURIComponent(prompt)}`}>
          {t("promptLink")}
        </Link>
      </p>
    );
  }
  return said;
}

/** Every setting and flag in words, for those who may not change them, or while nobody may. */
export function SettingsReader({ of }: { of: SettingsOf }) {
  return (
    <div className={styles.editor}>
      {settingGroups.map((group) => (
        <GroupCard key={group} group={group}>
          {editedNames
            .filter((name) => settings[name].group === group)
            .map((name) => (
              <SettingRow
                key={name}
                name={name}
                state={of.states[name]}
                value={of.values[name]}
                history={
                  <HistoryOfSetting
                    lob={of.lob.LOB}
                    name={name}
                    version={of.states[name].Version}
                    value={of.values[name]}
                    mayRestore={false}
                  />
                }
              >
                <Told name={name}>
                  <Value name={name} values={of.values} />
                </Told>
              </SettingRow>
            ))}
          <ElsewhereRows of={of} group={group} />
        </GroupCard>
      ))}
    </div>
  );
}
