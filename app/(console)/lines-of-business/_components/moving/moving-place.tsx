"use client";

import type { ReactNode } from "react";
import type { ToldMoving, ToldMovingRun } from "#app/api/lines-of-business/import/_words.ts";
import { ImportStepsPanel } from "../../../prompts/~import/_components/import-steps.tsx";
import { useImportSteps } from "../../../prompts/~import/_components/use-import-steps.ts";
import { askPreview, confirmMoving, followRun, undoRun } from "./calls.ts";
import { MovingPreview } from "./moving-preview.tsx";
import { MovingRunPanel } from "./moving-run.tsx";

type Props = {
  /** The run that the page was opened with, or one of the reader's that is under way. */
  run?: ToldMovingRun;
  /** The address named a run that nothing is known of. */
  isGone: boolean;
  /** The line of business whose queues a CSV holds; absent for a whole line of business. */
  lob?: string;
  words: { label: string; hint: string };
  accept: string;
  expected: ReactNode;
};
type Preview = { shown: ToldMoving; asWritten: boolean };

/** An import of a line of business, or of the queues of one. */
export function MovingPlace({ run: opened, isGone, lob, words: fileWords, accept, expected }: Props) {
  const steps = useImportSteps<Preview, ToldMovingRun>(opened, followRun);
  const { heading, isBusy, words } = steps;

  const choose = (file: File, asWritten = false) =>
    steps.read(file, async () => {
      const answer = await askPreview(file, { lob, asWritten: asWritten || undefined }, words);
      return answer.ok ? { ok: true, preview: { shown: answer.preview, asWritten } } : answer;
    });
  const confirm = (file: File, shown: ToldMoving) =>
    steps.begin((tell) => confirmMoving(file, shown, lob, tell, words));
  const undo = (id: string) =>
    steps.begin((tell) => undoRun({ import: id, id: crypto.randomUUID() }, tell, words));

  return (
    <ImportStepsPanel
      steps={steps}
      isGone={isGone}
      file={{ words: fileWords, accept }}
      expected={expected}
      onChoose={(file) => void choose(file)}
      preview={(file, { shown, asWritten }) => (
        <MovingPreview
          key={shown.id}
          heading={heading}
          fileName={file.name}
          shown={shown}
          isBusy={isBusy}
          asWritten={asWritten}
          onAsWritten={(wanted) => void choose(file, wanted)}
          onConfirm={() => void confirm(file, shown)}
          onOther={steps.again}
        />
      )}
      run={(run) => (
        <MovingRunPanel
          heading={heading}
          run={run}
          isBusy={isBusy}
          onUndo={() => void undo(run.id)}
          onAgain={steps.again}
        />
      )}
    />
  );
}
