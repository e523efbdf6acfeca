import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { RefreshWhile } from "#components/layout/refresh-while.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { CircleCheck } from "#components/ui/icons.tsx";
import { State } from "#components/ui/state.tsx";
import { maxWaiting, waitingHandoffs } from "#lib/domain/workflows/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { sessionsPath } from "../../sessions/_components/addresses.ts";
import { runsPath } from "../_components/addresses.ts";
import { AnswersTold } from "../_components/answer-handoff.tsx";
import { RunsSkeleton } from "../_components/skeletons.tsx";
import { WaitingTable } from "../_components/waiting-table.tsx";
import styles from "../_components/workflows.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("workflows.waiting");
  return { title: t("title") };
}

/** The customers who wait for a human, longest first, to be taken or declined. Two Queries. */
export default consolePage({ scope: "sessions:read", skeleton: <RunsSkeleton /> }, async (actor) => {
  const [waiting, t, frame, states] = await Promise.all([
    waitingHandoffs(services(), actor),
    getTranslations("workflows"),
    getTranslations("frame"),
    getTranslations("states"),
  ]);
  const { items, unreadable } = waiting;
  return (
    <MessagesProvider text={await pickMessages("workflows")}>
      <PageHeader
        title={t("waiting.title")}
        crumbsLabel={frame("breadcrumbs")}
        crumbs={[{ label: t("title"), href: runsPath() }, { label: t("waiting.title") }]}
        about={t("waiting.about", { count: items.length })}
      />
      <div className={styles.list}>
        {unreadable > 0 && <Alert kind="warning">{states("unreadable", { count: unreadable })}</Alert>}
        {items.length >= maxWaiting && (
          <Alert kind="warning">{t("waiting.more", { count: maxWaiting })}</Alert>
        )}
        <AnswersTold>
          {items.length > 0 ? (
            <WaitingTable {...waiting} />
          ) : (
            <State
              icon={<CircleCheck />}
              title={t("waiting.none")}
              actions={
                <ButtonLink href={sessionsPath({ status: "active" })}>{t("waiting.openSessions")}</ButtonLink>
              }
            >
              {t("waiting.noneAbout")}
            </State>
          )}
        </AnswersTold>
      </div>
      <RefreshWhile seconds={3} />
    </MessagesProvider>
  );
});
