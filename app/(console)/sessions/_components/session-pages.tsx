import { ArrowLeft, ArrowRight, ChevronsLeft } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button-link.tsx";
import type { SessionsPage } from "#lib/domain/sessions/index.ts";
import { sessionsPath, type SessionFilters } from "./addresses.ts";
import styles from "./sessions.module.css";

type Props = { filters: SessionFilters; isFirst: boolean; page: SessionsPage };

/** From page to page both ways; where days hold few sessions, further back. */
export function SessionPages({ filters, isFirst, page }: Props) {
  const t = useTranslations("sessions.pages");
  const format = useFormatter();
  const { previous, next, searchedTo } = page;
  if (isFirst && !next) return null;
  return (
    <nav aria-label={t("label")} className={styles.pages}>
      {!isFirst && (
        <ButtonLink href={sessionsPath(filters)} icon={<ChevronsLeft aria-hidden="true" />}>
          {t("first")}
        </ButtonLink>
      )}
      {previous && (
        <ButtonLink
          href={sessionsPath(filters, { before: previous })}
          icon={<ArrowLeft aria-hidden="true" />}
        >
          {t("previous")}
        </ButtonLink>
      )}
      {searchedTo && (
        <p className={styles.searched}>
          {t("searchedTo", {
            day: format.dateTime(new Date(`${searchedTo}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" }),
          })}
        </p>
      )}
      {next && (
        <ButtonLink href={sessionsPath(filters, { cursor: next })} className={styles.next}>
          {t(searchedTo ? "further" : "next")}
          <ArrowRight aria-hidden="true" />
        </ButtonLink>
      )}
    </nav>
  );
}
