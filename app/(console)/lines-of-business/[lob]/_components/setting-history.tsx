"use client";

import { ChevronDown, History } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { settingKey, type SettingName } from "#lib/domain/lines-of-business/browser.ts";
import styles from "./history.module.css";
import type { HistoryOf } from "./setting-changes.tsx";

// Compares words and brings back what was: wanted when a history is opened, and not before.
const SettingChanges = dynamic(
  () => import("./setting-changes.tsx").then((module) => module.SettingChanges),
  { ssr: false },
);

/** A button that opens the changes of one thing under it. */
function ChangesButton({ of }: { of: HistoryOf }) {
  const t = useTranslations("lobs.history");
  const [isOpen, setOpen] = useState(false);
  const id = `history-${of.entryKey.replaceAll(/[^A-Za-z0-9]/g, "-")}`;
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
          {t("button")} <span className="visually-hidden">{t("of", { setting: of.title })}</span>
        </span>
        <ChevronDown aria-hidden="true" className={styles.arrow} />
      </button>
      {isOpen && (
        <section
          id={id}
          className={styles.panel}
          aria-label={`${t("button")} ${t("of", { setting: of.title })}`}
        >
          <SettingChanges key={of.version} of={of} />
        </section>
      )}
    </>
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
export function HistoryOfSetting({ lob, name, version, ...setting }: Props) {
  const t = useTranslations("lobs.settings");
  return (
    <ChangesButton
      of={{ lob, entryKey: settingKey(name), title: t(name), version, setting: { name, ...setting } }}
    />
  );
}

/** When a line of business was made, put away and brought back. `version` is any number that moves with that. */
export const HistoryOfLob = (of: { lob: string; title: string; version: number }) => (
  <ChangesButton of={{ ...of, entryKey: "LOB" }} />
);
