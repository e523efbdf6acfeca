"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DialogForm } from "#components/forms/dialog-form.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { FlowFields, flowDetailsOf } from "../../_components/flow-fields.tsx";
import { saveFlowAction } from "../../actions.ts";

type Details = { FlowName: string; Description: string; LOBs: string[] };

function FlowForm({ flow, onClose }: { flow: Details; onClose: () => void }) {
  const t = useTranslations("prompts.editFlow");
  const { submit, isBusy, refusal, errorOf } = useSubmit(saveFlowAction);
  // What the person saw: the page may show another state under the open dialog.
  const [seen] = useState({ Description: flow.Description, LOBs: flow.LOBs });

  async function save(form: FormData) {
    const result = await submit({
      flow: flow.FlowName,
      ...flowDetailsOf(form),
      from: seen,
      requestId: crypto.randomUUID(),
    });
    if (result.ok) onClose();
  }

  return (
    <DialogForm
      refusal={refusal}
      isBusy={isBusy}
      confirm={{ busyText: t("saving"), children: t("save") }}
      onSend={(form) => void save(form)}
      onCancel={onClose}
    >
      <FlowFields initial={seen} errorOf={errorOf} />
    </DialogForm>
  );
}

/** A flow's description and lines of business, in a dialog. */
export function EditFlow({ flow }: { flow: Details }) {
  const t = useTranslations("prompts");
  return (
    <DialogButton
      button={{ icon: <Pencil aria-hidden="true" />, children: t("flow.edit") }}
      title={t("editFlow.title", { flow: flow.FlowName })}
      description={t("editFlow.about")}
    >
      {(close) => <FlowForm flow={flow} onClose={close} />}
    </DialogButton>
  );
}
