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
import { restorePhrasesAction } from "../actions.ts";

/** Brings back all phrases as they were before a change, after asking. `version`: the one that is shown. */
export function RestorePhrases({ at, version }: { at: string; version: number }) {
  const t = useTranslations("speech.history");
  const words = useTranslations("history");
  const common = useTranslations("common");
  const { submit, isBusy, refusal, clear } = useSubmit(restorePhrasesAction);
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    clear();
  };
  async function restore() {
    const result = await submit({ at, version, requestId: crypto.randomUUID() });
    if (!result.ok) return;
    setOpen(false);
    announce(t("restored"));
  }
  return (
    <>
      <Button small type="button" icon={<RotateCcw aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("restore")}
      </Button>
      <Dialog
        isOpen={isOpen}
        title={t("restoreTitle")}
        description={
          <>
            <p>{t.rich("restoreBody", { when: () => <Moment at={momentOf(at)} /> })}</p>
            <p>{words("restoreUnsaved")}</p>
          </>
        }
        onClose={close}
        actions={
          <>
            <Button type="button" onClick={close}>
              {common("cancel")}
            </Button>
            <Button
              kind="primary"
              type="button"
              isBusy={isBusy}
              busyText={words("restoring")}
              onClick={() => void restore()}
            >
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
