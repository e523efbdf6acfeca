import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { FilterLinks } from "#app/(console)/prompts/_components/filter-links.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { RefreshWhile } from "#components/layout/refresh-while.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Hourglass, SearchX, Workflow } from "#components/ui/icons.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { State } from "#components/ui/state.tsx";
import {
  executionStatuses,
  listRuns,
  mayCleanUp,
  workflowKinds,
  type ExecutionStatus,
} from "#lib/domain/workflows/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { runsPath, waitingPath } from "./_components/addresses.ts";
import { CleanUpNow } from "./_components/clean-up-now.tsx";
import { RunsTable } from "./_components/runs-table.tsx";
import { RunsSkeleton } from "./_components/skeletons.tsx";
import styles from "./_components/workflows.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("workflows");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ kind?: string; status?: string; cursor?: string }> };

const filtered = [
  "RUNNING",
  "FAILED",
  "TIMED_OUT",
  "ABORTED",
  "SUCCEEDED",
] as const satisfies ExecutionStatus[];

/** Runs of one kind of workflow, newest first (`?kind=handoff&status=FAILED`). One request and one BatchGetItem. */
export default consolePage<Props>(
  { scope: "sessions:read", skeleton: <RunsSkeleton /> },
  async (actor, { searchParams }) => {
    const [asked, t] = await Promise.all([searchParams, getTranslations("workflows")]);
    const deps = services();
    const kinds = workflowKinds.filter((known) => deps.workflows.workflows.includes(known));
    const kind = kinds.find((known) => known === asked.kind) ?? kinds[0];
    if (!kind)
      return (
        <State isPage icon={<Workflow />} title={t("list.missing")}>
          {t("list.missingAbout")}
        </State>
      );
    const status = executionStatuses.find((known) => known === asked.status);
    const page = await listRuns(deps, actor, { kind, status, cursor: asked.cursor });
    const here = { kind, status };
    return (
      <>
        <PageHeader
          title={t("title")}
          about={t("list.about")}
          actions={
            <>
              {kind === "cleanup" && mayCleanUp(actor) && (
                <MessagesProvider text={await pickMessages("workflows")}>
                  <CleanUpNow />
                </MessagesProvider>
              )}
              <ButtonLink href={waitingPath} icon={<Hourglass aria-hidden="true" />}>
                {t("waiting.title")}
              </ButtonLink>
            </>
          }
        />
        <div className={styles.list}>
          <FilterLinks
            label={t("list.kinds")}
            chosen={kind}
            links={kinds.map((value) => ({
              value,
              href: runsPath({ kind: value }),
              label: t(`kinds.${value}`),
            }))}
          />
          <FilterLinks
            label={t("list.statuses")}
            chosen={status}
            links={[
              { href: runsPath({ kind }), label: t("list.all") },
              ...filtered.map((value) => ({
                value,
                href: runsPath({ kind, status: value }),
                label: t(`status.${value}`),
              })),
            ]}
          />
          {page.items.length > 0 ? (
            <RunsTable kind={kind} runs={page.items} />
          ) : (
            <State
              icon={status ? <SearchX /> : <Workflow />}
              title={t(status ? "list.noneFiltered" : "list.none")}
              actions={
                status && (
                  <ButtonLink href={runsPath({ kind })} kind="primary">
                    {t("list.clear")}
                  </ButtonLink>
                )
              }
            >
              {t(`list.empty.${kind}`)}
            </State>
          )}
          <Pagination
            label={t("list.pages")}
            first={asked.cursor ? { href: runsPath(here), label: t("list.first") } : undefined}
            next={
              page.next
                ? { href: runsPath({ ...here, cursor: page.next }), label: t("list.next") }
                : undefined
            }
          />
          {page.items.some((run) => run.status === "RUNNING") && <RefreshWhile seconds={3} />}
        </div>
      </>
    );
  },
);
