"use client";

import { useTranslations } from "next-intl";
import { Restore } from "#components/forms/restore.tsx";
import { settingKey, type SettingName } from "#lib/domain/lines-of-business/browser.ts";
import { restoreSettingAction } from "../../actions.ts";
import { useSettingWords } from "./setting-words.ts";

type Props = {
  lob: string;
  name: SettingName;
  /** The history item's key; what stood before that change is brought back. */
  at: string;
  /** The version that is shown. */
  version: number;
  /** What stood before. */
  value: unknown;
};

/** Brings back what a setting was before a change. */
export function RestoreSetting({ lob, name, at, version, value }: Props) {
  const t = useTranslations("lobs.history");
  const names = useTranslations("lobs.settings");
  const words = useSettingWords();
  const said = { setting: names(name), value: words(name, value) };
  return (
    <Restore
      action={({ requestId }) =>
        restoreSettingAction({ lob, key: settingKey(name), at, side: "Before", version, requestId })
      }
      words={{
        button: t("restore", said),
        title: t("restoreTitle"),
        confirm: t("confirm"),
        done: t("restored", said),
      }}
    >
      {t("restoreBody", said)}
    </Restore>
  );
}
