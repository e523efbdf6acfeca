import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { ListSkeleton } from "#app/(console)/prompts/_components/skeletons.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { RefreshWhile } from "#components/layout/refresh-while.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Download } from "#components/ui/icons.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { State } from "#components/ui/state.tsx";
import { listExports } from "#lib/domain/sessions/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { ExportsTable } from "./_components/exports-table.tsx";
import { NewExport } from "./_components/new-export.tsx";
import styles from "./_components/exports.module.css";

type Props = { searchParams: Promise<{ cursor?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("exports");
  return { title: t("title") };
}

/** Asks for an export of sessions, and lists those that were asked for: who, what, how far, and the files. */
export default consolePage<Props>(
  { scope: "sessions:export", skeleton: <ListSkeleton columns={5} /> },
  async (actor, { searchParams }) => {
    const { cursor } = await searchParams;
    const deps = services();
    const [page, t, sessions, pages, states] = await Promise.all([
      listExports(deps, actor, { cursor }),
      getTranslations("exports"),
      getTranslations("sessions"),
      getTranslations("common.pages"),
      getTranslations("states"),
    ]);
    const now = deps.clock.now();
    return (
      <MessagesProvider text={await pickMessages("exports", "sessions")}>
        <PageHeader
          title={t("title")}
          about={t("about")}
          crumbsLabel={sessions("breadcrumbs")}
          crumbs={[{ label: sessions("title"), href: "/sessions" }, { label: t("title") }]}
        />
        <div className={styles.page}>
          <NewExport today={now.toISOString().slice(0, 10)} />
          <section className={styles.list} aria-labelledby="asked">
            <h2 id="asked">{t("list.title")}</h2>
            {page.unreadable > 0 && (
              <Alert kind="warning">{states("unreadable", { count: page.unreadable })}</Alert>
            )}
            {page.items.length > 0 ? (
              <ExportsTable exports={page.items} now={now} />
            ) : (
              <State icon={<Download />} title={t("empty.title")}>
                {t("empty.about")}
              </State>
            )}
            <Pagination
              label={pages("label")}
              first={cursor ? { href: "/sessions/~exports", label: pages("first") } : undefined}
              next={
                page.next
                  ? {
                      href: `/sessions/~exports?${new URLSearchParams({ cursor: page.next }).toString()}`,
                      label: pages("next"),
                    }
                  : undefined
              }
            />
            {page.items.some(({ state }) => state === "running") && <RefreshWhile seconds={2} />}
          </section>
        </div>
      </MessagesProvider>
    );
  },
);
