"use client";

import { useTranslations } from "next-intl";
import { timeOf, weekdays } from "#lib/domain/lines-of-business/browser.ts";
import type { Block, Week } from "./week-edit.ts";
import { useDayName } from "./week-words.ts";
import styles from "./week.module.css";

const percent = (minutes: number) => `${(minutes / 1_440) * 100}%`;

type Props = {
  row: number;
  week: Week;
  blocks: readonly Block[];
  /** Minutes since midnight, where it is this day now. */
  now?: number;
  /** Drawn to be looked at. */
  isReadOnly?: boolean;
  hintId?: string;
  /** Windows that cannot be saved as they are. */
  hasError?: (place: number) => boolean;
};

/** One day from midnight to midnight, with its windows as blocks, and what the day before leaves in it. */
export function WeekTrack({ row, week, blocks, now, isReadOnly, hintId, hasError }: Props) {
  const t = useTranslations("hours.week");
  const dayName = useDayName();
  return (
    <div className={styles.track} data-row={row} data-now={now !== undefined || undefined}>
      {blocks.map(({ place, start, end, part }) => {
        const hours = week[place];
        const times = hours && `${hours.Start}–${hours.End}`;
        const common = {
          className: styles.block,
          "data-place": place,
          "data-part": part,
          "data-wrong": hasError?.(place) || undefined,
          style: { insetInlineStart: percent(start), inlineSize: percent(end - start) },
          title: times,
        };
        const words = (
          <span aria-hidden="true" className={styles.times}>
            {part === "tail" ? `–${hours?.End}` : times}
          </span>
        );
        if (isReadOnly || part === "tail")
          return (
            <div key={`${place}-${part}`} {...common} aria-hidden="true">
              {words}
            </div>
          );
        return (
          <button
            key={place}
            type="button"
            {...common}
            aria-label={t("block", {
              day: dayName(hours?.Day ?? weekdays[row] ?? "MONDAY"),
              start: hours?.Start ?? "",
              end: hours?.End ?? "",
            })}
            aria-describedby={hintId}
          >
            {words}
          </button>
        );
      })}
      {now !== undefined && (
        <div
          className={styles.nowLine}
          style={{ insetInlineStart: percent(now) }}
          title={timeOf(Math.floor(now))}
        >
          <span className="visually-hidden">{t("now", { time: timeOf(Math.floor(now)) })}</span>
        </div>
      )}
    </div>
  );
}

/** The hours over the tracks: every third where there is room. */
export const WeekScale = () => (
  <div className={styles.scale} aria-hidden="true">
    {[0, 3, 6, 9, 12, 15, 18, 21, 24].map((hour) => (
      <span key={hour} style={{ insetInlineStart: percent(hour * 60) }}>
        {hour}
      </span>
    ))}
  </div>
);
