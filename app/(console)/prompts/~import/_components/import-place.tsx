"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ToldPreview, ToldRun } from "#app/api/prompts/import/_words.ts";
import { askPreview, confirmImport, followRun, undoRun } from "./calls.ts";
import { ImportStepsPanel } from "./import-steps.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { RunPanel } from "./run-panel.tsx";
import { useImportSteps } from "./use-import-steps.ts";

/** What the server knows of the run that the page was opened with. */
export type Known = "none" | "kept" | "recorded" | "gone";

type ImportPlaceProps = {
  known: Known;
  run?: ToldRun;
  /** The reader's lines of business where they are limited to some. */
  lobs?: string[];
  limits: { megabytes: number; rows: number };
  expected: ReactNode;
};

/** An import of prompts. */
export function ImportPlace({ known, run: opened, lobs, limits, expected }: ImportPlaceProps) {
  const t = useTranslations("import.file");
  const steps = useImportSteps<ToldPreview, ToldRun>(opened, followRun);
  const { heading, isBusy, words, refusal } = steps;

  const confirm = (file: File, { id, digest, seen }: ToldPreview, chosen: string[]) =>
    steps.begin((tell) => confirmImport(file, { id, digest, seen, lobs: chosen }, tell, words));
  const undo = (id: string) =>
    steps.begin((tell) => undoRun({ import: id, id: crypto.randomUUID() }, tell, words));

  return (
    <ImportStepsPanel
      steps={steps}
      isGone={known === "gone"}
      file={{ words: { label: t("label"), hint: t("hint", limits) }, accept: ".csv,.tsv,.txt,text/csv" }}
      expected={expected}
      onChoose={(file) => void steps.read(file, () => askPreview(file, words))}
      preview={(file, preview) => (
        <PreviewPanel
          heading={heading}
          file={file}
          preview={preview}
          lobs={lobs}
          lobsError={refusal?.fieldErrors.lobs}
          isBusy={isBusy}
          words={words}
          onRefusal={steps.setRefusal}
          onConfirm={(chosen) => void confirm(file, preview, chosen)}
          onOther={steps.again}
        />
      )}
      run={(run) => (
        <RunPanel
          heading={heading}
          run={run}
          isRecorded={known === "recorded" && run.id === opened?.id}
          isBusy={isBusy}
          onUndo={() => void undo(run.id)}
          onAgain={steps.again}
        />
      )}
    />
  );
}
