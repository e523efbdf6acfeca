"use client";

import { useTranslations } from "next-intl";
import { Difference } from "#components/forms/difference.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import styles from "./editor.module.css";

type Props = {
  english: { stored: string; typed: string };
  spanish: { stored: string; typed: string };
  isOutOfDate: boolean;
  /** The English when the Spanish was written; absent where that lies further back than the history shown. */
  englishThen?: string;
  isMinorFix: boolean;
  onMinorFix: (isMinorFix: boolean) => void;
  onStillCorrect: () => void;
  isBusy: boolean;
};

/** How the Spanish stands to the English, now and after a save, and what can be done about it. */
export function SpanishNotice(props: Props) {
  const { english, spanish, isOutOfDate, englishThen, isMinorFix, onMinorFix, onStillCorrect, isBusy } =
    props;
  const t = useTranslations("prompts.editor");
  const isEnglishChanged = english.stored !== english.typed;
  const isSpanishChanged = spanish.stored !== spanish.typed;
  if (spanish.typed.trim() === "") return <Alert kind="warning">{t("noSpanish")}</Alert>;
  if (isSpanishChanged) return null;
  if (isOutOfDate)
    return (
      <Alert
        kind="warning"
        heading={t("outOfDate")}
        actions={
          <Button small type="button" onClick={onStillCorrect} isBusy={isBusy}>
            {t("stillCorrect")}
          </Button>
        }
      >
        {englishThen === undefined ? (
          <p>{t("outOfDateFurther")}</p>
        ) : englishThen === english.typed ? (
          <p>{t("outOfDateSame")}</p>
        ) : (
          <>
            <p>{t("outOfDateBody")}</p>
            <Difference before={englishThen} after={english.typed} lang="en" />
          </>
        )}
      </Alert>
    );
  if (!isEnglishChanged) return null;
  return (
    <Alert kind="info" className={styles.minor}>
      {!isMinorFix && <p>{t("willBeOutOfDate")}</p>}
      <CheckboxField
        name="minorFix"
        label={t("minorFix")}
        checked={isMinorFix}
        onChange={(event) => onMinorFix(event.target.checked)}
      />
    </Alert>
  );
}
