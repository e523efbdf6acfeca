import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import type { SettingGroup, SettingName } from "#lib/domain/lines-of-business/browser.ts";
import type { Elsewhere } from "./settings-state.ts";
import { SettingRow } from "./setting-row.tsx";
import { useSettingWords } from "./setting-words.ts";
import { hoursPath } from "../../_components/addresses.ts";
import { ZonedMoment } from "../../_components/zoned-moment.tsx";
import type { SettingsOf } from "./settings-of.ts";
import styles from "./settings.module.css";

/** A setting whose value is told here: its name, the words for it, and the link to where it is changed. */
export function Told({ name, children }: { name: SettingName; children: React.ReactNode }) {
  const t = useTranslations("lobs.settings");
  return (
    <>
      <h3 className={styles.name}>{t(name)}</h3>
      <div className={styles.told}>{children}</div>
    </>
  );
}

function EmergencyState({ of }: { of: SettingsOf }) {
  const t = useTranslations("lobs.editor");
  const { emergency, TimeZone } = of.lob;
  if (!emergency) return <p>{t("emergencyOff")}</p>;
  return (
    <p>
      <Badge kind="failed" dot="full">
        {t("emergencyOn")}
      </Badge>{" "}
      {emergency.Until &&
        t.rich("emergencyUntil", {
          when: () => <ZonedMoment at={Date.parse(emergency.Until ?? "")} timeZone={TimeZone} />,
          reason: emergency.Reason,
        })}
    </p>
  );
}

const placed: Partial<Record<SettingGroup, readonly Elsewhere[]>> = {
  hours: ["TimeZone", "BusinessHours", "Holidays"],
  features: ["EmergencyClosure"],
};

const wayTo = (lob: string): Record<Elsewhere, { href: string; label: "hoursLink" | "emergencyLink" }> => ({
  TimeZone: { href: hoursPath(lob), label: "hoursLink" },
  BusinessHours: { href: hoursPath(lob), label: "hoursLink" },
  Holidays: { href: hoursPath(lob), label: "hoursLink" },
  EmergencyClosure: { href: "/emergency", label: "emergencyLink" },
});

/** What belongs to this group and is changed on a page of its own: summarised, with the way there. */
export function ElsewhereRows({ of, group }: { of: SettingsOf; group: SettingGroup }) {
  const t = useTranslations("lobs.editor");
  const words = useSettingWords();
  return placed[group]?.map((name) => {
    const { href, label } = wayTo(of.lob.LOB)[name];
    return (
      <SettingRow key={name} name={name} state={of.states[name]} value={of.values[name]}>
        <Told name={name}>
          {name === "EmergencyClosure" ? <EmergencyState of={of} /> : <p>{words(name, of.values[name])}</p>}
          <p>
            <Link href={href} className={styles.way}>
              {t(label)}
            </Link>
          </p>
        </Told>
      </SettingRow>
    );
  });
}
