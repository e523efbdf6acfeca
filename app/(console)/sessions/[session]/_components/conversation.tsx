"use client";

import { ArrowDown, History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import styles from "./conversation.module.css";
import type { ShownTurn } from "./shown.ts";
import { TurnItem } from "./turn-item.tsx";
import { useTurns } from "./use-turns.ts";

type Props = {
  session: string;
  first: readonly ShownTurn[];
  older?: string;
  show?: string;
  isOpen: boolean;
  state: string;
  /** `en` or `es`: what the customer speaks. */
  language: string;
};

/** Keeps what is read in its place when turns are put before it, and what led to them goes. */
function useReadingPlace(firstId: string | undefined) {
  const list = useRef<HTMLOListElement>(null);
  const before = useRef<{ id?: string; turn: Element | null; top: number }>({ turn: null, top: 0 });
  useLayoutEffect(() => {
    const topOf = (turn: Element | null) => (turn ? turn.getBoundingClientRect().top + window.scrollY : 0);
    const was = before.current;
    if (was.id !== undefined && was.id !== firstId) window.scrollBy(0, topOf(was.turn) - was.top);
    const turn = list.current?.firstElementChild ?? null;
    before.current = { id: firstId, turn, top: topOf(turn) };
  });
  return list;
}

/** Whether the end of the conversation is in sight: then it follows what is said, else it only says that it goes on. */
function useNewTurns(count: number) {
  const end = useRef<HTMLDivElement>(null);
  const isSeen = useRef(true);
  const [seen, setSeen] = useState(count);
  const known = useRef(count);
  const t = useTranslations("sessions.conversation");
  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver(([entry]) => {
      isSeen.current = entry?.isIntersecting ?? false;
      if (isSeen.current) setSeen(known.current);
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const more = count - known.current;
    known.current = count;
    if (more <= 0) return;
    announce(t("new", { count: more }));
    if (!isSeen.current) return;
    end.current?.scrollIntoView({ block: "end" });
    setSeen(count);
  }, [count, t]);
  return {
    end,
    unseen: Math.max(0, count - seen),
    follow: () => end.current?.scrollIntoView({ block: "end" }),
  };
}

/** What was said, oldest first; older turns are loaded above, new ones come below without moving what is read. */
export function Conversation({ language, ...props }: Props) {
  const t = useTranslations("sessions.conversation");
  const { turns, hasOlder, loadOlder, isBusy, failure } = useTurns(props);
  const list = useReadingPlace(turns[0]?.turn_id);
  const lastFirst = props.first.at(-1)?.turn_id ?? "";
  const after = turns.filter(
    ({ turn_id }) => Number(turn_id.split("-")[1]) > Number(lastFirst.split("-")[1] ?? 0),
  );
  const { end, unseen, follow } = useNewTurns(after.length);
  return (
    <section aria-label={t("label")} className={styles.conversation}>
      {hasOlder && (
        <Button
          small
          className={styles.older}
          icon={<History aria-hidden="true" size={18} />}
          isBusy={isBusy}
          busyText={t("loading")}
          onClick={() => void loadOlder()}
        >
          {t("older")}
        </Button>
      )}
      {failure === "older" && (
        <Alert kind="error" live="alert">
          {t("olderFailed")}
        </Alert>
      )}
      {turns.length === 0 && <p className={styles.none}>{t(props.isOpen ? "noneYet" : "none")}</p>}
      <ol ref={list} className={styles.turns}>
        {turns.map((turn, place) => (
          <TurnItem
            key={turn.turn_id}
            turn={turn}
            before={turns[place - 1]?.created_at}
            language={language}
          />
        ))}
      </ol>
      {failure === "live" && (
        <Alert kind="warning" live="status">
          {t("liveFailed")}
        </Alert>
      )}
      {props.isOpen && failure !== "live" && <p className={styles.live}>{t("live")}</p>}
      <div ref={end} className={styles.end} />
      {unseen > 0 && (
        <div className={styles.unseen}>
          <Button small kind="primary" icon={<ArrowDown aria-hidden="true" size={18} />} onClick={follow}>
            {t("new", { count: unseen })}
          </Button>
        </div>
      )}
    </section>
  );
}
