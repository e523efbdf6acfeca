"use client";

import { Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmFacts, ConfirmForm } from "#components/forms/confirm-form.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { ListedFlow, Prompt } from "#lib/domain/prompts/index.ts";
import { deletePromptAction } from "../../../actions.ts";

type Props = {
  flow: Pick<ListedFlow, "FlowName" | "LOBs">;
  prompt: Prompt;
  /** Something typed and not saved would go too. */
  isDirty: boolean;
};

function DeleteForm({ flow, prompt, isDirty, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations("prompts.delete");
  const format = useFormatter();
  const { submit, isBusy, refusal, errorOf } = useSubmit(deletePromptAction);

  const remove = (confirmation?: string) =>
    submit({
      flow: prompt.FlowName,
      name: prompt.PromptName,
      version: prompt.Version,
      confirmation,
      requestId: crypto.randomUUID(),
    });

  return (
    <ConfirmForm
      typed={
        prompt.IsActive
          ? { label: t("typeName", { name: prompt.PromptName }), error: errorOf("confirmation") }
          : undefined
      }
      refusal={refusal}
      isBusy={isBusy}
      words={{ confirm: t("confirm"), busy: t("deleting") }}
      onConfirm={(typed) => void remove(typed)}
      onCancel={onClose}
    >
      <ConfirmFacts>
        <li>
          {flow.LOBs.length > 0
            ? t("heard", { flow: flow.FlowName, lobs: format.list(flow.LOBs, { type: "conjunction" }) })
            : t("heardNowhere", { flow: flow.FlowName })}
        </li>
        <li>{t(prompt.IsActive ? "live" : "paused")}</li>
        <li>{t("restore")}</li>
        {isDirty && <li>{t("unsaved")}</li>}
      </ConfirmFacts>
    </ConfirmForm>
  );
}

/** Deletes a prompt after saying what uses it; the name of one that is live is typed. */
export function DeletePrompt(props: Props) {
  const t = useTranslations("prompts");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button kind="link" type="button" icon={<Trash2 aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("editor.delete")}
      </Button>
      <Dialog isOpen={isOpen} title={t("delete.title", { name: props.prompt.PromptName })} onClose={close}>
        <DeleteForm {...props} onClose={close} />
      </Dialog>
    </>
  );
}
