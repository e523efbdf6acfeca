import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Remark } from "#components/ui/remark.tsx";
import type { HolidayEntry } from "./holiday-edit.ts";
import { useHolidayWords } from "./holiday-words.ts";
import styles from "./holidays.module.css";

/** A holiday in a line: its name, its date, and whether it is closed. */
export function HolidaySummary(props: {
  entry: HolidayEntry;
  today: string;
  actions?: ReactNode;
  error?: string;
}) {
  const { entry, today, actions, error } = props;
  const t = useTranslations("hours.holidays");
  const words = useHolidayWords();
  const next = words.next(entry, today);
  return (
    <div className={styles.summary}>
      <div className={styles.what}>
        <strong>{entry.Name || t("new")}</strong>
        <span>
          {words.date(entry)}
          {next && <span className={styles.next}> {next}</span>}
        </span>
      </div>
      <Badge kind={entry.Type === "OPEN" ? "live" : "quiet"} dot={entry.Type === "OPEN" ? "full" : "hollow"}>
        {words.hours(entry)}
      </Badge>
      {actions && <div className={styles.actions}>{actions}</div>}
      {error && (
        <Remark kind="error" className={styles.error}>
          {error}
        </Remark>
      )}
    </div>
  );
}
