"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import type { ToldMoving, ToldMovingRun } from "#app/api/lines-of-business/import/_words.ts";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import type { Refusal } from "#components/forms/result.ts";
import type { Ending } from "#components/forms/run-calls.ts";
import { Alert } from "#components/ui/alert.tsx";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { ChooseFile } from "../../../prompts/~import/_components/choose-file.tsx";
import styles from "../../../prompts/~import/_components/import.module.css";
import { askPreview, confirmMoving, followRun, undoRun } from "./calls.ts";
import { MovingPreview } from "./moving-preview.tsx";
import { MovingRunPanel } from "./moving-run.tsx";

type Place =
  | { step: "choose" }
  | { step: "reading"; file: File }
  | { step: "preview"; file: File; shown: ToldMoving; asWritten: boolean }
  | { step: "run"; run: ToldMovingRun; isLost: boolean };

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

/** From the file to the result: one step after the other, each with its way back. */
export function MovingPlace({ run, isGone, lob, words: fileWords, accept, expected }: Props) {
  const t = useTranslations("import");
  const [place, setPlace] = useState<Place>(run ? { step: "run", run, isLost: false } : { step: "choose" });
  const [refusal, setRefusal] = useState<Refusal>();
  const [isBusy, setIsBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const words = { unreachable: t("unreachable"), signedOut: t("signedOut") };

  const step = place.step === "run" ? `run ${place.run.id} ${Boolean(place.run.result)}` : place.step;
  const stepBefore = useRef(step);
  useEffect(() => {
    if (stepBefore.current === step) return;
    stepBefore.current = step;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
  }, [step]);

  const tell = useCallback((next: ToldMovingRun) => {
    // Coming back to this address finds the run again.
    window.history.replaceState(null, "", `?run=${next.id}`);
    setPlace({ step: "run", run: next, isLost: false });
  }, []);
  const lose = () => setPlace((now) => (now.step === "run" ? { ...now, isLost: true } : now));
  const ended = (ending: Ending) => {
    setIsBusy(false);
    if (ending === "lost") lose();
    else setRefusal(ending === "done" ? undefined : ending);
  };
  const look = (id: string) => void followRun(id, tell, words).then((ending) => ending !== "done" && lose());
  const openId = run && !run.result ? run.id : undefined;
  useEffect(() => {
    if (openId) look(openId);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, for the run the page was opened with; the words stay
  }, [openId]);

  async function choose(file: File, asWritten = false) {
    setRefusal(undefined);
    setIsBusy(true);
    if (!asWritten && place.step !== "preview") setPlace({ step: "reading", file });
    announce(t("file.reading", { name: file.name }));
    const answer = await askPreview(file, { lob, asWritten: asWritten || undefined }, words);
    setIsBusy(false);
    if (answer.ok) return setPlace({ step: "preview", file, shown: answer.preview, asWritten });
    setPlace({ step: "choose" });
    // The summary's link has the file's own sentence.
    setRefusal(answer.fieldErrors.file ? { ...answer, message: t("file.refused") } : answer);
  }

  async function confirm(file: File, shown: ToldMoving) {
    setIsBusy(true);
    setRefusal(undefined);
    ended(await confirmMoving(file, shown, lob, tell, words));
  }

  async function undo(id: string) {
    setIsBusy(true);
    setRefusal(undefined);
    ended(await undoRun({ import: id, id: crypto.randomUUID() }, tell, words));
  }

  const again = () => {
    window.history.replaceState(null, "", window.location.pathname);
    setRefusal(undefined);
    setPlace({ step: "choose" });
  };

  return (
    <div className={styles.place}>
      <ErrorSummary refusal={refusal} />
      {isGone && place.step === "choose" && <Alert kind="warning">{t("result.gone")}</Alert>}
      {(place.step === "choose" || place.step === "reading") && (
        <>
          <ChooseFile
            words={fileWords}
            accept={accept}
            error={refusal?.fieldErrors.file}
            reading={place.step === "reading" ? place.file.name : undefined}
            onChoose={(file) => void choose(file)}
          />
          {expected}
        </>
      )}
      {place.step === "preview" && (
        <MovingPreview
          key={place.shown.id}
          heading={heading}
          fileName={place.file.name}
          shown={place.shown}
          isBusy={isBusy}
          asWritten={place.asWritten}
          onAsWritten={(asWritten) => void choose(place.file, asWritten)}
          onConfirm={() => void confirm(place.file, place.shown)}
          onOther={again}
        />
      )}
      {place.step === "run" && (
        <MovingRunPanel
          heading={heading}
          run={place.run}
          isBusy={isBusy}
          onUndo={() => void undo(place.run.id)}
          onAgain={again}
        />
      )}
      {place.step === "run" && place.isLost && (
        <Alert
          kind="warning"
          live="status"
          actions={<Button onClick={() => look(place.run.id)}>{t("run.look")}</Button>}
        >
          {t("run.lost")}
        </Alert>
      )}
    </div>
  );
}
