import { useFormatter, useTranslations } from "next-intl";
import { FilterLinks } from "#app/(console)/prompts/_components/filter-links.tsx";
import { sessionStatuses, type StatusFigures } from "#lib/domain/sessions/index.ts";
import { sessionsPath, type SessionFilters } from "./addresses.ts";

type Props = { filters: SessionFilters; figures: StatusFigures };

/** The statuses as addresses, each with how many sessions of it changed within a day. */
export function StatusFilters({ filters, figures }: Props) {
  const t = useTranslations("sessions");
  const format = useFormatter();
  const isOfCustomer = Boolean(filters.customer ?? filters.like);
  return (
    <FilterLinks
      label={t("filters.label")}
      chosen={isOfCustomer ? undefined : filters.status}
      links={[...sessionStatuses, "any" as const].map((status) => {
        const figure = status === "any" ? undefined : figures.get(status);
        return {
          value: status,
          href: sessionsPath({ status, day: filters.day }),
          label: t(`status.${status}`),
          count: figure && `${format.number(figure.count)}${figure.isMore ? "+" : ""}`,
        };
      })}
    />
  );
}
