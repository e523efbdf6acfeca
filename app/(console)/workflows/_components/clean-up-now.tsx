"use client";

import { Archive } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { cleanUpNowAction } from "../actions.ts";
import { runPath } from "./addresses.ts";

/** Starts a clean-up after saying what it does, and leads to its run. */
export function CleanUpNow() {
  const t = useTranslations("workflows.cleanUp");
  const common = useTranslations("common");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { submit, isBusy, refusal, clear } = useSubmit(cleanUpNowAction);
  const close = () => {
    setOpen(false);
    clear();
  };
  async function start() {
    if (isBusy) return;
    const result = await submit({ requestId: crypto.randomUUID() });
    if (result.ok) router.push(runPath("cleanup", result.output.execution));
  }
  return (
    <>
      <Button icon={<Archive aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("button")}
      </Button>
      <Dialog
        isOpen={isOpen}
        title={t("title")}
        description={<p>{t("about")}</p>}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{common("cancel")}</Button>
            <Button kind="primary" isBusy={isBusy} busyText={t("busy")} onClick={() => void start()}>
              {t("confirm")}
            </Button>
          </>
        }
      >
        <ErrorSummary refusal={refusal} />
      </Dialog>
    </>
  );
}
