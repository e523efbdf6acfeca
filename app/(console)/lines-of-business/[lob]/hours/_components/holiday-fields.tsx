"use client";

import { Check, Plus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { monthAndDay, usualWindow, withYearly, yearlyDate, type HolidayEntry } from "./holiday-edit.ts";
import { holidayField, holidayWindowField } from "./hours-state.ts";
import styles from "./holidays.module.css";
import { WindowFields } from "./window-fields.tsx";

type Props = {
  entry: HolidayEntry;
  place: number;
  today: string;
  onChange: (entry: HolidayEntry) => void;
  onDone: () => void;
  errorOf: (field: string) => string | undefined;
};

/** The date of one year, or month and day of every year. */
function DateFields({ entry, place, onChange, errorOf }: Props) {
  const t = useTranslations("hours.holidays");
  const format = useFormatter();
  const id = holidayField(place, "Date");
  if (!entry.isYearly)
    return (
      <TextField
        name={id}
        type="date"
        label={t("date")}
        error={errorOf(id)}
        value={entry.Date}
        onChange={(event) => onChange({ ...entry, Date: event.target.value })}
      />
    );
  const { month, day } = monthAndDay(entry.Date);
  return (
    <div className={styles.yearly}>
      <SelectField
        name={id}
        label={t("month")}
        error={errorOf(id)}
        value={month}
        onChange={(event) => onChange({ ...entry, Date: yearlyDate(event.target.value, day) })}
      >
        <option value="">{t("choose")}</option>
        {Array.from({ length: 12 }, (_, nth) => {
          const value = String(nth + 1).padStart(2, "0");
          return (
            <option key={value} value={value}>
              {format.dateTime(new Date(`2000-${value}-15T12:00:00Z`), { month: "long", timeZone: "UTC" })}
            </option>
          );
        })}
      </SelectField>
      <SelectField
        name={`${id}-day`}
        label={t("day")}
        value={day}
        onChange={(event) => onChange({ ...entry, Date: yearlyDate(month, event.target.value) })}
      >
        <option value="">{t("choose")}</option>
        {Array.from({ length: 31 }, (_, nth) => {
          const value = String(nth + 1).padStart(2, "0");
          return (
            <option key={value} value={value}>
              {nth + 1}
            </option>
          );
        })}
      </SelectField>
    </div>
  );
}

/** One holiday in its fields; what is changed is in the form at once, and saved with it. */
export function HolidayFields(props: Props) {
  const { entry, place, today, onChange, onDone, errorOf } = props;
  const t = useTranslations("hours.holidays");
  const name = holidayField(place, "Name");
  const window = (nth: number, times: Partial<HolidayEntry["windows"][number]>) =>
    onChange({
      ...entry,
      windows: entry.windows.map((one, other) => (other === nth ? { ...one, ...times } : one)),
    });
  const of = entry.Name.trim() || t("new");
  return (
    <div className={styles.fields}>
      <TextField
        name={name}
        label={t("name")}
        error={errorOf(name)}
        maxLength={80}
        value={entry.Name}
        onChange={(event) => onChange({ ...entry, Name: event.target.value })}
      />
      <SelectField
        name={`holiday-${place}-when`}
        label={t("when")}
        value={entry.isYearly ? "yearly" : "once"}
        onChange={(event) => onChange(withYearly(entry, event.target.value === "yearly", today))}
      >
        <option value="once">{t("once")}</option>
        <option value="yearly">{t("yearly")}</option>
      </SelectField>
      <DateFields {...props} />
      <SelectField
        name={`holiday-${place}-type`}
        label={t("type")}
        value={entry.Type}
        onChange={(event) => {
          const Type = event.target.value === "OPEN" ? "OPEN" : "CLOSED";
          const windows = Type === "OPEN" && entry.windows.length === 0 ? [usualWindow] : entry.windows;
          onChange({ ...entry, Type, windows });
        }}
      >
        <option value="CLOSED">{t("closedAllDay")}</option>
        <option value="OPEN">{t("otherHours")}</option>
      </SelectField>
      {entry.Type === "OPEN" && (
        <div className={styles.windows}>
          {entry.windows.map((times, nth) => (
            <WindowFields
              key={nth}
              times={times}
              of={of}
              count={entry.windows.length > 1 ? nth + 1 : undefined}
              idOf={(at) => holidayWindowField(place, nth, at)}
              errorOf={errorOf}
              onChange={(changed) => window(nth, changed)}
              onRemove={
                entry.windows.length > 1
                  ? () => onChange({ ...entry, windows: entry.windows.filter((_, other) => other !== nth) })
                  : undefined
              }
            />
          ))}
          <Button
            small
            kind="link"
            type="button"
            icon={<Plus aria-hidden="true" />}
            className={styles.add}
            onClick={() => onChange({ ...entry, windows: [...entry.windows, { Start: "", End: "" }] })}
          >
            {t("addHours")}
          </Button>
        </div>
      )}
      <Button
        small
        type="button"
        icon={<Check aria-hidden="true" />}
        className={styles.done}
        onClick={onDone}
      >
        {t("done")}
      </Button>
    </div>
  );
}
