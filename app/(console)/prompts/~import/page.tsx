import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { reasonWords } from "#app/api/prompts/import/_words.ts";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Skeleton, TableSkeleton } from "#components/ui/skeleton.tsx";
import { maxImportBytes, maxImportRows, recordedRun, type ImportRun } from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { runs } from "#lib/web/import-runs.ts";
import { services } from "#lib/web/services.ts";
import { Expected } from "./_components/expected.tsx";
import { ImportPlace, type Known } from "./_components/import-place.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("import");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ run?: string }> };

/** The run that the address names, else one of the reader's that is still under way. */
async function knownRun(actor: Actor, id: string | undefined): Promise<{ run?: ImportRun; known: Known }> {
  const mine = id === undefined ? runs().latest(actor) : runs().get(actor, id);
  if (mine && (id !== undefined || !mine.result)) return { run: mine, known: "kept" };
  if (id === undefined) return { known: "none" };
  try {
    return { run: await recordedRun(services(), actor, id), known: "recorded" };
  } catch (error) {
    if (isDomainError(error, "NOT_FOUND")) return { known: "gone" };
    throw error;
  }
}

const Loading = async () => (
  <Skeleton label={(await getTranslations("states"))("loading")}>
    <TableSkeleton rows={6} columns={2} />
  </Skeleton>
);

/** A file of prompts: what it would do, doing it, and taking it back. */
export default consolePage<Props>(
  { scope: "prompts:write", skeleton: <Loading /> },
  async (actor, { searchParams }) => {
    const { run: id } = await searchParams;
    const [{ run, known }, t, words] = await Promise.all([
      knownRun(actor, id),
      getTranslations("import"),
      reasonWords(),
    ]);
    const lobs = actor.kind === "user" && actor.lobs !== "*" ? [...actor.lobs] : undefined;
    return (
      <>
        <PageHeader
          title={t("title")}
          crumbsLabel={t("breadcrumbs")}
          crumbs={[{ label: t("prompts"), href: "/prompts" }, { label: t("title") }]}
          about={t("about")}
        />
        <MessagesProvider text={await pickMessages("import")}>
          <ImportPlace
            key={run?.id ?? "new"}
            known={known}
            run={run && words.run(run)}
            lobs={lobs}
            limits={{ megabytes: maxImportBytes / 1024 ** 2, rows: maxImportRows }}
            expected={<Expected />}
          />
        </MessagesProvider>
      </>
    );
  },
);
