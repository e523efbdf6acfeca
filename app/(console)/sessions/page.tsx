import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { ListSkeleton } from "#app/(console)/prompts/_components/skeletons.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { MessagesSquare, SearchX } from "#components/ui/icons.tsx";
import { State } from "#components/ui/state.tsx";
import { allows } from "#lib/domain/access/index.ts";
import {
  customerIdPattern,
  getSession,
  listCustomerSessions,
  listSessions,
  sessionIdPattern,
  sessionStatuses,
  type SessionsPage,
} from "#lib/domain/sessions/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDay } from "#lib/kernel/day.ts";
import { lobNames } from "#lib/web/lines-of-business.ts";
import { services } from "#lib/web/services.ts";
import { firstStatus, sessionPath, sessionsPath, type SessionFilters } from "./_components/addresses.ts";
import { FindSession } from "./_components/find-session.tsx";
import { CountedStatusFilters, StatusFilters } from "./_components/session-filters.tsx";
import { SessionPages } from "./_components/session-pages.tsx";
import { SessionsTable } from "./_components/sessions-table.tsx";
import styles from "./_components/sessions.module.css";

type Query = {
  status?: string;
  day?: string;
  customer?: string;
  like?: string;
  find?: string;
  cursor?: string;
  before?: string;
};
type Props = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sessions");
  return { title: t("title") };
}

function filtersOf({ status, day, customer, like }: Query): SessionFilters {
  const known = [...sessionStatuses, "any" as const].find((one) => one === status);
  if (customer) return { customer };
  if (like) return { like };
  return { status: known ?? firstStatus, day: day && isDay(day) ? day : undefined };
}

/** A session's id leads to the session; anything else is a customer's id. */
function goTo(found: string): never {
  const typed = found.trim();
  const id = typed.toLowerCase();
  redirect(sessionIdPattern.test(id) ? sessionPath(id) : sessionsPath({ customer: typed }));
}

async function listed(
  actor: Actor,
  filters: SessionFilters,
  paging: Pick<Query, "cursor" | "before">,
): Promise<SessionsPage> {
  const { status, day, like } = filters;
  const customer = like
    ? (await getSession(services(), actor, { session_id: like })).customer_id
    : filters.customer;
  if (customer !== undefined && !customerIdPattern.test(customer)) return { items: [], unreadable: 0 };
  if (customer) return listCustomerSessions(services(), actor, { customer, ...paging });
  return listSessions(services(), actor, { status: status === "any" ? undefined : status, day, ...paging });
}

/** Sessions by status, day or customer, newest first. One Query where a day holds a page; figures come after the rows. */
export default consolePage<Props>(
  { scope: "sessions:read", skeleton: <ListSkeleton columns={8} /> },
  async (actor, { searchParams }) => {
    const query = await searchParams;
    if (query.find?.trim()) goTo(query.find);
    const filters = filtersOf(query);
    const { cursor, before } = query;
    const [page, lobs, t, states, exportsWords] = await Promise.all([
      listed(actor, filters, { cursor, before }),
      lobNames(actor),
      getTranslations("sessions"),
      getTranslations("states"),
      getTranslations("exports"),
    ]);
    const isFirst = !cursor && !before;
    const isOfCustomer = Boolean(filters.customer ?? filters.like);
    return (
      <>
        <PageHeader
          title={t("title")}
          about={t("about")}
          actions={
            allows(actor, "sessions:export") && (
              <ButtonLink href="/sessions/~exports">{exportsWords("link")}</ButtonLink>
            )
          }
        />
        <div className={styles.list}>
          <FindSession filters={filters} />
          <Suspense fallback={<StatusFilters filters={filters} figures="coming" />}>
            <CountedStatusFilters actor={actor} filters={filters} />
          </Suspense>
          <p className={styles.figures}>{t(filters.day ? "figures.day" : "figures.last")}</p>
          {page.unreadable > 0 && (
            <Alert kind="warning">{states("unreadable", { count: page.unreadable })}</Alert>
          )}
          {page.items.length > 0 ? (
            <SessionsTable sessions={page.items} lobs={lobs} />
          ) : (
            <State
              icon={isOfCustomer ? <SearchX /> : <MessagesSquare />}
              title={t(isOfCustomer ? "empty.customer" : "empty.title")}
              actions={
                isOfCustomer && (
                  <ButtonLink href={sessionsPath()} kind="primary">
                    {t("empty.clear")}
                  </ButtonLink>
                )
              }
            >
              {t(isOfCustomer ? "empty.customerHint" : "empty.hint")}
            </State>
          )}
          <SessionPages filters={filters} isFirst={isFirst} page={page} />
        </div>
      </>
    );
  },
);
