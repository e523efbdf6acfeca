"use client";

import { PhoneIncoming } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { CallerChanges as Changes, UnsavedForCallers } from "#lib/domain/lines-of-business/index.ts";
import { previewForCallersAction } from "../actions.ts";
import styles from "./caller-changes.module.css";
import { useChangeWords } from "./use-change-words.ts";

type Props = { lob: string; unsaved: UnsavedForCallers };
type Answer = { to: string; changes?: Changes; problem?: "invalid" | "unavailable" };

/** How long nothing more is typed, in milliseconds, before the server is asked. */
const pause = 500;
/** More lines than these are folded away. */
const shownAtFirst = 6;
const blockId = "caller-changes";

async function ask(lob: string, to: string): Promise<Answer> {
  try {
    const result = await previewForCallersAction({ lob, ...(JSON.parse(to) as UnsavedForCallers) });
    if (result.ok) return { to, changes: result.output };
    return { to, problem: result.code === "VALIDATION" ? "invalid" : "unavailable" };
  } catch {
    // The server cannot be reached: saving says so when it is tried.
    return { to, problem: "unavailable" };
  }
}

function Lines({ changes }: { changes: Changes }) {
  const t = useTranslations("caller.changes");
  const words = useChangeWords(changes);
  const lines = changes.changes.map((change) => words(change));
  const [first, rest] = [lines.slice(0, shownAtFirst), lines.slice(shownAtFirst)];
  const list = (some: readonly string[]) => (
    <ul className={styles.list}>
      {some.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
  if (lines.length === 0) return <p>{t("none")}</p>;
  return (
    <>
      {list(first)}
      {rest.length > 0 && (
        <details>
          <summary>{t("more", { count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </>
  );
}

/**
 * "What changes for callers": what they will notice in the coming week once the unsaved changes are saved, told as
 * one types. Nothing is shown while nothing is unsaved.
 *
 * Place it in the form, right above its buttons; give what would be saved:
 * - settings and hours: `<CallerChanges lob={lob} unsaved={{ settings: changes }} />` with the `changes` that
 *   `saveSettings` is given (`{ BusinessHours: { from, to } }`);
 * - queues: `<CallerChanges lob={lob} unsaved={{ mappings: [{ Intent, Language, to: { QueueName, QueueArn, Priority,
 *   IsActive } }] }} />`; without `to` a mapping is deleted. An import gives all its rows.
 *
 * `unsaved` may be made anew at each render. The page hands the messages `caller` and `lobs` down
 * (`pickMessages("caller", "lobs", …)`).
 */
export function CallerChanges({ lob, unsaved }: Props) {
  const t = useTranslations("caller.changes");
  const [answer, setAnswer] = useState<Answer>();
  const isNothing = Object.keys(unsaved.settings ?? {}).length + (unsaved.mappings?.length ?? 0) === 0;
  const to = isNothing ? "" : JSON.stringify(unsaved);

  useEffect(() => {
    if (!to) return;
    let isOver = false;
    const timer = setTimeout(() => {
      void ask(lob, to).then((next) => {
        if (!isOver) setAnswer(next);
      });
    }, pause);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [lob, to]);

  const isCurrent = answer?.to === to;
  return (
    // Always there, so that what appears in it is announced.
    <section
      id={blockId}
      tabIndex={-1}
      aria-label={t("title")}
      aria-live="polite"
      aria-busy={!isNothing && !isCurrent}
      hidden={isNothing}
      className={styles.block}
    >
      {!isNothing && (
        <>
          <h3 className={styles.title}>
            <PhoneIncoming aria-hidden="true" />
            {t("title")}
          </h3>
          <div className={isCurrent ? styles.body : `${styles.body} ${styles.old}`}>
            {answer?.changes ? <Lines changes={answer.changes} /> : <p>{t(answer?.problem ?? "looking")}</p>}
          </div>
        </>
      )}
    </section>
  );
}

/** For a bar that stays in sight while the form is long: brings {@link CallerChanges} into sight. */
export function ToCallerChanges() {
  const t = useTranslations("caller.changes");
  const show = () => {
    const block = document.getElementById(blockId);
    block?.scrollIntoView({ block: "center" });
    block?.focus({ preventScroll: true });
  };
  return (
    <Button small kind="link" type="button" icon={<PhoneIncoming aria-hidden="true" />} onClick={show}>
      {t("title")}
    </Button>
  );
}
