import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Siren } from "#components/ui/icons.tsx";
import { allows } from "#lib/domain/access/index.ts";
import { openOverview } from "#lib/domain/overview/index.ts";
import { closureGroups, lobsOnce } from "#lib/web/lines-of-business.ts";
import { sessionWork } from "#lib/web/session-work.ts";
import { services } from "#lib/web/services.ts";
import { Attention } from "./_overview/attention.tsx";
import { LastChanges } from "./_overview/last-changes.tsx";
import { LinesNow } from "./_overview/lines-now.tsx";
import styles from "./_overview/overview.module.css";
import { Readable } from "./_overview/readable.tsx";
import { OverviewSkeleton } from "./_overview/overview-skeleton.tsx";
import { wantsOf } from "./_overview/wants.ts";
import { consolePage } from "./_page/console-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

/** What needs somebody now, and how the lines of business stand. One Query of each directory, one of the history. */
export default consolePage({ scope: "prompts:read", skeleton: <OverviewSkeleton /> }, async (actor) => {
  const readsConfig = allows(actor, "config:read");
  const [overview, list, work, t, states] = await Promise.all([
    openOverview(services(), actor),
    readsConfig ? lobsOnce(actor) : undefined,
    allows(actor, "sessions:read") ? sessionWork(actor) : undefined,
    getTranslations("overview"),
    getTranslations("states"),
  ]);
  const current = list?.lobs.filter(({ ArchivedAt }) => !ArchivedAt) ?? [];
  const unreadable = overview.unreadable + (list?.unreadable ?? 0) + (work?.unreadable ?? 0);
  const wants = wantsOf(overview, current, closureGroups(current), work);
  const mayClose = current.some(({ canCloseNow }) => canCloseNow);
  return (
    <>
      <PageHeader
        title={t("title")}
        about={t(readsConfig ? "about" : "aboutReader")}
        actions={
          mayClose && (
            <ButtonLink href="/emergency" icon={<Siren aria-hidden="true" />}>
              {t("emergency")}
            </ButtonLink>
          )
        }
      />
      <div className={styles.page}>
        {unreadable > 0 && <Alert kind="warning">{states("unreadable", { count: unreadable })}</Alert>}
        {overview.figures ? (
          <Attention wants={wants} isAllReadable={unreadable === 0} />
        ) : (
          <Readable flows={overview.flows} />
        )}
        {current.length > 0 && <LinesNow lobs={current} />}
        {overview.changes && overview.changes.length > 0 && (
          <LastChanges
            changes={overview.changes}
            names={new Map(list?.lobs.map(({ LOB, DisplayName }) => [LOB, DisplayName]))}
          />
        )}
      </div>
    </>
  );
});
