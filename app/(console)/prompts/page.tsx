import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import {
  AudioLines,
  Download,
  MessageSquareQuote,
  Plus,
  SearchX,
  Upload,
  Workflow,
} from "#components/ui/icons.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { State } from "#components/ui/state.tsx";
import { allows } from "#lib/domain/access/index.ts";
import { flowNeeds, listFlows } from "#lib/domain/prompts/index.ts";
import { services } from "#lib/web/services.ts";
import { contactFlowsPath, needsPath, speechPath } from "./_components/addresses.ts";
import { FilterLinks } from "./_components/filter-links.tsx";
import { FlowsTable } from "./_components/flows-table.tsx";
import styles from "./_components/prompts.module.css";
import { ListSkeleton } from "./_components/skeletons.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("prompts");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ cursor?: string; needs?: string }> };

/** The flows of the reader's lines of business, or (`?needs=`) those of which some prompts want something. One Query. */
export default consolePage<Props>(
  { scope: "prompts:read", skeleton: <ListSkeleton columns={5} /> },
  async (actor, { searchParams }) => {
    const { cursor, needs: wanted } = await searchParams;
    const readsAll = allows(actor, "prompts:read-all");
    const needs = readsAll ? flowNeeds.find((need) => need === wanted) : undefined;
    const [page, t, states] = await Promise.all([
      listFlows(services(), actor, { cursor, needs }),
      getTranslations("prompts"),
      getTranslations("states"),
    ]);
    const mayWrite = allows(actor, "prompts:write");
    const isEmpty = page.items.length === 0;
    const begin = mayWrite && (
      <>
        <ButtonLink href="/prompts/~import" icon={<Upload aria-hidden="true" />}>
          {t("flows.import")}
        </ButtonLink>
        <ButtonLink href="/prompts/~new" kind="primary" icon={<Plus aria-hidden="true" />}>
          {t("flows.new")}
        </ButtonLink>
      </>
    );
    return (
      <>
        <PageHeader
          title={t("title")}
          about={t("flows.about")}
          actions={
            (!isEmpty || needs) && (
              <>
                {readsAll && (
                  <ButtonLink href={speechPath()} icon={<MessageSquareQuote aria-hidden="true" />}>
                    {t("flows.speech")}
                  </ButtonLink>
                )}
                {readsAll && (
                  <ButtonLink href={contactFlowsPath()} icon={<Workflow aria-hidden="true" />}>
                    {t("flows.contactFlows")}
                  </ButtonLink>
                )}
                {readsAll && (
                  <ButtonLink href="/api/prompts/export" download icon={<Download aria-hidden="true" />}>
                    {t("flows.export")}
                  </ButtonLink>
                )}
                {begin}
              </>
            )
          }
        />
        <div className={styles.list}>
          {page.unreadable > 0 && (
            <Alert kind="warning">{states("unreadable", { count: page.unreadable })}</Alert>
          )}
          {readsAll && (!isEmpty || needs) && (
            <FilterLinks
              label={t("filters.label")}
              chosen={needs}
              links={[
                { href: "/prompts", label: t("filters.all") },
                ...flowNeeds.map((need) => ({
                  value: need,
                  href: needsPath(need),
                  label: t(`filters.${need}`),
                })),
              ]}
            />
          )}
          {isEmpty && needs ? (
            <State
              icon={<SearchX />}
              title={t(`filters.none.${needs}`)}
              actions={
                <ButtonLink href="/prompts" kind="primary">
                  {t("filters.clear")}
                </ButtonLink>
              }
            >
              {t("filters.noneFlows")}
            </State>
          ) : isEmpty ? (
            <State icon={<AudioLines />} title={t("flows.emptyTitle")} actions={begin}>
              {t(mayWrite ? "flows.emptyWriter" : "flows.emptyReader")}
            </State>
          ) : (
            <FlowsTable flows={page.items} needs={needs} />
          )}
          <Pagination
            label={t("flows.pages")}
            first={
              cursor ? { href: needs ? needsPath(needs) : "/prompts", label: t("flow.first") } : undefined
            }
            next={
              page.next
                ? {
                    href: `/prompts?${new URLSearchParams({ ...(needs ? { needs } : {}), cursor: page.next }).toString()}`,
                    label: t("flow.next"),
                  }
                : undefined
            }
          />
        </div>
      </>
    );
  },
);
