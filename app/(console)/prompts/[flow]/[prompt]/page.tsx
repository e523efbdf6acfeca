import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { allows } from "#lib/domain/access/index.ts";
import { openPrompt, type SaidVersion } from "#lib/domain/prompts/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { firstOf, flowPath, nameFromAddress } from "../../_components/addresses.ts";
import { Who } from "../../_components/who.tsx";
import { EditorSkeleton } from "../../_components/skeletons.tsx";
import { DeletedPrompt } from "./_components/deleted-prompt.tsx";
import styles from "./_components/editor.module.css";
import { HistoryPanel } from "./_components/history-panel.tsx";
import { PromptEditor } from "./_components/prompt-editor.tsx";
import { PromptReader } from "./_components/prompt-reader.tsx";
import { SaidThen } from "./_components/said-then.tsx";

type Said = { version?: string | string[]; said?: string | string[] };
type Props = { params: Promise<{ flow: string; prompt: string }>; searchParams: Promise<Said> };

/** A version that somebody heard, as a session's page asks for it; undefined for what is none. */
function saidVersion(search: Said): SaidVersion | undefined {
  const [version, at] = [firstOf(search.version), firstOf(search.said)];
  if (!/^\d{1,15}$/.test(version) || !/^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(at)) return undefined;
  return { version: Number(version), at };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameFromAddress((await params).prompt) };
}

/**
 * One prompt, to edit or to read, with its history beside it, and the version that was spoken where somebody comes from
 * a conversation. One BatchGetItem and one Query; one more for a version that has changed since.
 */
export default consolePage<Props>(
  { scope: "prompts:read", skeleton: <EditorSkeleton /> },
  async (actor, { params, searchParams }) => {
    const parts = await params;
    const asked = saidVersion(await searchParams);
    const key = { flow: nameFromAddress(parts.flow), name: nameFromAddress(parts.prompt) };
    const [{ flow, prompt, outOfDate, englishThen, history, said }, t, format] = await Promise.all([
      openPrompt(services(), actor, { ...key, said: asked }),
      getTranslations("prompts"),
      getFormatter(),
    ]);
    const showsAll = allows(actor, "prompts:read-all");
    const mayRestore = flow.canChange && allows(actor, "history:restore");
    return (
      <MessagesProvider text={await pickMessages("prompts", "history")}>
        <PageHeader
          title={key.name}
          crumbsLabel={t("breadcrumbs")}
          crumbs={[
            { label: t("title"), href: "/prompts" },
            { label: flow.FlowName, href: flowPath(key.flow) },
            { label: key.name },
          ]}
          about={
            <>
              {prompt && showsAll && (
                <p>
                  {t.rich("editor.version", {
                    version: prompt.Version,
                    who: () => <Who actor={prompt.UpdatedBy} />,
                    when: () => <Moment at={prompt.UpdatedAt} />,
                  })}
                </p>
              )}
              <p>
                {flow.LOBs.length > 0
                  ? t("editor.heard", { lobs: format.list(flow.LOBs, { type: "unit" }) })
                  : t("flow.noLobs")}
              </p>
            </>
          }
        />
        {said?.After && asked && <SaidThen said={said} {...asked} />}
        <div className={styles.page} data-history={history !== undefined}>
          {!prompt ? (
            <DeletedPrompt {...key} newest={history?.items[0]} mayRestore={mayRestore} />
          ) : flow.canChange ? (
            <PromptEditor
              flow={{ FlowName: flow.FlowName, LOBs: flow.LOBs }}
              prompt={prompt}
              isOutOfDate={outOfDate}
              englishThen={englishThen}
            />
          ) : (
            <PromptReader prompt={prompt} isOutOfDate={outOfDate} showsAll={showsAll} />
          )}
          {history && (
            <HistoryPanel
              of={{ ...key, version: prompt?.Version, mayRestore: mayRestore && prompt !== undefined }}
              history={history}
            />
          )}
        </div>
      </MessagesProvider>
    );
  },
);
