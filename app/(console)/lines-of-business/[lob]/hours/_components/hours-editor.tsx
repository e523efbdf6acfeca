"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useMemo, type ReactNode } from "react";
import { SaveBar, SaveButton } from "#components/forms/save-bar.tsx";
import { SaveNotices } from "#components/forms/save-notices.tsx";
import { SaveStatus } from "#components/forms/save-status.tsx";
import { useSaveForm } from "#components/forms/use-save-form.ts";
import { Card } from "#components/ui/card.tsx";
import { Remark } from "#components/ui/remark.tsx";
import { CallerChanges, ToCallerChanges } from "../../../_components/lazy-caller-changes.tsx";
import { todayIn } from "./clock-in-zone.ts";
import { HolidaysEditor } from "./holidays-editor.tsx";
import { scheduleOf, type HoursName } from "./hours-state.ts";
import styles from "./hours.module.css";
import { HoursHistory } from "./hours-history.tsx";
import { OpenState, YearCalendar } from "./lazy-parts.tsx";
import { isPast, StoredState } from "./stored-state.tsx";
import { useHoursEditor, type HoursEditorModel, type HoursOf } from "./use-hours-editor.ts";
import { useMovingNow } from "./use-now.ts";
import { WeekEditor } from "./week-editor.tsx";
import { nowInWeek } from "./week-now.ts";
import { ZoneField } from "./zone-field.tsx";

// Loaded when two people changed the same.
const HoursConflictPanel = dynamic(
  () => import("./hours-conflict.tsx").then((module) => module.HoursConflictPanel),
  { ssr: false },
);

/** What came of a save or is left of an earlier visit, above the fields. */
function Notices({ editor }: { editor: HoursEditorModel }) {
  const settings = useTranslations("lobs.settings");
  const { trouble, merged } = editor;
  return (
    <SaveNotices editor={editor} merged={merged.map((name) => settings(name))}>
      {trouble?.kind === "conflict" && <HoursConflictPanel editor={editor} />}
    </SaveNotices>
  );
}

/** One of the parts of the page, with its name, its history and a mark where it is changed and not saved. */
function Part({
  name,
  title,
  isChanged,
  isUnreadable,
  about,
  history,
  children,
}: {
  name: HoursName | "calendar";
  title: string;
  isChanged?: boolean;
  /** What is stored cannot be read: the default counts. */
  isUnreadable?: boolean;
  about?: string;
  history?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("hours");
  const settings = useTranslations("lobs.editor");
  return (
    <Card
      as="section"
      className={styles.part}
      aria-labelledby={`part-${name}`}
      data-changed={isChanged || undefined}
    >
      <div className={styles.partHead}>
        <h2 id={`part-${name}`}>{title}</h2>
        {isChanged && <span className={styles.changed}>{t("changed")}</span>}
      </div>
      {about && <p className={styles.faint}>{about}</p>}
      {isUnreadable && <Remark kind="warning">{settings("unreadable")}</Remark>}
      {children}
      {history}
    </Card>
  );
}

type Props = {
  of: HoursOf;
  /** The server's present, epoch milliseconds. */
  now: number;
};

/** The hours of a line of business: zone, week and holidays, typed and drawn, saved without fear. */
export function HoursEditor({ of, now: first }: Props) {
  const t = useTranslations("hours");
  const now = useMovingNow(first);
  const editor = useHoursEditor(of, first);
  const form = useSaveForm(editor.save);
  const { typed } = editor.state;
  const schedule = useMemo(() => scheduleOf(typed, of.values.TimeZone), [typed, of.values.TimeZone]);
  const today = todayIn(schedule.TimeZone, now);
  const refused = editor.trouble?.kind === "refused" ? Object.keys(editor.trouble.refusal.fieldErrors) : [];

  return (
    <form {...form} className={styles.editor} aria-label={t("form", { name: of.lob.DisplayName })}>
      <Notices editor={editor} />
      <Part
        name="TimeZone"
        title={t("zone.title")}
        isChanged={editor.changed.includes("TimeZone")}
        isUnreadable={of.states.TimeZone.unreadable}
        history={<HoursHistory of={of} name="TimeZone" />}
      >
        <div className={styles.top}>
          {editor.isDirty || isPast(of.lob.state, now) ? (
            <OpenState schedule={schedule} now={now} isUnsaved={editor.isDirty} />
          ) : (
            <StoredState lob={of.lob} />
          )}
          <ZoneField
            value={typed.TimeZone}
            onChange={(TimeZone) => editor.type({ TimeZone })}
            error={editor.errorOf("TimeZone")}
            now={now}
          />
        </div>
      </Part>
      <Part
        name="BusinessHours"
        title={t("week.title")}
        isChanged={editor.changed.includes("BusinessHours")}
        isUnreadable={of.states.BusinessHours.unreadable}
        history={<HoursHistory of={of} name="BusinessHours" />}
      >
        <WeekEditor
          week={typed.BusinessHours}
          onChange={(week) => editor.type({ BusinessHours: [...week] })}
          errorOf={editor.errorOf}
          now={nowInWeek(schedule.TimeZone, now)}
        />
      </Part>
      <Part
        name="Holidays"
        title={t("holidays.title")}
        about={t("holidays.about")}
        isChanged={editor.changed.includes("Holidays")}
        isUnreadable={of.states.Holidays.unreadable}
        history={<HoursHistory of={of} name="Holidays" />}
      >
        <HolidaysEditor
          entries={typed.Holidays}
          onChange={(Holidays) => editor.type({ Holidays })}
          errorOf={editor.errorOf}
          refused={refused}
          today={today}
        />
      </Part>
      <Part
        name="calendar"
        title={t("calendar.title")}
        about={t(editor.isDirty ? "calendar.unsaved" : "calendar.about")}
      >
        <YearCalendar schedule={schedule} today={today} />
      </Part>
      {editor.isDirty && <CallerChanges lob={of.lob.LOB} unsaved={{ settings: editor.changes }} />}
      <SaveBar>
        <SaveStatus
          state={editor.status}
          onRetry={editor.trouble?.kind === "conflict" ? undefined : () => void editor.save()}
        />
        {editor.isDirty && <ToCallerChanges />}
        <SaveButton isBusy={editor.isBusy} busyText={t("saving")}>
          {t("save")}
        </SaveButton>
      </SaveBar>
    </form>
  );
}
