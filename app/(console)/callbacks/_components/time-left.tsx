import { useNow, useTranslations } from "next-intl";
import { Moment } from "#components/ui/moment.tsx";
import styles from "./callbacks.module.css";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** How long a number is held still, and until when. `until` in epoch seconds. */
export function TimeLeft({ until }: { until: number }) {
  const t = useTranslations("callbacks.left");
  const left = Math.max(0, until - Math.floor(useNow().getTime() / 1_000));
  const [days, hours, minutes] = [left / day, (left % day) / hour, (left % hour) / minute].map(
    Math.floor,
  ) as [number, number, number];
  return (
    <span className={styles.left} data-soon={left < 15 * minute}>
      <strong>
        {days > 0
          ? t("days", { days, hours })
          : hours > 0
            ? t("hours", { hours, minutes })
            : minutes > 0
              ? t("minutes", { minutes })
              : t("less")}
      </strong>
      <span className={styles.faint}>
        {t.rich("until", { when: () => <Moment at={new Date(until * 1_000).toISOString()} /> })}
      </span>
    </span>
  );
}
