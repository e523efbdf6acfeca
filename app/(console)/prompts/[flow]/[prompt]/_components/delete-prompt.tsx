"use client";

import { Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { keptForm } from "#components/forms/kept-form.ts";
import { useSubmit } from "#components/forms/use-submit.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { ListedFlow, Prompt } from "#lib/domain/prompts/index.ts";
import { deletePromptAction } from "../../../actions.ts";
import styles from "./delete.module.css";

type Props = {
  flow: Pick<ListedFlow, "FlowName" | "LOBs">;
  prompt: Prompt;
  /** Something typed and not saved would go too. */
  isDirty: boolean;
};

function DeleteForm({ flow, prompt, isDirty, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations("prompts.delete");
  const common = useTranslations("common");
  const format = useFormatter();
  const { submit, isBusy, refusal, errorOf } = useSubmit(deletePromptAction);

  async function remove(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // The dialog's events reach the editor's form through React's tree.
    event.stopPropagation();
    if (isBusy) return;
    const typed = new FormData(event.currentTarget).get("confirmation");
    await submit({
      flow: prompt.FlowName,
      name: prompt.PromptName,
      version: prompt.Version,
      confirmation: typeof typed === "string" ? typed : undefined,
      requestId: crypto.randomUUID(),
    });
  }

  return (
    <form {...keptForm} className={styles.form} onSubmit={(event) => void remove(event)}>
      <ErrorSummary refusal={refusal} />
      <ul className={styles.facts}>
        <li>
          {flow.LOBs.length > 0
            ? t("heard", { flow: flow.FlowName, lobs: format.list(flow.LOBs, { type: "conjunction" }) })
            : t("heardNowhere", { flow: flow.FlowName })}
        </li>
        <li>{t(prompt.IsActive ? "live" : "paused")}</li>
        <li>{t("restore")}</li>
        {isDirty && <li>{t("unsaved")}</li>}
      </ul>
      {prompt.IsActive && (
        <TextField
          name="confirmation"
          label={t("typeName", { name: prompt.PromptName })}
          error={errorOf("confirmation")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      <div className={styles.buttons}>
        <Button type="button" onClick={onClose}>
          {common("cancel")}
        </Button>
        <Button kind="danger" type="submit" isBusy={isBusy} busyText={t("deleting")}>
          {t("confirm")}
        </Button>
      </div>
    </form>
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
