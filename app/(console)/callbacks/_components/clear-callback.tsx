"use client";

import { PhoneOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { clearCallbackAction } from "../actions.ts";

/** `seen` is `created_at` of the one that is shown. */
type Props = { handle: string; lastFour: string; seen: string };

/** Lets a held number go, after saying what follows. */
export function ClearCallback({ handle, lastFour, seen }: Props) {
  const t = useTranslations("callbacks.clear");
  const common = useTranslations("common");
  const [isOpen, setOpen] = useState(false);
  const { submit, isBusy, refusal, clear } = useSubmit(clearCallbackAction);
  const close = () => {
    setOpen(false);
    clear();
  };

  async function letGo() {
    const result = await submit({ handle, seen, requestId: crypto.randomUUID() });
    if (!result.ok) return;
    setOpen(false);
    announce(t("done", { digits: lastFour }));
  }

  return (
    <>
      <Button
        small
        type="button"
        aria-label={t("buttonOf", { digits: lastFour })}
        icon={<PhoneOff aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t("button")}
      </Button>
      <Dialog
        isOpen={isOpen}
        title={t("title", { digits: lastFour })}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{common("cancel")}</Button>
            <Button kind="danger" isBusy={isBusy} busyText={t("clearing")} onClick={() => void letGo()}>
              {t("confirm")}
            </Button>
          </>
        }
      >
        <ErrorSummary refusal={refusal} />
        <p>{t("then")}</p>
        <p>{t("recorded")}</p>
      </Dialog>
    </>
  );
}
