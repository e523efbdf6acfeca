"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { keptForm } from "#components/forms/kept-form.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FlowFields, flowDetailsOf } from "../../_components/flow-fields.tsx";
import styles from "../../_components/prompts.module.css";
import { saveFlowAction } from "../../actions.ts";

type Details = { FlowName: string; Description: string; LOBs: string[] };

function FlowForm({ flow, onDone }: { flow: Details; onDone: () => void }) {
  const t = useTranslations("prompts.editFlow");
  const common = useTranslations("common");
  const { submit, isBusy, refusal, errorOf } = useSubmit(saveFlowAction);
  // What the person saw: the page may show another state under the open dialog.
  const [seen] = useState({ Description: flow.Description, LOBs: flow.LOBs });

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // The dialog stands inside other forms' reach in React's tree.
    event.stopPropagation();
    if (isBusy) return;
    const result = await submit({
      flow: flow.FlowName,
      ...flowDetailsOf(new FormData(event.currentTarget)),
      from: seen,
      requestId: crypto.randomUUID(),
    });
    if (result.ok) onDone();
  }

  return (
    <form {...keptForm} className={styles.form} onSubmit={(event) => void save(event)}>
      <ErrorSummary refusal={refusal} />
      <FlowFields initial={seen} errorOf={errorOf} />
      <div className={styles.buttons}>
        <SubmitButton isBusy={isBusy} busyText={t("saving")}>
          {t("save")}
        </SubmitButton>
        <Button kind="link" onClick={onDone}>
          {common("cancel")}
        </Button>
      </div>
    </form>
  );
}

/** A flow's description and lines of business, in a dialog. */
export function EditFlow({ flow }: { flow: Details }) {
  const t = useTranslations("prompts");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Pencil aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("flow.edit")}
      </Button>
      <Dialog
        isOpen={isOpen}
        title={t("editFlow.title", { flow: flow.FlowName })}
        description={t("editFlow.about")}
        onClose={() => setOpen(false)}
      >
        <FlowForm flow={flow} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
