import { useFormatter, useTranslations } from "next-intl";
import { Pagination } from "#components/ui/pagination.tsx";
import type { SessionsPage } from "#lib/domain/sessions/index.ts";
import { isDay } from "#lib/kernel/day.ts";
import { sessionsPath, type SessionFilters } from "./addresses.ts";
import styles from "./sessions.module.css";

type Props = { filters: SessionFilters; isFirst: boolean; page: SessionsPage };

/** From page to page both ways; where days hold few sessions, further back. */
export function SessionPages({ filters, isFirst, page: { previous, next, searchedTo } }: Props) {
  const t = useTranslations("sessions.pages");
  const format = useFormatter();
  return (
    <Pagination
      label={t("label")}
      first={isFirst ? undefined : { href: sessionsPath(filters), label: t("first") }}
      previous={
        previous ? { href: sessionsPath(filters, { before: previous }), label: t("previous") } : undefined
      }
      next={
        next
          ? { href: sessionsPath(filters, { cursor: next }), label: t(searchedTo ? "further" : "next") }
          : undefined
      }
    >
      {searchedTo && (
        <p className={styles.searched}>
          {t("searchedTo", {
            day: isDay(searchedTo)
              ? format.dateTime(new Date(searchedTo), { dateStyle: "long", timeZone: "UTC" })
              : format.dateTime(new Date(searchedTo), { dateStyle: "long", timeStyle: "short" }),
          })}
        </p>
      )}
    </Pagination>
  );
}
