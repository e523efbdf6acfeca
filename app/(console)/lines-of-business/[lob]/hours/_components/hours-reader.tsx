"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Card } from "#components/ui/card.tsx";
import { Remark } from "#components/ui/remark.tsx";
import { weekdays } from "#lib/domain/lines-of-business/browser.ts";
import { todayIn } from "./clock-in-zone.ts";
import { entriesOf } from "./holiday-edit.ts";
import { HolidaySummary } from "./holiday-summary.tsx";
import holidays from "./holidays.module.css";
import styles from "./hours.module.css";
import { HoursHistory } from "./hours-history.tsx";
import { OpenState, YearCalendar } from "./lazy-parts.tsx";
import { isPast, StoredState } from "./stored-state.tsx";
import type { HoursName } from "./hours-state.ts";
import type { HoursOf } from "./use-hours-editor.ts";
import { useMovingNow } from "./use-now.ts";
import { blocksOf, inOrder } from "./week-edit.ts";
import { nowInWeek } from "./week-now.ts";
import { WeekScale, WeekTrack } from "./week-track.tsx";
import { useDayName } from "./week-words.ts";
import weekStyles from "./week.module.css";
import { offsetOf } from "./zone-offset.ts";

function WeekRead({ of, now }: { of: HoursOf; now: number }) {
  const t = useTranslations("hours.week");
  const dayName = useDayName();
  const week = inOrder(of.values.BusinessHours);
  const blocks = blocksOf(week);
  const here = nowInWeek(of.values.TimeZone, now);
  return (
    <div className={`${weekStyles.week} ${weekStyles.readOnly}`}>
      <WeekScale />
      {weekdays.map((day, row) => (
        <section key={day} className={weekStyles.day} aria-label={dayName(day)}>
          <h3 className={weekStyles.dayName}>
            {dayName(day)}
            {here.row === row && <span className={weekStyles.today}>{t("today")}</span>}
          </h3>
          <ul className={weekStyles.words}>
            {week.some((hours) => hours.Day === day) ? (
              week
                .filter((hours) => hours.Day === day)
                .map(({ Start, End }) => <li key={Start}>{`${Start}–${End}`}</li>)
            ) : (
              <li>{t("closed")}</li>
            )}
          </ul>
          <WeekTrack
            row={row}
            week={week}
            blocks={blocks.filter((block) => block.row === row)}
            now={here.row === row ? here.minute : undefined}
            isReadOnly
          />
        </section>
      ))}
    </div>
  );
}

/** That what is stored cannot be read, where it cannot. */
function Unreadable({ of, name }: { of: HoursOf; name: HoursName }) {
  const t = useTranslations("lobs.editor");
  return of.states[name].unreadable && <Remark kind="warning">{t("unreadable")}</Remark>;
}

/** The hours for those who read them: the same drawn, with words instead of fields. */
export function HoursReader({ of, now: first }: { of: HoursOf; now: number }) {
  const t = useTranslations("hours");
  const now = useMovingNow(first);
  const { values } = of;
  const today = todayIn(values.TimeZone, now);
  const entries = useMemo(() => entriesOf(values.Holidays, today), [values.Holidays, today]);
  return (
    <div className={styles.editor}>
      <Card as="section" className={styles.part} aria-labelledby="part-TimeZone">
        <h2 id="part-TimeZone">{t("zone.title")}</h2>
        <div className={styles.top}>
          {isPast(of.lob.state, now) ? (
            <OpenState schedule={values} now={now} isUnsaved={false} />
          ) : (
            <StoredState lob={of.lob} />
          )}
          <div className={styles.state}>
            <h3>{t("zone.label")}</h3>
            <p>{`${values.TimeZone} (${offsetOf(values.TimeZone, now)})`}</p>
          </div>
        </div>
        <Unreadable of={of} name="TimeZone" />
        <HoursHistory of={of} name="TimeZone" />
      </Card>
      <Card as="section" className={styles.part} aria-labelledby="part-BusinessHours">
        <h2 id="part-BusinessHours">{t("week.title")}</h2>
        <WeekRead of={of} now={now} />
        <Unreadable of={of} name="BusinessHours" />
        <HoursHistory of={of} name="BusinessHours" />
      </Card>
      <Card as="section" className={styles.part} aria-labelledby="part-Holidays">
        <h2 id="part-Holidays">{t("holidays.title")}</h2>
        {entries.length === 0 ? (
          <p className={holidays.faint}>{t("holidays.none")}</p>
        ) : (
          <ul className={holidays.list}>
            {entries.map((entry) => (
              <li key={`${entry.Date} ${entry.Name}`} className={holidays.entry}>
                <HolidaySummary entry={entry} today={today} />
              </li>
            ))}
          </ul>
        )}
        <Unreadable of={of} name="Holidays" />
        <HoursHistory of={of} name="Holidays" />
      </Card>
      <Card as="section" className={styles.part} aria-labelledby="part-calendar">
        <h2 id="part-calendar">{t("calendar.title")}</h2>
        <p className={styles.faint}>{t("calendar.about")}</p>
        <YearCalendar schedule={values} today={today} />
      </Card>
    </div>
  );
}
