import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { openFlow } from "#lib/domain/prompts/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { firstOf, flowPath, nameFromAddress } from "../../_components/addresses.ts";
import { EditorSkeleton } from "../../_components/skeletons.tsx";
import { NewPromptForm } from "./_components/new-prompt-form.tsx";

type Props = {
  params: Promise<{ flow: string }>;
  /** `?name=`: what the prompt is to be called, as another page names it. */
  searchParams: Promise<{ name?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("prompts.newPrompt");
  return { title: t("title") };
}

export default consolePage<Props>(
  { scope: "prompts:write", skeleton: <EditorSkeleton /> },
  async (actor, { params, searchParams }) => {
    const { name: wanted } = await searchParams;
    const name = nameFromAddress((await params).flow);
    const { flow, lastOrder } = await openFlow(services(), actor, { flow: name });
    if (!flow.canChange) forbidden();
    const t = await getTranslations("prompts");
    return (
      <MessagesProvider text={await pickMessages("prompts")}>
        <PageHeader
          title={t("newPrompt.title")}
          crumbsLabel={t("breadcrumbs")}
          crumbs={[
            { label: t("title"), href: "/prompts" },
            { label: flow.FlowName, href: flowPath(name) },
            { label: t("newPrompt.title") },
          ]}
          about={t("newPrompt.about", { flow: flow.FlowName })}
        />
        <NewPromptForm flow={flow.FlowName} order={lastOrder + 10} name={firstOf(wanted)} />
      </MessagesProvider>
    );
  },
);
