import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { maxImportBytes } from "#lib/domain/prompts/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { knownRun } from "../_components/moving/known-run.ts";
import { MovingPlace } from "../_components/moving/moving-place.tsx";
import { LobPartSkeleton } from "../_components/skeletons.tsx";
import styles from "../../prompts/~import/_components/import.module.css";

type Props = { searchParams: Promise<{ run?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("moving.lob");
  return { title: t("title") };
}

/** A whole line of business from a file: what it would do, doing it, and taking it back. */
export default consolePage<Props>(
  { scope: "config:write", skeleton: <LobPartSkeleton /> },
  async (actor, { searchParams }) => {
    const { run: id } = await searchParams;
    const [{ run, isGone }, t, lobs] = await Promise.all([
      knownRun(actor, id),
      getTranslations("moving.lob"),
      getTranslations("lobs"),
    ]);
    return (
      <>
        <PageHeader
          title={t("title")}
          crumbsLabel={lobs("breadcrumbs")}
          crumbs={[{ label: lobs("title"), href: "/lines-of-business" }, { label: t("title") }]}
          about={t("about")}
        />
        <MessagesProvider
          text={await pickMessages("import", "moving", "lobs", "queues", "caller", "history")}
        >
          <MovingPlace
            key={run?.id ?? "new"}
            run={run}
            isGone={isGone}
            words={{ label: t("file"), hint: t("fileHint", { megabytes: maxImportBytes / 1024 ** 2 }) }}
            accept=".json,application/json"
            expected={
              <section aria-labelledby="expected" className={styles.section}>
                <h2 id="expected">{t("expected")}</h2>
                <ul>
                  {(["from", "what", "not", "stays", "undo"] as const).map((key) => (
                    <li key={key}>{t(`holds.${key}`)}</li>
                  ))}
                </ul>
              </section>
            }
          />
        </MessagesProvider>
      </>
    );
  },
);
