import { useTranslations } from "next-intl";
import { Who } from "#app/(console)/prompts/_components/who.tsx";
import { Moment } from "#components/ui/moment.tsx";
import type { Change } from "#lib/domain/history/index.ts";
import type { OpenedSession } from "#lib/domain/sessions/index.ts";
import styles from "./session.module.css";

type Event = { at: string; key: string; what: string; who?: string };

const handoffMoments = ["assigned_at", "ended_at"] as const;

/** What happened to a session, newest first: its history, and what its handoffs went through. */
export function TimeLine({ opened }: { opened: OpenedSession }) {
  const t = useTranslations("sessions.timeline");
  const { session, handoffs, history } = opened;
  const word = ({ Action }: Change) => {
    const [area = "", verb = ""] = Action.split(".");
    const key = `${area}.${verb}`;
    return t.has(key as never) ? t(key as never) : t("changed");
  };
  const changes = (history?.items ?? []).map((change): Event => ({
    at: change.At.slice(0, 24),
    key: change.At,
    what: word(change),
    who: change.Actor,
  }));
  const isTold = (action: string) => history?.items.some(({ Action }) => Action === action) ?? false;
  const events: Event[] = [
    ...changes,
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
        return at ? [{ at, key: `${handoff.handoff_id} ${name}`, what }] : [];
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
