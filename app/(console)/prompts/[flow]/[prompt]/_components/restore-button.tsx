"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { momentOf } from "#lib/domain/history/browser.ts";
import { restorePromptAction } from "../../../actions.ts";

type Props = {
  flow: string;
  name: string;
  /** The history item's key, and which side of it is brought back. */
  at: string;
  side: "Before" | "After";
  /** The version that is shown; absent when the prompt is deleted. */
  version?: number;
};

/** Brings an earlier version back, after asking; of a deleted prompt, at once. */
export function RestoreButton(props: Props) {
  const t = useTranslations("history");
  const deleted = useTranslations("prompts.deleted");
  const common = useTranslations("common");
  const { submit, isBusy, refusal, clear } = useSubmit(restorePromptAction);
  const [isOpen, setOpen] = useState(false);
  const isDeleted = props.version === undefined;

  async function restore() {
    const result = await submit({ ...props, requestId: crypto.randomUUID() });
    if (!result.ok) return;
    setOpen(false);
    announce(t("restored"));
  }

  if (isDeleted)
    return (
      <>
        <ErrorSummary refusal={refusal} />
        <Button
          kind="primary"
          isBusy={isBusy}
          busyText={deleted("restoring")}
          icon={<RotateCcw aria-hidden="true" />}
          onClick={() => void restore()}
        >
          {deleted("restore")}
        </Button>
      </>
    );
  return (
    <>
      <Button small icon={<RotateCcw aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("restore")}
      </Button>
      <Dialog
        isOpen={isOpen}
        title={t("restoreTitle")}
        description={
          <>
            <p>{t.rich("restoreBody", { when: () => <Moment at={momentOf(props.at)} /> })}</p>
            <p>{t("restoreUnsaved")}</p>
          </>
        }
        onClose={() => {
          setOpen(false);
          clear();
        }}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{common("cancel")}</Button>
            <Button kind="primary" isBusy={isBusy} busyText={t("restoring")} onClick={() => void restore()}>
              {t("restore")}
            </Button>
          </>
        }
      >
        <ErrorSummary refusal={refusal} />
      </Dialog>
    </>
  );
}
