import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Who } from "#app/(console)/prompts/_components/who.tsx";
import { runPath } from "#app/(console)/workflows/_components/addresses.ts";
import { Moment } from "#components/ui/moment.tsx";
import type { Change } from "#lib/domain/history/index.ts";
import type { Handoff, OpenedSession } from "#lib/domain/sessions/index.ts";
import { isWorkflowKind } from "#lib/domain/workflows/index.ts";
import styles from "./session.module.css";
import { shownText } from "./shown.ts";

type Event = { at: string; key: string; what: ReactNode; who?: string };

const handoffMoments = ["assigned_at", "ended_at"] as const;
/** What the history says of these moments; of a handoff whose history is not there, its own item says it. */
const recordedAs = {
  assigned_at: ["session.handed_off"],
  ended_at: ["handoff.completed", "handoff.failed"],
} as const satisfies Record<(typeof handoffMoments)[number], readonly string[]>;

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

type Told = { change: Change; handoffs: readonly Handoff[]; isRevealed: boolean };

/** Who had the customer: as the change says, or who made it, or, where a workflow did, as its handoff says. */
function agentOf({ change: { Actor, After = {} }, handoffs }: Pick<Told, "change" | "handoffs">): string {
  if (textOf(After.agent_id) || !Actor.startsWith("system:")) return textOf(After.agent_id) || Actor;
  return handoffs.find(({ handoff_id }) => handoff_id === After.handoff_id)?.agent_id ?? Actor;
}

/** A change in words; a workflow's leads to its run. */
function Words({ change, handoffs, isRevealed }: Told) {
  const t = useTranslations("sessions.timeline");
  const runs = useTranslations("sessions.runs");
  const { Action, After = {} } = change;
  if (!t.has(Action as never)) return t("changed");
  const agent = agentOf({ change, handoffs });
  const reason = shownText(textOf(After.reason), isRevealed);
  const words = t(Action as "handoff.declined", { agent, reason });
  const [kind, execution] = [textOf(After.kind), textOf(After.execution)];
  if (!isWorkflowKind(kind) || execution === "") return words;
  return (
    <>
      {words}:{" "}
      <Link href={runPath(kind, execution)} prefetch={false}>
        {runs(kind)}
      </Link>
    </>
  );
}

/** What happened to a session, newest first: its history, and what its handoffs went through. */
export function TimeLine({ opened, isRevealed }: { opened: OpenedSession; isRevealed: boolean }) {
  const t = useTranslations("sessions.timeline");
  const { session, handoffs, history } = opened;
  const told = history?.items ?? [];
  const isTold = (action: string) => told.some(({ Action }) => Action === action);
  const isToldOf = (handoff: Handoff, moment: (typeof handoffMoments)[number]) =>
    told.some(
      ({ Action, After }) =>
        After?.handoff_id === handoff.handoff_id && recordedAs[moment].some((one) => one === Action),
    );
  const events: Event[] = [
    ...told.map((change) => ({
      at: change.At.slice(0, 24),
      key: change.At,
      what: <Words change={change} handoffs={handoffs} isRevealed={isRevealed} />,
      who: change.Actor,
    })),
    ...(isTold("session.created")
      ? []
      : [{ at: session.created_at, key: "begun", what: t("session.created") }]),
    ...(session.disconnected_at && !isTold("session.ended")
      ? [{ at: session.disconnected_at, key: "ended", what: t("left") }]
      : []),
    ...handoffs.flatMap((handoff) =>
      handoffMoments.flatMap((name) => {
        const at = handoff[name];
        const agent = handoff.agent_id ?? "";
        const what =
          name === "assigned_at"
            ? t("assigned", { agent })
            : t(handoff.state === "failed" ? "handoffFailed" : "handoffDone", { agent });
        return at && !isToldOf(handoff, name) ? [{ at, key: `${handoff.handoff_id} ${name}`, what }] : [];
      }),
    ),
  ];
  events.sort((one, other) => (one.at < other.at ? 1 : -1));
  return (
    <ol className={styles.entries}>
      {events.map(({ at, key, what, who }) => (
        <li key={key} className={styles.event}>
          <span>{what}</span>
          <span className={styles.about}>
            {who && (
              <>
                <Who actor={who} />,{" "}
              </>
            )}
            <Moment at={at} />
          </span>
        </li>
      ))}
    </ol>
  );
}
