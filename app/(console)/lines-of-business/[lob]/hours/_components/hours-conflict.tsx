"use client";

import { useTranslations } from "next-intl";
import { ConflictPanel, type ConflictView } from "#components/forms/conflict-panel.tsx";
import { Moment } from "#components/ui/moment.tsx";
import type { BusinessHours, Holiday, Weekday } from "#lib/domain/lines-of-business/browser.ts";
import { Who } from "../../../_components/who.tsx";
import { entriesOf } from "./holiday-edit.ts";
import { useHolidayWords } from "./holiday-words.ts";
import { conflictsOf, type HoursConflict } from "./hours-state.ts";
import type { HoursEditorModel } from "./use-hours-editor.ts";
import { useDayName } from "./week-words.ts";

/** What two people changed to something else: the zone, a day's hours, a date; each is decided for itself. */
export function HoursConflictPanel({ editor }: { editor: HoursEditorModel }) {
  const t = useTranslations("hours.conflict");
  const settings = useTranslations("lobs.settings");
  const week = useTranslations("hours.week");
  const common = useTranslations("common.conflict");
  const dayName = useDayName();
  const words = useHolidayWords();
  if (editor.trouble?.kind !== "conflict") return null;

  const hours = (list: readonly Record<string, unknown>[]) =>
    (list as BusinessHours[]).map(({ Start, End }) => `${Start}–${End}`).join(", ") || week("closed");
  const holidays = (list: readonly Record<string, unknown>[]) =>
    entriesOf(list as Holiday[], editor.today)
      .map((entry) => `${entry.Name}: ${words.hours(entry)}`)
      .join("; ") || t("notInList");
  const view = (conflict: HoursConflict): Omit<ConflictView<string>, "field" | "by"> => {
    switch (conflict.setting) {
      case "TimeZone":
        return { ...conflict, label: settings("TimeZone") };
      case "BusinessHours": {
        const { base, mine, theirs } = conflict;
        return {
          label: dayName(conflict.part as Weekday),
          base: hours(base),
          mine: hours(mine),
          theirs: hours(theirs),
        };
      }
      case "Holidays": {
        const { base, mine, theirs, part } = conflict;
        const label = words.date({ Date: part, isYearly: part.length === 5 });
        return { label, base: holidays(base), mine: holidays(mine), theirs: holidays(theirs) };
      }
    }
  };
  return (
    <ConflictPanel
      conflicts={conflictsOf(editor.trouble.data).map((conflict) => ({
        ...view(conflict),
        field: conflict.field,
        by:
          conflict.by?.UpdatedAt &&
          common.rich("by", {
            who: () => <Who actor={conflict.by?.UpdatedBy ?? ""} />,
            when: () => <Moment at={conflict.by?.UpdatedAt ?? ""} />,
          }),
      }))}
      isOpen={editor.trouble.isOpen}
      isBusy={editor.isBusy}
      onDecide={editor.decide}
      onOpen={editor.showConflict}
    />
  );
}
