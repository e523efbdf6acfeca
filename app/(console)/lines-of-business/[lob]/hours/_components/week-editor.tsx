"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { weekdays, type Weekday } from "#lib/domain/lines-of-business/browser.ts";
import { CopyDay } from "./copy-day.tsx";
import { hoursField } from "./hours-state.ts";
import { keyDone, useWeekDrag } from "./use-week-drag.ts";
import { blocksOf, copied, inOrder, nudged, step, withAdded, without, type Week } from "./week-edit.ts";
import { WeekScale, WeekTrack } from "./week-track.tsx";
import { useDayName } from "./week-words.ts";
import styles from "./week.module.css";
import { WindowFields } from "./window-fields.tsx";

type Props = {
  week: Week;
  onChange: (week: Week) => void;
  errorOf: (field: string) => string | undefined;
  /** Where it is now on the line of business's clocks. */
  now: { row: number; minute: number };
};

/** The week day by day, typed and drawn side by side: both are one list, so they always agree. */
export function WeekEditor({ week, onChange, errorOf, now }: Props) {
  const t = useTranslations("hours.week");
  const dayName = useDayName();
  const hintId = useId();
  const area = useRef<HTMLDivElement>(null);
  const toFocus = useRef<string>(undefined);
  useEffect(() => {
    if (!toFocus.current) return;
    area.current?.querySelector<HTMLElement>(toFocus.current)?.focus();
    toFocus.current = undefined;
  });
  const focusBlock = (place: number) => (toFocus.current = `button[data-place="${place}"]`);

  const say = (place: number, of: Week) => {
    const hours = of[place];
    if (hours) announce(t("block", { day: dayName(hours.Day), start: hours.Start, end: hours.End }));
  };
  const { isDragging, handlers } = useWeekDrag(week, onChange, (place, after) => {
    area.current?.querySelector<HTMLElement>(`button[data-place="${place}"]`)?.focus();
    say(place, after);
  });

  const remove = (place: number) => {
    const day = week[place]?.Day;
    onChange(without(week, place));
    toFocus.current = `[data-add="${day}"]`;
    announce(t("removed"));
  };
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    const block = (event.target as Element).closest<HTMLElement>("button[data-place]");
    if (!block) return;
    const place = Number(block.dataset.place);
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      document.getElementById(hoursField(place, "Start"))?.focus();
      return;
    }
    const done = keyDone(event, step);
    if (!done) return;
    event.preventDefault();
    if (done.kind === "remove") return remove(place);
    const next = nudged(week, place, done.grip, done.by);
    onChange(next);
    focusBlock(place);
    say(place, next);
  };
  const add = (day: Weekday) => {
    toFocus.current = `#${hoursField(week.length, "Start")}`;
    onChange(withAdded(week, day));
  };

  const blocks = blocksOf(week);
  const hasError = (place: number) =>
    (["Start", "End"] as const).some((at) => errorOf(hoursField(place, at)) !== undefined);
  return (
    <>
      <div>
        <p className={styles.hint}>{t("hint")}</p>
        <details className={styles.hint}>
          <summary>{t("byKeyboard")}</summary>
          <p id={hintId}>{t("keys")}</p>
        </details>
      </div>
      <div
        ref={area}
        id="week"
        tabIndex={-1}
        className={styles.week}
        data-dragging={isDragging || undefined}
        onKeyDown={pressed}
        {...handlers}
      >
        <WeekScale />
        {weekdays.map((day, row) => {
          const places = [...week.keys()].filter((place) => week[place]?.Day === day);
          const said = inOrder(places.flatMap((place) => week[place] ?? []))
            .map(({ Start, End }) => `${Start}–${End}`)
            .join(", ");
          return (
            <section
              key={day}
              className={styles.day}
              aria-label={dayName(day)}
              data-today={now.row === row || undefined}
            >
              <h3 className={styles.dayName}>
                {dayName(day)}
                {now.row === row && <span className={styles.today}>{t("today")}</span>}
              </h3>
              <div className={styles.typed}>
                <div className={styles.windows}>
                  {places.length === 0 && <p className={styles.closed}>{t("closed")}</p>}
                  {places.map((place, nth) => (
                    <WindowFields
                      key={place}
                      times={week[place] ?? { Start: "", End: "" }}
                      of={dayName(day)}
                      count={places.length > 1 ? nth + 1 : undefined}
                      idOf={(at) => hoursField(place, at)}
                      errorOf={errorOf}
                      onChange={(times) =>
                        onChange(
                          week.map((hours, other) => (other === place ? { ...hours, ...times } : hours)),
                        )
                      }
                      onRemove={() => remove(place)}
                    />
                  ))}
                </div>
                <div className={styles.actions}>
                  <Button
                    small
                    kind="link"
                    type="button"
                    data-add={day}
                    icon={<Plus aria-hidden="true" />}
                    aria-label={t("addOf", { day: dayName(day) })}
                    title={t("addOf", { day: dayName(day) })}
                    onClick={() => add(day)}
                  >
                    <span className={styles.word}>{t("add")}</span>
                  </Button>
                  <CopyDay
                    day={day}
                    hours={said || t("closed")}
                    onCopy={(days) => {
                      onChange(copied(week, day, days));
                      announce(t("copied", { count: days.length }));
                    }}
                  />
                </div>
              </div>
              <WeekTrack
                row={row}
                week={week}
                blocks={blocks.filter((block) => block.row === row)}
                now={now.row === row ? now.minute : undefined}
                hintId={hintId}
                hasError={hasError}
              />
            </section>
          );
        })}
      </div>
    </>
  );
}
