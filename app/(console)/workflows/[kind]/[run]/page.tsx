import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consolePage } from "#app/(console)/_page/console-page.tsx";
import { MessagesProvider } from "#components/layout/messages-provider.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { RefreshWhile } from "#components/layout/refresh-while.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Download, MessagesSquare } from "#components/ui/icons.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { allows } from "#lib/domain/access/index.ts";
import { isWorkflowKind, mayCleanUp, openRun, runIdOf, workflowRules } from "#lib/domain/workflows/index.ts";
import { pickMessages } from "#lib/web/i18n/pick-messages.ts";
import { services } from "#lib/web/services.ts";
import { sessionPath } from "../../../sessions/_components/addresses.ts";
import { HandOff } from "../../../sessions/[session]/_components/hand-off.tsx";
import { runsPath } from "../../_components/addresses.ts";
import { CleanUpNow } from "../../_components/clean-up-now.tsx";
import { Duration } from "../../_components/duration.tsx";
import { FailureWords } from "../../_components/failure-words.tsx";
import { RedriveRun, StopRun } from "../../_components/run-actions.tsx";
import { RunGraph } from "../../_components/run-graph.tsx";
import { RunStatus } from "../../_components/run-status.tsx";
import { Legend, RunSteps } from "../../_components/run-steps.tsx";
import { RunStarter, RunSubject } from "../../_components/run-subject.tsx";
import { RunSkeleton } from "../../_components/skeletons.tsx";
import styles from "../../_components/workflows.module.css";

type Props = { params: Promise<{ kind: string; run: string }> };

const addressOf = async ({ params }: Props) => {
  const { kind, run } = await params;
  return { kind, name: decodeURIComponent(run) };
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [t, { kind }] = await Promise.all([getTranslations("workflows"), addressOf(props)]);
  return { title: isWorkflowKind(kind) ? `${t(`kinds.${kind}`)} · ${t("title")}` : t("title") };
}

/** One run: why it failed, where it stands, and what happened in it. Three requests and one GetItem. */
export default consolePage<Props>(
  { scope: "sessions:read", skeleton: <RunSkeleton /> },
  async (actor, props) => {
    const [opened, t, frame] = await Promise.all([
      openRun(services(), actor, await addressOf(props)),
      getTranslations("workflows"),
      getTranslations("frame"),
    ]);
    const { kind, execution, run, again } = opened;
    const isOver = ["FAILED", "TIMED_OUT", "ABORTED"].includes(execution.status);
    const { name } = execution;
    const session = workflowRules[kind].subject === "session" ? runIdOf(name)?.subject : undefined;
    return (
      <MessagesProvider text={await pickMessages("workflows", ...(again ? (["sessions"] as const) : []))}>
        <PageHeader
          title={
            <>
              {t(`kind.${kind}`)} · <RunSubject kind={kind} name={name} />
            </>
          }
          crumbsLabel={frame("breadcrumbs")}
          crumbs={[
            { label: t("title"), href: runsPath() },
            { label: t(`kinds.${kind}`), href: runsPath({ kind }) },
            { label: name },
          ]}
          about={
            <span className={styles.facts}>
              <RunStatus status={execution.status} />
              <span>
                {t.rich(execution.stoppedAt ? "run.began" : "run.since", {
                  when: () => <Moment at={execution.startedAt} />,
                })}
              </span>
              <span>
                {t.rich(execution.stoppedAt ? "run.took" : "run.lasts", {
                  time: () => <Duration from={execution.startedAt} to={execution.stoppedAt} />,
                })}
              </span>
              <span>{t.rich("run.by", { who: () => <RunStarter run={run} /> })}</span>
              {execution.redrives > 0 && <span>{t("run.redrives", { count: execution.redrives })}</span>}
            </span>
          }
          actions={
            <>
              {session && (
                <ButtonLink href={sessionPath(session)} icon={<MessagesSquare aria-hidden="true" />}>
                  {t("run.session")}
                </ButtonLink>
              )}
              {kind === "export" && allows(actor, "sessions:export") && (
                <ButtonLink href="/sessions/~exports" icon={<Download aria-hidden="true" />}>
                  {t("run.exports")}
                </ButtonLink>
              )}
              {opened.canStop && <StopRun kind={kind} name={name} />}
              {again && "attempt" in again && (
                <HandOff session={again.session_id} attempt={again.attempt} isAgain />
              )}
              {isOver && kind === "cleanup" && mayCleanUp(actor) && <CleanUpNow />}
              {opened.canRedrive && <RedriveRun kind={kind} name={name} />}
            </>
          }
        />
        <div className={styles.run}>
          <FailureWords opened={opened} />
          <div className={styles.sides}>
            <section className={styles.side} aria-labelledby="graph">
              <h2 id="graph">{t("run.graph")}</h2>
              <Legend />
              <RunGraph graph={opened.graph} steps={opened.steps} />
            </section>
            <section className={styles.side} aria-labelledby="steps">
              <h2 id="steps">{t("run.steps")}</h2>
              <p className={styles.faint}>{t("run.masked")}</p>
              <RunSteps {...opened} />
            </section>
          </div>
        </div>
        {execution.status === "RUNNING" && <RefreshWhile seconds={2} />}
      </MessagesProvider>
    );
  },
);
