import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { AnswerSize } from "#app/(console)/lines-of-business/_components/answer-size.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { AudioLines, Download, Plus, SearchX } from "#components/ui/icons.tsx";
import { State } from "#components/ui/state.tsx";
import { allows } from "#lib/domain/access/index.ts";
import { flowAnswerBytes, listPrompts, maxAnswerBytes, promptFilters } from "#lib/domain/prompts/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { flowPath, nameFromAddress } from "../_components/addresses.ts";
import styles from "../_components/prompts.module.css";
import { ListSkeleton } from "../_components/skeletons.tsx";
import { EditFlow } from "./_components/edit-flow.tsx";
import { FlowFilters } from "./_components/flow-filters.tsx";
import { FlowPages } from "./_components/flow-pages.tsx";
import { PromptsTable } from "./_components/prompts-table.tsx";

type Props = {
  params: Promise<{ flow: string }>;
  searchParams: Promise<{ cursor?: string; before?: string; filter?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameFromAddress((await params).flow) };
}

/** The prompts of one flow, in order, or (`?filter=`) some of them. One GetItem and one Query. */
export default consolePage<Props>(
  { scope: "prompts:read", skeleton: <ListSkeleton columns={6} /> },
  async (actor, { params, searchParams }) => {
    const [{ flow: part }, { cursor, before, filter: wanted }] = await Promise.all([params, searchParams]);
    const name = nameFromAddress(part);
    const readsAll = allows(actor, "prompts:read-all");
    const filter = readsAll ? promptFilters.find((one) => one === wanted) : undefined;
    const [{ flow, prompts }, t, states, format] = await Promise.all([
      listPrompts(services(), actor, { flow: name, cursor, before, filter }),
      getTranslations("prompts"),
      getTranslations("states"),
      getFormatter(),
    ]);
    const mayWrite = allows(actor, "prompts:write");
    const lobs =
      flow.LOBs.length > 0
        ? t("flow.lobs", { lobs: format.list(flow.LOBs, { type: "unit" }) })
        : t("flow.noLobs");
    const newPrompt = flow.canChange && (
      <ButtonLink href={`${flowPath(name)}/~new`} kind="primary" icon={<Plus aria-hidden="true" />}>
        {t("flow.new")}
      </ButtonLink>
    );
    const isFirst = !cursor && !before;
    // The size of the whole answer is known where the whole flow was read for this page anyway.
    const isWhole = readsAll && isFirst && !filter && !prompts.next && prompts.items.length > 0;
    return (
      <MessagesProvider text={await pickMessages("prompts")}>
        <PageHeader
          title={flow.FlowName}
          crumbsLabel={t("breadcrumbs")}
          crumbs={[{ label: t("title"), href: "/prompts" }, { label: flow.FlowName }]}
          about={
            <>
              {flow.Description && <p>{flow.Description}</p>}
              <p>
                {flow.figures &&
                  `${t("flow.figures", {
                    prompts: flow.figures.PromptCount,
                    missing: flow.figures.MissingEs,
                    outOfDate: flow.figures.OutOfDateEs,
                  })} · `}
                {lobs}
              </p>
            </>
          }
          actions={
            <>
              {readsAll && (
                <ButtonLink
                  href={`/api/prompts/export?flow=${encodeURIComponent(name)}`}
                  download
                  icon={<Download aria-hidden="true" />}
                >
                  {t("flow.export")}
                </ButtonLink>
              )}
              {flow.canChange && (
                <EditFlow
                  flow={{ FlowName: flow.FlowName, Description: flow.Description, LOBs: flow.LOBs }}
                />
              )}
              {newPrompt}
            </>
          }
        />
        <div className={styles.list}>
          {mayWrite && !flow.canChange && (
            <Alert kind="info">
              {t("flow.readOnly", { lobs: format.list(flow.LOBs, { type: "unit" }) })}
            </Alert>
          )}
          {prompts.unreadable > 0 && (
            <Alert kind="warning">{states("unreadable", { count: prompts.unreadable })}</Alert>
          )}
          {readsAll && flow.figures && (flow.figures.PromptCount > 0 || filter) && (
            <FlowFilters flow={name} figures={flow.figures} chosen={filter} />
          )}
          {prompts.items.length > 0 ? (
            <PromptsTable flow={flow} prompts={prompts.items} showsAll={readsAll} />
          ) : filter ? (
            <State
              icon={<SearchX />}
              title={t(`filters.none.${filter}`)}
              actions={
                <ButtonLink href={flowPath(name)} kind="primary">
                  {t("filters.clear")}
                </ButtonLink>
              }
            >
              {t("filters.nonePrompts")}
            </State>
          ) : (
            <State
              icon={<AudioLines />}
              title={t(isFirst ? "flow.emptyTitle" : "flow.emptyPage")}
              actions={isFirst && newPrompt}
            >
              {isFirst && t(flow.canChange ? "flow.emptyWriter" : "flow.emptyReader")}
            </State>
          )}
          <FlowPages
            flow={name}
            filter={filter}
            isFirst={isFirst}
            previous={prompts.previous}
            next={prompts.next}
          />
          {isWhole && (
            <AnswerSize
              of={t("flow.answerSize")}
              bytes={flowAnswerBytes(prompts.items)}
              limit={maxAnswerBytes}
            />
          )}
        </div>
      </MessagesProvider>
    );
  },
);
