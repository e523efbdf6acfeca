import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { listLobs } from "#lib/domain/lines-of-business/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { LobsSkeleton } from "../_components/skeletons.tsx";
import { NewLobForm } from "./_components/new-lob-form.tsx";

type Props = { searchParams: Promise<{ copy?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("lobs.create");
  return { title: t("title") };
}

/** A new line of business, from nothing or (`?copy=`) from another. One Query, for those that can be copied. */
export default consolePage<Props>(
  { scope: "config:write", skeleton: <LobsSkeleton /> },
  async (actor, { searchParams }) => {
    const [{ lobs }, { copy }, t] = await Promise.all([
      listLobs(services(), actor),
      searchParams,
      getTranslations("lobs"),
    ]);
    const limited = actor.kind === "user" && actor.lobs !== "*" ? actor.lobs : undefined;
    return (
      <MessagesProvider text={await pickMessages("lobs")}>
        <PageHeader
          title={t("create.title")}
          crumbsLabel={t("breadcrumbs")}
          crumbs={[{ label: t("title"), href: "/lines-of-business" }, { label: t("create.title") }]}
          about={t("create.about")}
        />
        <NewLobForm
          ownLobs={limited}
          sources={lobs.map(({ LOB, DisplayName }) => ({ LOB, DisplayName }))}
          copyOf={lobs.some(({ LOB }) => LOB === copy) ? copy : undefined}
        />
      </MessagesProvider>
    );
  },
);
