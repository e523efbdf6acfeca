"use client";

import { useTranslations } from "next-intl";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import type { PublicHoliday } from "#lib/domain/lines-of-business/index.ts";
import { isDecided, type HolidayEntry } from "./holiday-edit.ts";
import { useHolidayWords } from "./holiday-words.ts";
import styles from "./holidays.module.css";

type Props = {
  found: readonly PublicHoliday[];
  entries: readonly HolidayEntry[];
  /** Dates. */
  chosen: ReadonlySet<string>;
  onChoose: (dates: ReadonlySet<string>) => void;
};

/** What was found, each with its date and kind; what is in the list already cannot be chosen again. */
export function HolidayChoices({ found, entries, chosen, onChoose }: Props) {
  const t = useTranslations("hours.import");
  const { day } = useHolidayWords();
  const choose = (date: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(date);
    else next.delete(date);
    onChoose(next);
  };
  return (
    <fieldset className={styles.choices}>
      <legend>{t("found", { count: found.length })}</legend>
      {found.map(({ Date, Name, kind, isSubstitute }) => {
        const isThere = isDecided(entries, Date);
        const about = [
          day(Date, { weekday: "long", year: "numeric" }),
          t(`kinds.${kind}`),
          ...(isSubstitute ? [t("substitute")] : []),
          ...(isThere ? [t("already")] : []),
        ];
        return (
          <CheckboxField
            key={Date}
            name={`import-${Date}`}
            label={Name}
            hint={about.join(" · ")}
            checked={chosen.has(Date)}
            isDisabled={isThere}
            onChange={(event) => choose(Date, event.target.checked)}
          />
        );
      })}
    </fieldset>
  );
}
