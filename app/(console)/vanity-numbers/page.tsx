import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Phone } from "#components/ui/icons.tsx";
import { State } from "#components/ui/state.tsx";
import { listRecords, queueFigures, seesVanityHistory } from "#lib/domain/vanity-history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { LobsSkeleton } from "../lines-of-business/_components/skeletons.tsx";
import { filterOf, refusedPath, vanityPath, type VanitySearch } from "./_components/addresses.ts";
import { Chosen, Finding } from "./_components/filters.tsx";
import { RecordPages } from "./_components/record-pages.tsx";
import { RecordsTable } from "./_components/records-table.tsx";
import { TryNumber } from "./_components/try-number.tsx";
import styles from "./_components/vanity.module.css";

type Props = { searchParams: Promise<VanitySearch> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("vanity");
  return { title: t("title") };
}

type Figures = Awaited<ReturnType<typeof queueFigures>>;

async function Queue({ figures }: { figures: Figures }) {
  const t = await getTranslations("vanity.queue");
  if (!figures) return <>{t("away")}</>;
  return (
    <>
      {t("waiting", { count: figures.waiting })} ·{" "}
      <Link href={refusedPath} className={figures.refused > 0 ? styles.attention : undefined}>
        {t("refused", { count: figures.refused })}
      </Link>
    </>
  );
}

/** What was made for callers, for those who may see all of them. */
async function History({ actor, search }: { actor: Actor; search: VanitySearch }) {
  const [t, states] = await Promise.all([getTranslations("vanity"), getTranslations("states")]);
  const filter = filterOf(search, services().numbers);
  if (!filter) return <Alert kind="warning">{t("find.gone")}</Alert>;
  const { cursor, before } = search;
  const list = await listRecords(services(), actor, { filter, cursor, before });
  return (
    <>
      <Chosen search={search} filter={filter} day={list.day} />
      {list.unreadable > 0 && (
        <Alert kind="warning">{states("unreadable", { count: list.unreadable })}</Alert>
      )}
      {list.items.length > 0 ? (
        <RecordsTable records={list.items} />
      ) : (
        <State
          icon={<Phone />}
          title={t("empty")}
          actions={
            (filter.caller ?? filter.target ?? search.day) && (
              <ButtonLink href={vanityPath()} kind="primary">
                {t("clearFilter")}
              </ButtonLink>
            )
          }
        >
          {t("emptyAbout")}
        </State>
      )}
      <RecordPages search={search} previous={list.previous} next={list.next} />
    </>
  );
}

/**
 * Vanity numbers: one to try, and those made for callers, newest first. One Query (two on a day that has none yet);
 * the queue is asked for its figures beside it.
 */
export default consolePage<Props>(
  { scope: "vanity:read", skeleton: <LobsSkeleton /> },
  async (actor, { searchParams }) => {
    const sees = seesVanityHistory(actor);
    const search = await searchParams;
    const [t, locale, figures, history] = await Promise.all([
      getTranslations("vanity"),
      getLocale(),
      sees ? queueFigures(services(), actor) : undefined,
      sees ? History({ actor, search }) : undefined,
    ]);
    return (
      <MessagesProvider text={await pickMessages("vanity", "numbers")}>
        <PageHeader title={t("title")} about={sees ? <Queue figures={figures} /> : t("about")} />
        <div className={styles.page}>
          <TryNumber language={locale} />
          {history ? (
            <>
              <Finding search={search} />
              {history}
            </>
          ) : (
            <Alert kind="info">{t("limited")}</Alert>
          )}
        </div>
      </MessagesProvider>
    );
  },
);
