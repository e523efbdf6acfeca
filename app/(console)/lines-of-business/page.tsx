import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { FilterLinks } from "#app/(console)/prompts/_components/filter-links.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Building2, FileUp, Plus, SearchX } from "#components/ui/icons.tsx";
import { State } from "#components/ui/state.tsx";
import { lobsOnce } from "#lib/web/lines-of-business.ts";
import { lobsNeedingQueuesPath } from "./_components/addresses.ts";
import { LobsTable } from "./_components/lobs-table.tsx";
import styles from "./_components/lobs.module.css";
import { LobsSkeleton } from "./_components/skeletons.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("lobs");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ needs?: string }> };

/** The reader's lines of business: open or closed now, and what needs somebody (`?needs=queues`). One Query. */
export default consolePage<Props>(
  { scope: "config:read", skeleton: <LobsSkeleton /> },
  async (actor, { searchParams }) => {
    const needsQueues = (await searchParams).needs === "queues";
    const [{ lobs, canCreate, unreadable }, t, states, moving] = await Promise.all([
      lobsOnce(actor),
      getTranslations("lobs"),
      getTranslations("states"),
      getTranslations("moving.lob"),
    ]);
    const current = lobs.filter(({ ArchivedAt }) => !ArchivedAt);
    const lost = current.filter(({ QueueErrors }) => QueueErrors > 0);
    const archived = needsQueues ? [] : lobs.filter(({ ArchivedAt }) => ArchivedAt);
    const begin = canCreate && (
      <ButtonLink href="/lines-of-business/~new" kind="primary" icon={<Plus aria-hidden="true" />}>
        {t("list.new")}
      </ButtonLink>
    );
    return (
      <>
        <PageHeader
          title={t("title")}
          about={t("list.about")}
          actions={
            <>
              {canCreate && (
                <ButtonLink href="/lines-of-business/~import" icon={<FileUp aria-hidden="true" />}>
                  {moving("import")}
                </ButtonLink>
              )}
              {current.length > 0 && begin}
            </>
          }
        />
        <div className={styles.list}>
          {unreadable > 0 && <Alert kind="warning">{states("unreadable", { count: unreadable })}</Alert>}
          {current.length > 0 && (lost.length > 0 || needsQueues) && (
            <FilterLinks
              label={t("list.filters.label")}
              chosen={needsQueues ? "queues" : undefined}
              links={[
                { href: "/lines-of-business", label: t("list.filters.all"), count: String(current.length) },
                {
                  value: "queues",
                  href: lobsNeedingQueuesPath,
                  label: t("list.filters.queues"),
                  count: String(lost.length),
                },
              ]}
            />
          )}
          {needsQueues && lost.length === 0 ? (
            <State
              icon={<SearchX />}
              title={t("list.filters.none")}
              actions={
                <ButtonLink href="/lines-of-business" kind="primary">
                  {t("list.filters.clear")}
                </ButtonLink>
              }
            >
              {t("list.filters.noneAbout")}
            </State>
          ) : current.length > 0 ? (
            <LobsTable lobs={needsQueues ? lost : current} caption={t("list.caption")} />
          ) : (
            <State icon={<Building2 />} title={t("list.emptyTitle")} actions={begin}>
              {t(canCreate ? "list.emptyWriter" : "list.emptyReader")}
            </State>
          )}
          {archived.length > 0 && (
            <section className={styles.archived} aria-labelledby="archived">
              <div>
                <h2 id="archived">{t("list.archived")}</h2>
                <p className={styles.faint}>{t("list.archivedAbout")}</p>
              </div>
              <LobsTable lobs={archived} caption={t("list.archivedCaption")} />
            </section>
          )}
        </div>
      </>
    );
  },
);
