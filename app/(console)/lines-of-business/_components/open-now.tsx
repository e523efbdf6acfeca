import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import type { ListedLob } from "#lib/domain/lines-of-business/index.ts";
import styles from "./lobs.module.css";
import { ZonedMoment } from "./zoned-moment.tsx";

type Props = { lob: Pick<ListedLob, "state" | "emergency" | "TimeZone" | "ArchivedAt"> };

/** Whether a line of business is open now, and why not where it is closed. */
export function OpenNow({ lob: { state, emergency, ArchivedAt } }: Props) {
  const t = useTranslations("lobs.state");
  if (emergency)
    return (
      <span className={styles.now}>
        <Badge kind="failed" dot="full">
          {t("emergency")}
        </Badge>
        {emergency.Reason && <span>{emergency.Reason}</span>}
      </span>
    );
  const why = state.holiday ? t("holiday", { name: state.holiday.Name }) : !state.open && t("hours");
  return (
    <span className={styles.now}>
      <Badge kind={state.open ? "live" : "quiet"} dot={state.open ? "full" : "hollow"}>
        {t(state.open ? "open" : "closed")}
      </Badge>
      {why && <span>{why}</span>}
      {ArchivedAt && <Badge kind="attention">{t("archived")}</Badge>}
    </span>
  );
}

/** When that changes next, on the line of business's own clocks. */
export function NextChange({ lob: { state, emergency, TimeZone } }: Props) {
  const t = useTranslations("lobs.state");
  const when = (at: number) => () => <ZonedMoment at={at} timeZone={TimeZone} />;
  if (emergency)
    return <>{emergency.Until ? t.rich("ends", { when: when(Date.parse(emergency.Until)) }) : t("noEnd")}</>;
  if (state.open && state.closesAt !== undefined)
    return <>{t.rich("closes", { when: when(state.closesAt) })}</>;
  if (!state.open && state.opensAt !== undefined)
    return <>{t.rich("opens", { when: when(state.opensAt) })}</>;
  return <>{t("noChange")}</>;
}
