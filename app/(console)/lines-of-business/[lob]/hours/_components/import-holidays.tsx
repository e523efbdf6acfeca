"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogWindow } from "#components/ui/dialog-window.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import type { Place, PublicHoliday } from "#lib/domain/lines-of-business/index.ts";
import { listHolidayPlacesAction, listPublicHolidaysAction } from "../actions.ts";
import { isDecided, type HolidayEntry } from "./holiday-edit.ts";
import { HolidayChoices } from "./holiday-choices.tsx";
import styles from "./holidays.module.css";

type Props = {
  entries: readonly HolidayEntry[];
  today: string;
  onAdd: (chosen: PublicHoliday[]) => void;
  onClose: () => void;
};

/** In the last months of a year people plan the next one. */
const yearToPlan = (today: string) => Number(today.slice(0, 4)) + (today.slice(5, 7) >= "10" ? 1 : 0);

/** Public holidays of a year and a place, to be chosen from; what is added is in the form, and saved with it. */
export function ImportHolidays({ entries, today, onAdd, onClose }: Props) {
  const t = useTranslations("hours.import");
  const common = useTranslations("common");
  const language = useLocale();
  const places = useSubmit(listHolidayPlacesAction);
  const holidays = useSubmit(listPublicHolidaysAction);
  const [known, setKnown] = useState<{ countries: Place[]; states: Place[] }>({ countries: [], states: [] });
  const [country, setCountry] = useState("US");
  const [state, setState] = useState("");
  const [year, setYear] = useState(yearToPlan(today));
  const [found, setFound] = useState<PublicHoliday[]>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());

  const { submit: askPlaces } = places;
  useEffect(() => {
    const timer = setTimeout(() => {
      void askPlaces({ country, language }).then((result) => {
        if (result.ok) setKnown(result.output);
      });
    });
    return () => clearTimeout(timer);
  }, [askPlaces, country, language]);

  async function look() {
    const result = await holidays.submit({ country, state: state || undefined, year, language });
    if (!result.ok) return setFound(undefined);
    const offices = result.output.filter(
      ({ kind, Date }) => (kind === "public" || kind === "bank") && !isDecided(entries, Date),
    );
    setFound(result.output);
    setChosen(new Set(offices.map((holiday) => holiday.Date)));
  }
  const changed = (change: () => void) => {
    change();
    setFound(undefined);
    holidays.clear();
  };
  const added = found?.filter((holiday) => chosen.has(holiday.Date)) ?? [];
  const thisYear = Number(today.slice(0, 4));

  return (
    <DialogWindow
      title={t("title")}
      description={t("body")}
      isWide
      onClose={onClose}
      actions={
        <>
          <Button type="button" onClick={onClose}>
            {common("cancel")}
          </Button>
          {found && (
            <Button kind="primary" type="button" isDisabled={added.length === 0} onClick={() => onAdd(added)}>
              {t("add", { count: added.length })}
            </Button>
          )}
        </>
      }
    >
      <ErrorSummary refusal={holidays.refusal ?? places.refusal} idOf={() => "import-country"} />
      <div className={styles.place}>
        <SelectField
          name="import-country"
          label={t("country")}
          value={country}
          onChange={(event) =>
            changed(() => {
              setCountry(event.target.value);
              setState("");
              setKnown({ ...known, states: [] });
            })
          }
        >
          {known.countries.length === 0 && <option value="US">{t("unitedStates")}</option>}
          {known.countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="import-state"
          label={t("state")}
          value={state}
          isDisabled={known.states.length === 0}
          onChange={(event) => changed(() => setState(event.target.value))}
        >
          <option value="">{t("wholeCountry")}</option>
          {known.states.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="import-year"
          label={t("year")}
          value={String(year)}
          onChange={(event) => changed(() => setYear(Number(event.target.value)))}
        >
          {[0, 1, 2, 3].map((later) => (
            <option key={later} value={thisYear + later}>
              {thisYear + later}
            </option>
          ))}
        </SelectField>
        <Button
          kind={found ? "default" : "primary"}
          type="button"
          isBusy={holidays.isBusy}
          busyText={t("looking")}
          onClick={() => void look()}
        >
          {t("look")}
        </Button>
      </div>
      <div aria-live="polite">
        {found && <HolidayChoices found={found} entries={entries} chosen={chosen} onChoose={setChosen} />}
      </div>
      <p className={styles.source}>
        {t.rich("source", {
          data: (words) => (
            <a href="https://github.com/commenthol/date-holidays" target="_blank" rel="noreferrer">
              {words}
            </a>
          ),
          licence: (words) => (
            <a href="https://creativecommons.org/licenses/by-sa/3.0/" target="_blank" rel="noreferrer">
              {words}
            </a>
          ),
        })}
      </p>
    </DialogWindow>
  );
}
