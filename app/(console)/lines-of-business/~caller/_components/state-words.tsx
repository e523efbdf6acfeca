import { useTranslations } from "next-intl";
import type { LobState } from "#lib/domain/lines-of-business/index.ts";
import { ZonedMoment } from "../../_components/zoned-moment.tsx";

/** Open or closed, and why: "Closed: Thanksgiving (holiday)". */
export function StateWords({ state }: { state: LobState }) {
  const t = useTranslations("caller.state");
  const name = state.holiday?.Name ?? "";
  if (state.open) return <>{state.holiday ? t("openHoliday", { name }) : t("open")}</>;
  return <>{t(state.closedReason ?? "HOURS", { name })}</>;
}

/** When that changes, on the line of business's own clocks. */
export function NextState({ state, timeZone }: { state: LobState; timeZone: string }) {
  const t = useTranslations("caller.state");
  const next = state.open ? state.closesAt : state.opensAt;
  if (next === undefined) return <p>{t("noChange")}</p>;
  return (
    <p>
      {t.rich(state.open ? "closes" : "opens", { when: () => <ZonedMoment at={next} timeZone={timeZone} /> })}
    </p>
  );
}
