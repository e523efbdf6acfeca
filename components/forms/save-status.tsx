"use client";

import { Check, CircleAlert, CircleDot } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { clock } from "#components/ui/moment-format.ts";
import styles from "./save-status.module.css";

/** Where a record stands: what is typed and not sent, on its way, kept, or refused. `at` is an ISO 8601 moment. */
export type SaveState =
  | { kind: "clean" }
  | { kind: "unsaved" }
  | { kind: "saving" }
  | { kind: "saved"; at: string }
  | { kind: "failed" };

type Saving = { isBusy: boolean; hasFailed: boolean; isDirty: boolean; savedAt: string | undefined };

/** Where a record stands, told from what its editor knows. */
export function saveStateOf({ isBusy, hasFailed, isDirty, savedAt }: Saving): SaveState {
  if (isBusy) return { kind: "saving" };
  if (hasFailed) return { kind: "failed" };
  if (isDirty) return { kind: "unsaved" };
  return savedAt ? { kind: "saved", at: savedAt } : { kind: "clean" };
}

/** Says the state in words, also to those who hear the page; a failed save offers to try again. */
export function SaveStatus({ state, onRetry }: { state: SaveState; onRetry?: () => void }) {
  const t = useTranslations("common.save");
  const format = useFormatter();
  return (
    <div className={state.kind === "clean" ? styles.nothing : styles.status}>
      <p role="status" className={styles[state.kind]}>
        {state.kind === "unsaved" && (
          <>
            <CircleDot aria-hidden="true" /> {t("unsaved")}
          </>
        )}
        {state.kind === "saving" && t("saving")}
        {state.kind === "saved" && (
          <>
            <Check aria-hidden="true" /> {t("saved", { time: format.dateTime(new Date(state.at), clock) })}
          </>
        )}
        {state.kind === "failed" && (
          <>
            <CircleAlert aria-hidden="true" /> {t("failed")}
          </>
        )}
      </p>
      {state.kind === "failed" && onRetry && (
        <Button small onClick={onRetry}>
          {t("retry")}
        </Button>
      )}
    </div>
  );
}
