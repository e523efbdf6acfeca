import { useFormatter } from "next-intl";

/**
 * A moment (epoch milliseconds) on the clocks of a line of business, with its zone: `Mon, Nov 23, 09:00 EST`.
 * Whoever plans its hours reads them there; the whole is on hover, for machines it is UTC.
 */
export function ZonedMoment({ at, timeZone }: { at: number; timeZone: string }) {
  const format = useFormatter();
  const date = new Date(at);
  return (
    <time
      dateTime={date.toISOString()}
      title={format.dateTime(date, { dateStyle: "full", timeStyle: "long", timeZone })}
    >
      {format.dateTime(date, {
        weekday: "short",
        month: "short",
        day: "numeric",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
        timeZone,
        timeZoneName: "short",
      })}
    </time>
  );
}
