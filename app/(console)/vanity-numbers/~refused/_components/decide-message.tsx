"use client";

import { Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import styles from "../../_components/vanity.module.css";
import { decideRefusedAction } from "../../actions.ts";

type Decision = "putBack" | "discard";

/** Puts a refused message back or discards it, after saying what follows. */
export function DecideMessage({ id, isMalformed }: { id: string; isMalformed: boolean }) {
  const t = useTranslations("vanity.refused");
  const common = useTranslations("common");
  const [decision, setDecision] = useState<Decision>();
  const { submit, isBusy, refusal, clear } = useSubmit(decideRefusedAction);
  const close = () => {
    setDecision(undefined);
    clear();
  };

  async function decide(chosen: Decision) {
    const result = await submit({ id, decision: chosen, requestId: crypto.randomUUID() });
    if (!result.ok) return;
    setDecision(undefined);
    announce(t(`${chosen}.done`));
  }

  return (
    <div className={styles.buttons}>
      <Button small type="button" icon={<Undo2 aria-hidden="true" />} onClick={() => setDecision("putBack")}>
        {t("putBack.button")}
      </Button>
      <Button small type="button" icon={<Trash2 aria-hidden="true" />} onClick={() => setDecision("discard")}>
        {t("discard.button")}
      </Button>
      {decision && (
        <Dialog
          isOpen
          title={t(`${decision}.title`)}
          onClose={close}
          actions={
            <>
              <Button onClick={close}>{common("cancel")}</Button>
              <Button
                kind={decision === "discard" ? "danger" : "primary"}
                isBusy={isBusy}
                onClick={() => void decide(decision)}
              >
                {t(`${decision}.confirm`)}
              </Button>
            </>
          }
        >
          <ErrorSummary refusal={refusal} />
          <p>{t(decision === "putBack" && isMalformed ? "putBack.thenMalformed" : `${decision}.then`)}</p>
        </Dialog>
      )}
    </div>
  );
}
