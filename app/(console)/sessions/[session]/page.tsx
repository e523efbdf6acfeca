import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { nameFromAddress } from "#app/(console)/prompts/_components/addresses.ts";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { allows } from "#lib/domain/access/index.ts";
import {
  canRestore,
  confirmationOf,
  isOpenStatus,
  isRevealed,
  openSession,
  type OpenedSession,
} from "#lib/domain/sessions/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { lobNames } from "#lib/web/lines-of-business.ts";
import { services } from "#lib/web/services.ts";
import { knownRuns, type KnownRun } from "#lib/web/session-runs.ts";
import { sessionPath } from "../_components/addresses.ts";
import { SessionSkeleton } from "../_components/skeletons.tsx";
import { Conversation } from "./_components/conversation.tsx";
import { DeleteSession } from "./_components/delete-session.tsx";
import { ExportSession } from "./_components/export-session.tsx";
import { Facts } from "./_components/facts.tsx";
import { Handoffs } from "./_components/handoffs.tsx";
import { HandOff } from "./_components/hand-off.tsx";
import { PrintButton } from "./_components/print-button.tsx";
import { Reveal } from "./_components/reveal.tsx";
import { EndSession, RestoreSession, WithdrawHandoff } from "./_components/session-actions.tsx";
import styles from "./_components/session.module.css";
import { SessionRuns } from "./_components/session-runs.tsx";
import { shownText, shownTurn, stateOf } from "./_components/shown.ts";
import { TimeLine } from "./_components/time-line.tsx";

type Props = { params: Promise<{ session: string }>; searchParams: Promise<{ show?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("sessions");
  return { title: t("one", { id: nameFromAddress((await params).session).slice(0, 8) }) };
}

/** What can be done with the session, the most likely first. */
async function Actions({ actor, opened, runs }: { actor: Actor; opened: OpenedSession; runs: KnownRun[] }) {
  const t = await getTranslations("sessions");
  const { session } = opened;
  const { session_id: id, status } = session;
  const mayEnd = allows(actor, "sessions:end");
  const mayDelete = allows(actor, "sessions:delete");
  const handoffs = runs.filter(({ kind }) => kind === "handoff");
  const isAsked = handoffs.some((run) => run.status === "RUNNING");
  const mayHandOff =
    status === "active" &&
    !isAsked &&
    allows(actor, "sessions:handoff") &&
    services().workflows.workflows.includes("handoff");
  const from = status === "deleted" || status === "disconnected" ? status : undefined;
  const mayRestore = from && canRestore(session) && (from === "deleted" ? mayDelete : mayEnd);
  return (
    <div className={styles.actions}>
      {mayHandOff && (
        <HandOff session={id} attempt={1 + Math.max(0, ...handoffs.map(({ attempt }) => attempt))} />
      )}
      {isAsked && status !== "handed_off" && isOpenStatus(status) && allows(actor, "sessions:handoff") && (
        <WithdrawHandoff session={id} />
      )}
      {mayRestore && <RestoreSession session={id} from={from} />}
      {isOpenStatus(status) && mayEnd && <EndSession session={id} />}
      {allows(actor, "sessions:export") && services().workflows.workflows.includes("export") && (
        <ExportSession session={id} />
      )}
      <PrintButton label={t("print")} />
      {mayDelete && !["deleted", "archived"].includes(status) && (
        <DeleteSession session={id} confirmation={confirmationOf(id)} />
      )}
    </div>
  );
}

type SideProps = { opened: OpenedSession; runs: KnownRun[]; shows: boolean; lobName?: string };
async function Side({ opened, runs, shows, lobName }: SideProps) {
  const t = await getTranslations("sessions");
  const { session, summaries, handoffs } = opened;
  return (
    <aside className={styles.side} aria-label={t("aside")}>
      <section aria-labelledby="facts">
        <h2 id="facts">{t("facts.title")}</h2>
        <Facts session={session} isRevealed={shows} lobName={lobName} />
      </section>
      {summaries.length > 0 && (
        <section aria-labelledby="summaries">
          <h2 id="summaries">{t("summaries")}</h2>
          <ul className={styles.entries}>
            {summaries.map((summary) => (
              <li key={summary.created_at} className={styles.entry}>
                <p className={styles.summary} lang={summary.language?.split("-")[0]}>
                  {shownText(summary.content, shows)}
                </p>
                <p className={styles.about}>
                  <Moment at={summary.created_at} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {handoffs.length > 0 && (
        <section aria-labelledby="handoffs">
          <h2 id="handoffs">{t("handoffs.title")}</h2>
          <Handoffs handoffs={handoffs} isRevealed={shows} />
        </section>
      )}
      {runs.length > 0 && (
        <section aria-labelledby="runs">
          <h2 id="runs">{t("runs.title")}</h2>
          <SessionRuns runs={runs} />
        </section>
      )}
      <section aria-labelledby="timeline">
        <h2 id="timeline">{t("timeline.title")}</h2>
        <TimeLine opened={opened} isRevealed={shows} />
      </section>
    </aside>
  );
}

/** One session: what was said, and what happened to it. One Query (two for a long one), and one for its history. */
export default consolePage<Props>(
  { scope: "sessions:read", skeleton: <SessionSkeleton /> },
  async (actor, { params, searchParams }) => {
    const [{ session: part }, { show }] = await Promise.all([params, searchParams]);
    const id = nameFromAddress(part);
    const [opened, t, states] = await Promise.all([
      openSession(services(), actor, { session_id: id }),
      getTranslations("sessions"),
      getTranslations("states"),
    ]);
    const { session, turns, older, unreadable } = opened;
    const [runs, lobs] = await Promise.all([knownRuns(opened.runs), lobNames(actor)]);
    const shows = isRevealed(services(), actor, id, show);
    const isOpen = isOpenStatus(session.status);
    return (
      <MessagesProvider text={await pickMessages("sessions")}>
        <PageHeader
          title={t("one", { id: id.slice(0, 8) })}
          crumbsLabel={t("breadcrumbs")}
          crumbs={[{ label: t("title"), href: "/sessions" }, { label: id.slice(0, 8) }]}
          actions={<Actions actor={actor} opened={opened} runs={runs} />}
        />
        {unreadable > 0 && <Alert kind="warning">{states("unreadable", { count: unreadable })}</Alert>}
        {session.status === "archived" && <Alert kind="info">{t("archived")}</Alert>}
        {session.status === "deleted" && <Alert kind="warning">{t("deletedNotice")}</Alert>}
        <div className={styles.layout}>
          <div>
            <div className={styles.masked}>
              {t(shows ? "reveal.isShown" : "reveal.isMasked")}
              <Reveal session={id} path={sessionPath(id)} isRevealed={shows} />
            </div>
            <Conversation
              key={shows ? "shown" : "masked"}
              session={id}
              first={turns.map((turn) => shownTurn(turn, shows))}
              older={older}
              show={shows ? show : undefined}
              isOpen={isOpen}
              state={stateOf(session, turns.at(-1)?.created_at)}
              language={session.language}
            />
          </div>
          <Side opened={opened} runs={runs} shows={shows} lobName={lobs.get(session.lob ?? "")} />
        </div>
      </MessagesProvider>
    );
  },
);
