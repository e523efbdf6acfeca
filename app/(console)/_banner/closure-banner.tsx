import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Siren } from "#components/ui/icons.tsx";
import { Moment } from "#components/ui/moment.tsx";
import type { ClosureGroup } from "#lib/web/lines-of-business.ts";
import styles from "./banner.module.css";
import { EndNow } from "./end-now.tsx";
import { RefreshAt } from "./refresh-at.tsx";

/** How many names fit into one sentence; more are counted. */
const maxNames = 3;

/** Says on every page which lines of business are closed, until when and why; one press ends what was raised together. */
export function ClosureBanner({ groups }: { groups: readonly ClosureGroup[] }) {
  const t = useTranslations("emergency.banner");
  const format = useFormatter();
  const closures = groups.flatMap((group) => group.closures);
  const names = closures.map(({ DisplayName }) => DisplayName);
  const said =
    names.length > maxNames
      ? t("many", { count: names.length })
      : t("names", { count: names.length, names: format.list(names, { type: "conjunction" }) });
  const only = groups.length === 1 ? groups[0] : undefined;
  const ends = closures.flatMap(({ emergency }) => emergency.Until ?? []).sort();
  const mine = only?.closures.filter(({ canCloseNow }) => canCloseNow) ?? [];
  return (
    <aside aria-label={t("label")} className={styles.banner}>
      <Siren aria-hidden="true" className={styles.icon} />
      <p className={styles.words}>
        <strong>{said}</strong>{" "}
        {only?.emergency.Until && t.rich("until", { when: () => <Moment at={only.emergency.Until ?? ""} /> })}{" "}
        {only?.emergency.Reason && <span className={styles.reason}>{only.emergency.Reason}</span>}
      </p>
      <div className={styles.actions}>
        <Link href="/emergency" className={styles.link}>
          {t("details")}
        </Link>
        {mine.length > 0 && (
          <EndNow
            className={styles.end}
            closures={mine.map(({ LOB, emergency }) => ({ lob: LOB, StartedAt: emergency.StartedAt }))}
            words={{
              end: t("end"),
              label: t("endLabel", { names: format.list(mine.map(({ DisplayName }) => DisplayName)) }),
              ending: t("ending"),
              ended: t("ended", { names: format.list(mine.map(({ DisplayName }) => DisplayName)) }),
              already: t("already"),
            }}
          />
        )}
      </div>
      <RefreshAt at={ends[0]} />
    </aside>
  );
}
