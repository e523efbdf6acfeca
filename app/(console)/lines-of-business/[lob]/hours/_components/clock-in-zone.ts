import { isTimeZone } from "#lib/domain/lines-of-business/browser.ts";

/**
 * What a zone's clocks and calendar show at a moment (epoch milliseconds), told by the runtime itself: the page shows
 * it before the rules of hours are loaded. `date` is `YYYY-MM-DD`.
 */
export function clockIn(timeZone: string, moment: number): { date: string; minute: number } {
  const zone = isTimeZone(timeZone.trim()) ? timeZone.trim() : "UTC";
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return {
    date: `${part("year")}-${part("month")}-${part("day")}`,
    minute: Number(part("hour")) * 60 + Number(part("minute")),
  };
}

export const todayIn = (timeZone: string, moment: number): string => clockIn(timeZone, moment).date;
