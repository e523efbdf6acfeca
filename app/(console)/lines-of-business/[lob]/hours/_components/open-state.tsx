import { useTranslations } from "next-intl";
import { openState, type Schedule } from "#lib/domain/lines-of-business/browser-hours.ts";
import { NextChange, OpenNow } from "../../../_components/open-now.tsx";
import styles from "./hours.module.css";

/** Open now? And when that changes; by the hours as they stand on the page, saved or not. */
export function OpenState({
  schedule,
  now,
  isUnsaved,
}: {
  schedule: Schedule;
  now: number;
  isUnsaved: boolean;
}) {
  const t = useTranslations("hours.now");
  const lob = { state: openState(schedule, now), TimeZone: schedule.TimeZone };
  return (
    <div className={styles.state}>
      <h3>{t("title")}</h3>
      <p className={styles.stateLine}>
        <OpenNow lob={lob} />
      </p>
      <p>
        <NextChange lob={lob} />
      </p>
      {isUnsaved && <p className={styles.faint}>{t("unsaved")}</p>}
    </div>
  );
}
