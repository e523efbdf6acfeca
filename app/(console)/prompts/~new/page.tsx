import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { firstOf } from "../_components/addresses.ts";
import { EditorSkeleton } from "../_components/skeletons.tsx";
import { NewFlowForm } from "./_components/new-flow-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("prompts.newFlow");
  return { title: t("title") };
}

type Props = {
  /** `?name=`: what the flow is to be called, as another page names it. */
  searchParams: Promise<{ name?: string | string[] }>;
};

export default consolePage<Props>(
  { scope: "prompts:write", skeleton: <EditorSkeleton /> },
  async (actor, { searchParams }) => {
    const { name } = await searchParams;
    const t = await getTranslations("prompts");
    const limited = actor.kind === "user" && actor.lobs !== "*" ? actor.lobs : undefined;
    return (
      <MessagesProvider text={await pickMessages("prompts")}>
        <PageHeader
          title={t("newFlow.title")}
          crumbsLabel={t("breadcrumbs")}
          crumbs={[{ label: t("title"), href: "/prompts" }, { label: t("newFlow.title") }]}
          about={t("newFlow.about")}
        />
        <NewFlowForm ownLobs={limited} name={firstOf(name)} />
      </MessagesProvider>
    );
  },
);
