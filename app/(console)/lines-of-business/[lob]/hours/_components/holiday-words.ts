import { useFormatter, useTranslations } from "next-intl";
import { hasSpan, isDate } from "#lib/domain/lines-of-business/browser.ts";
import { nextDate, type HolidayEntry } from "./holiday-edit.ts";

const noon = (date: string) => new Date(`${date}T12:00:00Z`);

/** Says a holiday's date and hours in the reader's language. */
export function useHolidayWords() {
  const t = useTranslations("hours.holidays");
  const format = useFormatter();
  const day = (date: string, more: { weekday?: "long" | "short"; year?: "numeric" } = {}) =>
    format.dateTime(noon(date), { month: "long", day: "numeric", ...more, timeZone: "UTC" });
  return {
    day,
    /** `Thursday, November 26, 2026`, or `December 25, every year`. */
    date: ({ Date, isYearly }: Pick<HolidayEntry, "Date" | "isYearly">): string => {
      if (!isDate(Date)) return t("noDate");
      return isYearly
        ? t("everyYear", { date: day(`2000-${Date}`) })
        : day(Date, { weekday: "short", year: "numeric" });
    },
    /** When a yearly one comes next. */
    next: ({ Date, isYearly }: Pick<HolidayEntry, "Date" | "isYearly">, today: string): string | undefined =>
      isYearly && isDate(Date)
        ? t("next", { date: day(nextDate(Date, today), { weekday: "short", year: "numeric" }) })
        : undefined,
    hours: ({ Type, windows }: Pick<HolidayEntry, "Type" | "windows">): string =>
      Type === "CLOSED"
        ? t("closedAllDay")
        : windows
            .filter(hasSpan)
            .map(({ Start, End }) => `${Start}–${End}`)
            .join(", ") || t("noHours"),
  };
}
