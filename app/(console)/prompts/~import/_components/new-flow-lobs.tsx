"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "#components/ui/text-field.tsx";
import styles from "./import.module.css";

type NewFlowLobsProps = {
  /** The reader's own, where they are limited to some: one at least must be chosen. */
  lobs?: string[];
  chosen: string[];
  error?: string;
  onChange: (chosen: string[]) => void;
};

/** Where the flows that an import makes are heard. */
export function NewFlowLobs({ lobs, chosen, error, onChange }: NewFlowLobsProps) {
  const t = useTranslations("import.lobs");
  const [typed, setTyped] = useState(chosen.join(", "));
  if (!lobs)
    return (
      <TextField
        name="lobs"
        label={t("all")}
        hint={t("allHint")}
        error={error}
        optional
        autoComplete="off"
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          onChange(currentTarget.value.split(",").flatMap((name) => name.trim() || []));
        }}
      />
    );
  return (
    <fieldset className={styles.lobs} aria-describedby={error ? "lobs-error" : "lobs-hint"}>
      <legend>{t("own")}</legend>
      <p id="lobs-hint" className={styles.soft}>
        {t("ownHint")}
      </p>
      {lobs.map((lob, place) => (
        <label key={lob} className={styles.lob}>
          <input
            id={place === 0 ? "lobs" : undefined}
            type="checkbox"
            checked={chosen.includes(lob)}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.checked ? [...chosen, lob] : chosen.filter((one) => one !== lob))
            }
          />
          {lob}
        </label>
      ))}
      {error && (
        <p id="lobs-error" className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
