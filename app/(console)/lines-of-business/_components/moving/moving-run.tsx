"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { RefObject } from "react";
import type { ToldMovingRun } from "#app/api/lines-of-business/import/_words.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { promptPath } from "../../../prompts/_components/addresses.ts";
import styles from "../../../prompts/~import/_components/import.module.css";
import { RunProgress } from "../../../prompts/~import/_components/run-progress.tsx";
import { lobPath } from "../addresses.ts";
import { useItemWords } from "./item-words.ts";

type Props = {
  heading: RefObject<HTMLHeadingElement | null>;
  run: ToldMovingRun;
  isBusy: boolean;
  onUndo: () => void;
  onAgain: () => void;
};
type Result = NonNullable<ToldMovingRun["result"]>;

function Skipped({ result }: { result: Result }) {
  const t = useTranslations("import");
  const words = useItemWords();
  if (result.skipped.length === 0) return null;
  return (
    <section aria-labelledby="skipped" className={styles.section}>
      <h3 id="skipped">{t("result.skippedTitle")}</h3>
      <ul className={styles.problems}>
        {result.skipped.map(({ key, FlowName = "", PromptName = "", line, message }) => (
          <li key={key ?? `${FlowName} ${PromptName}`}>
            {key ? (
              <strong>{words.name(key)}</strong>
            ) : (
              <Link href={promptPath(FlowName, PromptName)}>
                {FlowName} / {PromptName}
              </Link>
            )}
            {line !== undefined && ` (${t("preview.line")} ${line})`}: {message}
          </li>
        ))}
      </ul>
      {result.skipped.length < result.skippedCount && (
        <p className={styles.soft}>
          {t("preview.first", { shown: result.skipped.length, count: result.skippedCount })}
        </p>
      )}
    </section>
  );
}

function Ended({ heading, run, isBusy, onUndo, onAgain }: Props) {
  const t = useTranslations("moving.result");
  const words = useTranslations("import.result");
  const { result } = run;
  if (!result) return null;
  const isImport = run.kind === "import";
  const { counts, stopped } = result;
  const written = counts.added + counts.changed + counts.removed;
  const lines = (["added", "changed", "removed", "unchanged", "refused"] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(kind, { count: counts[kind] }));
  if (result.skippedCount > 0) lines.push(t("skipped", { count: result.skippedCount }));
  return (
    <section aria-labelledby="run" className={styles.section}>
      <h2 id="run" ref={heading} tabIndex={-1}>
        {stopped
          ? words("stoppedTitle")
          : words(isImport ? "imported" : "undone", { name: run.fileName || result.lob })}
      </h2>
      {stopped && <Alert kind="error">{words(isImport ? "stopped" : "stoppedUndo", stopped)}</Alert>}
      {written === 0 && !stopped && <Alert kind="success">{t(isImport ? "nothing" : "nothingUndone")}</Alert>}
      {result.removedLob && <Alert kind="success">{t("removedLob", { lob: result.lob })}</Alert>}
      <ul className={styles.counts}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Skipped result={result} />
      {result.lob && !result.removedLob && (
        <p>
          <Link href={lobPath(result.lob)}>{t("open", { lob: result.lob })}</Link>
        </p>
      )}
      <div className={styles.confirm}>
        {written > 0 && (
          <Button isBusy={isBusy} icon={<Undo2 aria-hidden="true" />} onClick={onUndo}>
            {words(isImport ? "undo" : "redo")}
          </Button>
        )}
        <Button kind={isImport ? "default" : "primary"} onClick={onAgain}>
          {words("again")}
        </Button>
      </div>
    </section>
  );
}

/** An import, or the undoing of one: how far it is, then what it did and how to take it back. */
export const MovingRunPanel = (props: Props) =>
  props.run.result ? <Ended {...props} /> : <RunProgress heading={props.heading} run={props.run} />;
