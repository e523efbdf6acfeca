"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { DialogWindow } from "#components/ui/dialog-window.tsx";
import { weekdays, type Weekday } from "#lib/domain/lines-of-business/browser.ts";
import { useDayName } from "./week-words.ts";
import styles from "./week.module.css";

export type CopyDayProps = { day: Weekday; hours: string; onCopy: (days: Weekday[]) => void };

/** Asks to which days; the working days are chosen beforehand. */
export function CopyWindow({ day, hours, onCopy, onClose }: CopyDayProps & { onClose: () => void }) {
  const t = useTranslations("hours.copy");
  const common = useTranslations("common");
  const dayName = useDayName();
  const others = weekdays.filter((other) => other !== day);
  const [chosen, setChosen] = useState<Weekday[]>(
    others.filter((other) => !["SATURDAY", "SUNDAY"].includes(other)),
  );
  const copy = () => {
    onCopy(others.filter((other) => chosen.includes(other)));
    onClose();
  };
  return (
    <DialogWindow
      title={t("title", { day: dayName(day) })}
      description={t("body", { hours })}
      onClose={onClose}
      actions={
        <>
          <Button type="button" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button kind="primary" type="button" onClick={copy} isDisabled={chosen.length === 0}>
            {t("copy", { count: chosen.length })}
          </Button>
        </>
      }
    >
      <fieldset className={styles.days}>
        <legend className="visually-hidden">{t("which")}</legend>
        {others.map((other) => (
          <CheckboxField
            key={other}
            name={`copy-${other}`}
            label={dayName(other)}
            checked={chosen.includes(other)}
            onChange={(event) =>
              setChosen(event.target.checked ? [...chosen, other] : chosen.filter((one) => one !== other))
            }
          />
        ))}
      </fieldset>
    </DialogWindow>
  );
}
