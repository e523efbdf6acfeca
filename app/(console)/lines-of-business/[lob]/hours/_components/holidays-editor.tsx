"use client";

import { CalendarPlus, Download, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { isOver, withImported, type HolidayEntry } from "./holiday-edit.ts";
import { HolidaySummary } from "./holiday-summary.tsx";
import { holidayField } from "./hours-state.ts";
import styles from "./holidays.module.css";

const loadFields = () => import("./holiday-fields.tsx").then((module) => module.HolidayFields);
const HolidayFields = dynamic(loadFields, { ssr: false });
// Loaded when somebody imports: once a year.
const ImportHolidays = dynamic(
  () => import("./import-holidays.tsx").then((module) => module.ImportHolidays),
  {
    ssr: false,
  },
);

type Props = {
  entries: readonly HolidayEntry[];
  onChange: (entries: HolidayEntry[]) => void;
  errorOf: (field: string) => string | undefined;
  /** Errors stand at these fields. */
  refused: readonly string[];
  today: string;
};

/** Days that do not follow the week, each in a line that opens into its fields. */
export function HolidaysEditor({ entries, onChange, errorOf, refused, today }: Props) {
  const t = useTranslations("hours.holidays");
  const [open, setOpen] = useState<number>();
  const [isImporting, setImporting] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const toFocus = useRef<string>(undefined);
  useEffect(() => {
    if (!toFocus.current) return;
    list.current?.querySelector<HTMLElement>(toFocus.current)?.focus();
    toFocus.current = undefined;
  });

  const edit = async (place: number) => {
    // With its fields there, the first of them takes the focus.
    await loadFields();
    setOpen(place);
    toFocus.current = `#${holidayField(place, "Name")}`;
  };
  const add = () => {
    onChange([...entries, { Name: "", Date: "", isYearly: false, Type: "CLOSED", windows: [] }]);
    void edit(entries.length);
  };
  const remove = (place: number) => {
    announce(t("removed", { name: entries[place]?.Name ?? "" }));
    onChange(entries.filter((_, other) => other !== place));
    setOpen(undefined);
    toFocus.current = "[data-add]";
  };
  const over = entries.filter((entry) => isOver(entry, today));
  const line = (entry: HolidayEntry, place: number) => {
    const isOpen = open === place || refused.some((field) => field.startsWith(`holiday-${place}-`));
    return (
      <li key={place} className={styles.entry}>
        {isOpen ? (
          <HolidayFields
            entry={entry}
            place={place}
            today={today}
            errorOf={errorOf}
            onChange={(changed) => onChange(entries.map((one, other) => (other === place ? changed : one)))}
            onDone={() => {
              setOpen(undefined);
              toFocus.current = `[data-edit="${place}"]`;
            }}
          />
        ) : (
          <HolidaySummary
            entry={entry}
            today={today}
            error={errorOf(holidayField(place, "Date"))}
            actions={
              <>
                <Button
                  small
                  kind="link"
                  type="button"
                  data-edit={place}
                  icon={<Pencil aria-hidden="true" />}
                  aria-label={t("editOf", { name: entry.Name })}
                  onClick={() => void edit(place)}
                >
                  {t("edit")}
                </Button>
                <Button
                  small
                  kind="link"
                  type="button"
                  icon={<Trash2 aria-hidden="true" />}
                  aria-label={t("removeOf", { name: entry.Name })}
                  onClick={() => remove(place)}
                >
                  {t("remove")}
                </Button>
              </>
            }
          />
        )}
      </li>
    );
  };

  return (
    <div ref={list} id="holidays" tabIndex={-1} className={styles.holidays}>
      {entries.length === 0 && <p className={styles.faint}>{t("none")}</p>}
      <ul className={styles.list}>
        {entries.map((entry, place) => (isOver(entry, today) ? null : line(entry, place)))}
      </ul>
      {over.length > 0 && (
        <details className={styles.over}>
          <summary>{t("over", { count: over.length })}</summary>
          <ul className={styles.list}>
            {entries.map((entry, place) => (isOver(entry, today) ? line(entry, place) : null))}
          </ul>
          <Button
            small
            type="button"
            onClick={() => {
              setOpen(undefined);
              onChange(entries.filter((entry) => !isOver(entry, today)));
            }}
          >
            {t("removeOver")}
          </Button>
        </details>
      )}
      <div className={styles.buttons}>
        <Button type="button" data-add icon={<CalendarPlus aria-hidden="true" />} onClick={add}>
          {t("add")}
        </Button>
        <Button type="button" icon={<Download aria-hidden="true" />} onClick={() => setImporting(true)}>
          {t("import")}
        </Button>
      </div>
      {isImporting && (
        <ImportHolidays
          entries={entries}
          today={today}
          onClose={() => setImporting(false)}
          onAdd={(chosen) => {
            setImporting(false);
            setOpen(undefined);
            onChange(withImported(entries, chosen, today));
            announce(t("imported", { count: chosen.length }));
          }}
        />
      )}
    </div>
  );
}
