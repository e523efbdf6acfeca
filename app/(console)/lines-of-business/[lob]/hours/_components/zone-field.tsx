"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "#components/ui/text-field.tsx";
import { clock } from "#components/ui/moment-format.ts";
import { isTimeZone } from "#lib/domain/lines-of-business/browser.ts";
import styles from "./hours.module.css";
import { offsetOf } from "./zone-offset.ts";

type Props = {
  value: string;
  onChange: (zone: string) => void;
  error?: string;
  /** Epoch milliseconds. */
  now: number;
};

/** The zone's name, typed or chosen: the list of all zones with their offsets is made when it is first wanted. */
export function ZoneField({ value, onChange, error, now }: Props) {
  const t = useTranslations("hours.zone");
  const format = useFormatter();
  const [zones, setZones] = useState<{ zone: string; offset: string }[]>([]);
  const zone = value.trim();
  const list = () => {
    if (zones.length > 0) return;
    const known = [...Intl.supportedValuesOf("timeZone"), "UTC"];
    setZones(known.map((one) => ({ zone: one, offset: offsetOf(one, now) })));
  };
  return (
    <div className={styles.zone}>
      <TextField
        name="TimeZone"
        label={t("label")}
        hint={t("hint")}
        error={error}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onFocus={list}
        list="zones"
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id="zones">
        {zones.map((one) => (
          <option key={one.zone} value={one.zone}>
            {`${one.zone.slice(one.zone.lastIndexOf("/") + 1).replaceAll("_", " ")} · ${one.offset}`}
          </option>
        ))}
      </datalist>
      <p className={styles.faint}>
        {isTimeZone(zone)
          ? t("now", {
              time: format.dateTime(now, { ...clock, weekday: "long", timeZone: zone }),
              offset: offsetOf(zone, now),
            })
          : t("unknown")}
      </p>
    </div>
  );
}
