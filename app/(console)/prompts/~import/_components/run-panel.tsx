"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { RefObject } from "react";
import type { ToldRun } from "#app/api/prompts/import/_words.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  TableRowHeading,
} from "#components/ui/table.tsx";
import styles from "./import.module.css";
import { RunProgress } from "./run-progress.tsx";

type RunPanelProps = {
  heading: RefObject<HTMLHeadingElement | null>;
  run: ToldRun;
  /** Told from history: the server that did it has been started again since. */
  isRecorded: boolean;
  isBusy: boolean;
  onUndo: () => void;
  onAgain: () => void;
};
type Result = NonNullable<ToldRun["result"]>;

function Counts({ run, result }: { run: ToldRun; result: Result }) {
  const t = useTranslations("import.result");
  const { added, changed, removed, unchanged, refused } = result.counts;
  const isUndo = run.kind === "undo";
  const lines = [
    added > 0 && t(isUndo ? "restored" : "added", { count: added }),
    changed > 0 && t(isUndo ? "restored" : "changed", { count: changed }),
    removed > 0 && t("removed", { count: removed }),
    unchanged > 0 && t("unchanged", { count: unchanged }),
    refused > 0 && t("refused", { count: refused }),
    result.skippedCount > 0 && t("skipped", { count: result.skippedCount }),
  ].filter((line) => line !== false);
  return (
    <ul className={styles.counts}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Skipped({ result }: { result: Result }) {
  const t = useTranslations("import");
  if (result.skipped.length === 0) return null;
  return (
    <section aria-labelledby="skipped" className={styles.section}>
      <h3 id="skipped">{t("result.skippedTitle")}</h3>
      <p className={styles.soft}>{t("result.skippedAbout")}</p>
      <Table caption={t("result.skippedTitle")} stacked>
        <TableHead>
          <TableHeading>{t("preview.prompt")}</TableHeading>
          <TableHeading>{t("preview.reason")}</TableHeading>
        </TableHead>
        <TableBody>
          {result.skipped.map(({ FlowName, PromptName, line, message }) => (
            <TableRow key={`${FlowName} ${PromptName}`}>
              <TableRowHeading>
                <Link href={`/prompts/${encodeURIComponent(FlowName)}/${encodeURIComponent(PromptName)}`}>
                  {FlowName} / {PromptName}
                </Link>
              </TableRowHeading>
              <TableCell label={t("preview.reason")}>
                {line !== undefined && (
                  <>
                    {t("preview.line")} {line}:{" "}
                  </>
                )}
                {message}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {result.skipped.length < result.skippedCount && (
        <p className={styles.soft}>
          {t("preview.first", { shown: result.skipped.length, count: result.skippedCount })}
        </p>
      )}
    </section>
  );
}

function Ended({ heading, run, isRecorded, isBusy, onUndo, onAgain }: RunPanelProps) {
  const t = useTranslations("import.result");
  const { result } = run;
  if (!result) return null;
  const isImport = run.kind === "import";
  const { stopped } = result;
  return (
    <section aria-labelledby="run" className={styles.section}>
      <h2 id="run" ref={heading} tabIndex={-1}>
        {stopped ? t("stoppedTitle") : t(isImport ? "imported" : "undone", { name: run.fileName })}
      </h2>
      {stopped && <Alert kind="error">{t(isImport ? "stopped" : "stoppedUndo", stopped)}</Alert>}
      {isRecorded && <Alert kind="info">{t("recorded")}</Alert>}
      {result.flows.length === 0 && !stopped && (
        <Alert kind="success">{t(isImport ? "nothing" : "nothingUndone")}</Alert>
      )}
      <Counts run={run} result={result} />
      <Skipped result={result} />
      {result.flows.length > 0 && (
        <section aria-labelledby="flows">
          <h3 id="flows">{t("flows")}</h3>
          <ul className={styles.flows}>
            {result.flows.map(({ FlowName, written }) => (
              <li key={FlowName}>
                {/* Undoing an import may have removed the flow that it made. */}
                {result.counts.removed > 0 ? (
                  FlowName
                ) : (
                  <Link href={`/prompts/${encodeURIComponent(FlowName)}`}>{FlowName}</Link>
                )}{" "}
                <span className={styles.soft}>{written}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={styles.confirm}>
        {result.flows.length > 0 && (
          <Button isBusy={isBusy} icon={<Undo2 aria-hidden="true" />} onClick={onUndo}>
            {t(isImport ? "undo" : "redo")}
          </Button>
        )}
        <Button kind={isImport ? "default" : "primary"} onClick={onAgain}>
          {t("again")}
        </Button>
      </div>
    </section>
  );
}

/** An import, or the undoing of one: how far it is, then what it did and how to take it back. */
export const RunPanel = (props: RunPanelProps) =>
  props.run.result ? <Ended {...props} /> : <RunProgress heading={props.heading} run={props.run} />;
