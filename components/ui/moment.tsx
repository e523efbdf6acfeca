import { useFormatter, useNow, useTimeZone, useTranslations } from "next-intl";
import { clock, dayWord } from "./moment-format.ts";

/**
 * A moment in the reader's language and zone: "today 10:42", the whole of it on hover and for machines.
 * `at` is ISO 8601 UTC. Works on the server and in the browser, where `now` and the zone come with the page.
 */
export function Moment({ at }: { at: string }) {
  const t = useTranslations("common.moment");
  const format = useFormatter();
  const timeZone = useTimeZone() ?? "UTC";
  const now = useNow();
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return <>{at}</>;
  const word = dayWord(date, now, timeZone);
  const day = format.dateTime(date, {
    day: "numeric",
    month: "short",
    ...(word === "otherYear" ? { year: "numeric" } : {}),
  });
  return (
    <time
      dateTime={date.toISOString()}
      title={format.dateTime(date, { dateStyle: "full", timeStyle: "long" })}
    >
      {t(word, { time: format.dateTime(date, clock), day })}
    </time>
  );
}
