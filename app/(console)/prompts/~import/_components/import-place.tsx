"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import type { ToldPreview, ToldRun } from "#app/api/prompts/import/_words.ts";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import type { Refusal } from "#components/forms/result.ts";
import type { Ending } from "#components/forms/run-calls.ts";
import { Alert } from "#components/ui/alert.tsx";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { askPreview, confirmImport, followRun, undoRun } from "./calls.ts";
import { ChooseFile } from "./choose-file.tsx";
import styles from "./import.module.css";
import { PreviewPanel } from "./preview-panel.tsx";
import { RunPanel } from "./run-panel.tsx";

/** What the server knows of the run that the page was opened with. */
export type Known = "none" | "kept" | "recorded" | "gone";

type Place =
  | { step: "choose" }
  | { step: "reading"; file: File }
  | { step: "preview"; file: File; preview: ToldPreview }
  | { step: "run"; run: ToldRun; isRecorded: boolean; isLost: boolean };

type ImportPlaceProps = {
  known: Known;
  run?: ToldRun;
  /** The reader's lines of business where they are limited to some. */
  lobs?: string[];
  limits: { megabytes: number; rows: number };
  expected: ReactNode;
};

const newId = () => crypto.randomUUID();

/** From the file to the result: one step after the other, each with its way back. */
export function ImportPlace({ known, run, lobs, limits, expected }: ImportPlaceProps) {
  const t = useTranslations("import");
  const [place, setPlace] = useState<Place>(
    run ? { step: "run", run, isRecorded: known === "recorded", isLost: false } : { step: "choose" },
  );
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

  const tell = useCallback((next: ToldRun) => {
    // Coming back to this address finds the run again.
    window.history.replaceState(null, "", `?run=${next.id}`);
    setPlace({ step: "run", run: next, isRecorded: false, isLost: false });
  }, []);

  const ended = (ending: Ending) => {
    setIsBusy(false);
    if (ending === "done") return setRefusal(undefined);
    if (ending !== "lost") return setRefusal(ending);
    setPlace((now) => (now.step === "run" ? { ...now, isLost: true } : now));
  };

  const afterLook = (ending: Ending) => {
    if (ending !== "done") setPlace((now) => (now.step === "run" ? { ...now, isLost: true } : now));
  };
  const look = (id: string) => void followRun(id, tell, words).then(afterLook);
  const openId = run && !run.result ? run.id : undefined;
  useEffect(() => {
    if (openId) void followRun(openId, tell, words).then(afterLook);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, for the run the page was opened with; the words stay
  }, [openId]);

  async function choose(file: File) {
    setRefusal(undefined);
    setPlace({ step: "reading", file });
    announce(t("file.reading", { name: file.name }));
    const answer = await askPreview(file, words);
    if (answer.ok) return setPlace({ step: "preview", file, preview: answer.preview });
    setPlace({ step: "choose" });
    // The summary's link has the file's own sentence.
    setRefusal(answer.fieldErrors.file ? { ...answer, message: t("file.refused") } : answer);
  }

  async function confirm(file: File, preview: ToldPreview, chosen: string[]) {
    setIsBusy(true);
    setRefusal(undefined);
    const { id, digest, seen } = preview;
    ended(await confirmImport(file, { id, digest, seen, lobs: chosen }, tell, words));
  }

  async function undo(id: string) {
    setIsBusy(true);
    setRefusal(undefined);
    ended(await undoRun({ import: id, id: newId() }, tell, words));
  }

  const again = () => {
    window.history.replaceState(null, "", window.location.pathname);
    setRefusal(undefined);
    setPlace({ step: "choose" });
  };

  return (
    <div className={styles.place}>
      <ErrorSummary refusal={refusal} />
      {known === "gone" && place.step === "choose" && <Alert kind="warning">{t("result.gone")}</Alert>}
      {(place.step === "choose" || place.step === "reading") && (
        <>
          <ChooseFile
            words={{ label: t("file.label"), hint: t("file.hint", limits) }}
            accept=".csv,.tsv,.txt,text/csv"
            error={refusal?.fieldErrors.file}
            reading={place.step === "reading" ? place.file.name : undefined}
            onChoose={(file) => void choose(file)}
          />
          {expected}
        </>
      )}
      {place.step === "preview" && (
        <PreviewPanel
          heading={heading}
          file={place.file}
          preview={place.preview}
          lobs={lobs}
          lobsError={refusal?.fieldErrors.lobs}
          isBusy={isBusy}
          words={words}
          onRefusal={setRefusal}
          onConfirm={(chosen) => void confirm(place.file, place.preview, chosen)}
          onOther={again}
        />
      )}
      {place.step === "run" && (
        <RunPanel
          heading={heading}
          run={place.run}
          isRecorded={place.isRecorded}
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
