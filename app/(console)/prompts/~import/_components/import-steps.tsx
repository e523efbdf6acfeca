import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { ChooseFile } from "./choose-file.tsx";
import styles from "./import.module.css";
import type { AnyRun, ImportSteps } from "./use-import-steps.ts";

type Props<Preview, Run extends AnyRun> = {
  steps: ImportSteps<Preview, Run>;
  /** The address named a run that nothing is known of. */
  isGone: boolean;
  file: { words: { label: string; hint: string }; accept: string };
  expected: ReactNode;
  onChoose: (file: File) => void;
  preview: (file: File, preview: Preview) => ReactNode;
  run: (run: Run) => ReactNode;
};

/** From the file to the result: one step after the other, each with its way back. */
export function ImportStepsPanel<Preview, Run extends AnyRun>(props: Props<Preview, Run>) {
  const t = useTranslations("import");
  const { place, refusal, look } = props.steps;
  return (
    <div className={styles.place}>
      <ErrorSummary refusal={refusal} />
      {props.isGone && place.step === "choose" && <Alert kind="warning">{t("result.gone")}</Alert>}
      {(place.step === "choose" || place.step === "reading") && (
        <>
          <ChooseFile
            {...props.file}
            error={refusal?.fieldErrors.file}
            reading={place.step === "reading" ? place.file.name : undefined}
            onChoose={props.onChoose}
          />
          {props.expected}
        </>
      )}
      {place.step === "preview" && props.preview(place.file, place.preview)}
      {place.step === "run" && props.run(place.run)}
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
