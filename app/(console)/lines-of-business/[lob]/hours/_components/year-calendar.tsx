"use client";

import { useFormatter, useTranslations } from "next-intl";
import {
  memo,
  useDeferredValue,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type SyntheticEvent,
} from "react";
import { minutesOf, type CalendarDay, type Schedule } from "#lib/domain/lines-of-business/browser.ts";
import { dateAfterKey, kindOf, yearFrom, type Month } from "./calendar-days.ts";
import styles from "./calendar.module.css";
import { useDayName } from "./week-words.ts";

const noon = (date: string) => new Date(`${date}T12:00:00Z`);

/** What a day is, in words: its date, its hours, its holiday, whether the clocks change. */
function useDayWords() {
  const t = useTranslations("hours.calendar");
  const format = useFormatter();
  return (day: CalendarDay, { withDate = true } = {}) => {
    const hours = day.windows.map(({ Start, End }) => `${Start}–${End}`).join(", ");
    const parts = [
      hours || t("closed"),
      ...(day.holiday ? [day.holiday.Name] : []),
      ...(day.shift !== 0 ? [t(day.shift < 0 ? "forward" : "back", { minutes: Math.abs(day.shift) })] : []),
    ];
    const date = format.dateTime(noon(day.date), { dateStyle: "full", timeZone: "UTC" });
    return withDate ? `${date}: ${parts.join(" · ")}` : parts.join(" · ");
  };
}

const spanStyle = ({ Start, End }: CalendarDay["windows"][number]) => {
  const [start, end] = [minutesOf(Start), minutesOf(End) || 1_440];
  return { insetInlineStart: `${(start / 1_440) * 100}%`, inlineSize: `${((end - start) / 1_440) * 100}%` };
};

type DayProps = { day: CalendarDay; words: string; isToday: boolean; isTabStop: boolean };

const Day = memo(function Day({ day, words, isToday, isTabStop }: DayProps) {
  return (
    <button
      type="button"
      className={styles.day}
      data-date={day.date}
      data-kind={kindOf(day)}
      aria-label={words}
      aria-current={isToday ? "date" : undefined}
      tabIndex={isTabStop ? 0 : -1}
    >
      <span aria-hidden="true">{Number(day.date.slice(8))}</span>
      <span aria-hidden="true" className={styles.bar}>
        {day.windows.map((window) => (
          <span key={window.Start} style={spanStyle(window)} />
        ))}
      </span>
    </button>
  );
});

type MonthProps = { month: Month; today: string; tabStop: string };

function MonthTable({ month: { month, before, days }, today, tabStop }: MonthProps) {
  const format = useFormatter();
  const dayName = useDayName();
  const words = useDayWords();
  const places = [...Array.from({ length: before }, () => undefined), ...days];
  const weeks = Array.from({ length: Math.ceil(places.length / 7) }, (_, week) =>
    places.slice(week * 7, week * 7 + 7),
  );
  return (
    <table className={styles.month}>
      <caption>
        {format.dateTime(noon(`${month}-15`), { month: "long", year: "numeric", timeZone: "UTC" })}
      </caption>
      <thead>
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map((row) => (
            <th key={row} scope="col" abbr={dayName(row)}>
              {dayName(row, "narrow")}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, nth) => (
          <tr key={nth}>
            {week.map((day, weekday) => (
              <td key={day?.date ?? weekday}>
                {day && (
                  <Day
                    day={day}
                    words={words(day)}
                    isToday={day.date === today}
                    isTabStop={day.date === tabStop}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Twelve months, every day with its hours on hover, focus and for those who hear; one stop of the Tab key. */
export function YearCalendar({ schedule, today }: { schedule: Schedule; today: string }) {
  const t = useTranslations("hours.calendar");
  const words = useDayWords();
  const format = useFormatter();
  const id = useId();
  const area = useRef<HTMLDivElement>(null);
  // Typing comes first: the calendar follows.
  const shown = useDeferredValue(schedule);
  const months = useMemo(() => yearFrom(shown, today), [shown, today]);
  const byDate = useMemo(
    () => new Map(months.flatMap(({ days }) => days.map((day) => [day.date, day] as const))),
    [months],
  );
  const [tabStop, setTabStop] = useState(today);
  const [looked, setLooked] = useState<string>();

  const dateOfEvent = (event: SyntheticEvent) =>
    (event.target as Element).closest<HTMLElement>("[data-date]")?.dataset.date;
  const look = (event: SyntheticEvent) => {
    const date = dateOfEvent(event);
    if (date) setLooked(date);
  };
  const press = (event: KeyboardEvent) => {
    const date = dateOfEvent(event);
    const to = date && dateAfterKey(date, event.key);
    if (!to || !byDate.has(to)) return;
    event.preventDefault();
    setTabStop(to);
    area.current?.querySelector<HTMLElement>(`[data-date="${to}"]`)?.focus();
  };
  const day = byDate.get(looked ?? today);
  return (
    <>
      <ul className={styles.legend} aria-label={t("legend")}>
        {(["open", "special", "closed", "holiday"] as const).map((kind) => (
          <li key={kind}>
            <span aria-hidden="true" className={styles.day} data-kind={kind}>
              <span>{kind === "holiday" ? 25 : 7}</span>
              <span className={styles.bar}>
                {(kind === "open" || kind === "special") && (
                  <span style={spanStyle({ Start: "08:00", End: "18:00" })} />
                )}
              </span>
            </span>
            {t(`kinds.${kind}`)}
          </li>
        ))}
      </ul>
      <p id={id} className={styles.looked}>
        {day && (
          <>
            <strong>{format.dateTime(noon(day.date), { dateStyle: "full", timeZone: "UTC" })}</strong>{" "}
            {words(day, { withDate: false })}
          </>
        )}
      </p>
      <div
        ref={area}
        className={styles.months}
        onPointerOver={look}
        onFocus={(event) => {
          look(event);
          const date = dateOfEvent(event);
          if (date) setTabStop(date);
        }}
        onKeyDown={press}
        role="group"
        aria-label={t("title")}
      >
        {months.map((month) => (
          <MonthTable
            key={month.month}
            month={month}
            today={today}
            tabStop={byDate.has(tabStop) ? tabStop : today}
          />
        ))}
      </div>
    </>
  );
}
