import { useFormatter, useTranslations } from "next-intl";
import {
  settings,
  weekdays,
  type BusinessHours,
  type Holiday,
  type Queue,
  type SettingName,
} from "#lib/domain/lines-of-business/browser.ts";

/** 5th January 1970 was a Monday. */
const dayInWeek = (place: number) => new Date(Date.UTC(1970, 0, 5 + place));

const windowsOf = (hours: readonly BusinessHours[], day: string) =>
  hours
    .filter(({ Day }) => Day === day)
    .map(({ Start, End }) => `${Start}–${End}`)
    .join(", ");

/** Days that follow one another with the same hours stand together: [first, last, hours]. */
function daysTogether(hours: readonly BusinessHours[]): [first: number, last: number, hours: string][] {
  const together: [number, number, string][] = [];
  for (const [place, day] of weekdays.entries()) {
    const own = windowsOf(hours, day);
    const before = together.at(-1);
    if (before?.[2] === own) before[1] = place;
    else together.push([place, place, own]);
  }
  return together;
}

/** Says the value of a setting in words: `10 min`, `On`, `Mon–Fri 09:00–17:00`. For the server and the browser. */
export function useSettingWords(): (name: SettingName, value: unknown) => string {
  const t = useTranslations("lobs");
  const format = useFormatter();

  const weekday = (place: number) => format.dateTime(dayInWeek(place), { weekday: "short", timeZone: "UTC" });
  const week = (hours: readonly BusinessHours[]) =>
    daysTogether(hours)
      .map(([first, last, windows]) => {
        const days = first === last ? weekday(first) : `${weekday(first)}–${weekday(last)}`;
        return `${days} ${windows || t("values.closed")}`;
      })
      .join("; ");
  const holiday = ({ Name, Date: date, Type, Start, End }: Holiday) => {
    const isYearly = date.length === 5;
    const day = format.dateTime(new Date(`${isYearly ? `2000-${date}` : date}T12:00:00Z`), {
      month: "short",
      day: "numeric",
      year: isYearly ? undefined : "numeric",
      timeZone: "UTC",
    });
    return `${Name} (${Type === "OPEN" ? `${day}, ${Start}–${End}` : day})`;
  };
  const duration = (seconds: number) => {
    const parts = [
      ["hours", Math.floor(seconds / 3_600)],
      ["minutes", Math.floor((seconds % 3_600) / 60)],
      ["seconds", seconds % 60],
    ] as const;
    const said = parts.filter(([, count]) => count > 0);
    return (said.length > 0 ? said : parts.slice(-1))
      .map(([unit, count]) => t(`durations.${unit}`, { count }))
      .join(" ");
  };
  const number = (value: number, unit: "seconds" | "minutes" | "times" | undefined) =>
    unit === "seconds" || unit === "minutes"
      ? duration(unit === "minutes" ? value * 60 : value)
      : format.number(value);

  return (name, value) => {
    const { kind, unit } = settings[name];
    if (value === null || value === undefined || value === "") return t("values.none");
    if (typeof value === "boolean") return t(value ? "values.on" : "values.off");
    if (typeof value === "number") return number(value, unit);
    if (kind === "hours" && Array.isArray(value)) return week(value as BusinessHours[]);
    if (kind === "holidays" && Array.isArray(value))
      return value.length > 0 ? (value as Holiday[]).map(holiday).join("; ") : t("values.none");
    if (kind === "queue" && typeof value === "object") return (value as Queue).QueueName;
    if (typeof value !== "string") return JSON.stringify(value);
    const choice = `choices.${value}` as "choices.MESSAGE";
    return kind === "choice" && t.has(choice) ? t(choice) : value;
  };
}
