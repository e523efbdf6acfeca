"use client";

import { useFormatter, useNow, useTranslations } from "next-intl";
import { useMemo, useSyncExternalStore } from "react";
import { clock } from "#components/ui/moment-format.ts";
import { SelectField } from "#components/ui/select-field.tsx";
import styles from "./settings.module.css";

const oftenUsed = [
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
  "America/Puerto_Rico",
  "America/Mexico_City",
  "America/Bogota",
  "UTC",
];

const nobody = () => () => undefined;
let known: readonly string[] | undefined;
/** All zones that this browser knows. The server sends the few: four hundred names would be half of the page. */
const knownZones = () => (known ??= Intl.supportedValuesOf("timeZone"));
const none: readonly string[] = [];

const placeOf = (zone: string) => zone.slice(zone.indexOf("/") + 1).replaceAll("_", " ");

type Props = {
  name: string;
  label: string;
  hint: string;
  error?: string;
  value: string;
  onChange: (zone: string) => void;
};

/** A time zone, chosen by its place, with what the clocks show there now. */
export function ZoneField({ value, onChange, ...rest }: Props) {
  const t = useTranslations("lobs.editor");
  const format = useFormatter();
  const now = useNow();
  const zones = useSyncExternalStore(nobody, knownZones, () => none);
  const regions = useMemo(() => {
    const byRegion = new Map<string, string[]>();
    for (const zone of zones) {
      const region = zone.includes("/") ? zone.slice(0, zone.indexOf("/")) : "Etc";
      byRegion.set(region, [...(byRegion.get(region) ?? []), zone]);
    }
    return [...byRegion];
  }, [zones]);
  const isListed = oftenUsed.includes(value) || zones.includes(value);
  return (
    <div className={styles.number}>
      <SelectField
        {...rest}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={styles.short}
      >
        {!isListed && <option value={value}>{value}</option>}
        <optgroup label={t("zonesOften")}>
          {oftenUsed.map((zone) => (
            <option key={zone} value={zone}>
              {placeOf(zone)}
            </option>
          ))}
        </optgroup>
        {regions.map(([region, names]) => (
          <optgroup key={region} label={region}>
            {names
              .filter((zone) => !oftenUsed.includes(zone))
              .map((zone) => (
                <option key={zone} value={zone}>
                  {placeOf(zone)}
                </option>
              ))}
          </optgroup>
        ))}
      </SelectField>
      <p className={styles.unit}>
        {t("zoneNow", { time: format.dateTime(now, { ...clock, weekday: "short", timeZone: value }) })}
      </p>
    </div>
  );
}
