import { useFormatter, useTranslations } from "next-intl";
import { FilterLinks } from "#app/(console)/prompts/_components/filter-links.tsx";
import { countSessions, sessionStatuses, type StatusFigures } from "#lib/domain/sessions/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import { services } from "#lib/web/services.ts";
import { sessionsPath, type SessionFilters } from "./addresses.ts";

type Props = {
  filters: SessionFilters;
  /** `unknown`: they could not be counted. */
  figures: StatusFigures | "coming" | "unknown";
};

/** The statuses as addresses, each with how many sessions of it changed within a day. */
export function StatusFilters({ filters, figures }: Props) {
  const t = useTranslations("sessions");
  const format = useFormatter();
  const isOfCustomer = Boolean(filters.customer ?? filters.like);
  const countOf = (status: (typeof sessionStatuses)[number]) => {
    if (figures === "unknown") return undefined;
    // As wide as most figures, so that little moves when they come.
    if (figures === "coming") return "…";
    const figure = figures.get(status);
    return figure && `${format.number(figure.count)}${figure.isMore ? "+" : ""}`;
  };
  return (
    <FilterLinks
      label={t("filters.label")}
      chosen={isOfCustomer ? undefined : filters.status}
      links={[...sessionStatuses, "any" as const].map((status) => ({
        value: status,
        href: sessionsPath({ status, day: filters.day }),
        label: t(`status.${status}`),
        count: status === "any" ? undefined : countOf(status),
      }))}
    />
  );
}

async function figuresOf(actor: Actor, day: string | undefined): Promise<Props["figures"]> {
  try {
    return await countSessions(services(), actor, { day });
  } catch (error) {
    // The rows are there, and are what one came for.
    if (isDomainError(error, "UNAVAILABLE")) return "unknown";
    throw error;
  }
}

/** {@link StatusFilters} with figures: up to twelve Queries, which the rows do not wait for. */
export async function CountedStatusFilters({ actor, filters }: { actor: Actor; filters: SessionFilters }) {
  return <StatusFilters filters={filters} figures={await figuresOf(actor, filters.day)} />;
}
