import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";
import type { SettingGroup } from "#lib/domain/lines-of-business/browser.ts";
import styles from "./settings.module.css";

/** Settings that belong together, under their heading. */
export function GroupCard({ group, children }: { group: SettingGroup; children: ReactNode }) {
  const t = useTranslations("lobs.groups");
  return (
    <Card as="section" className={styles.group} aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{t(group)}</h2>
      <div className={styles.rows}>{children}</div>
    </Card>
  );
}
