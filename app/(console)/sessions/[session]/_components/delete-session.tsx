"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmForm } from "#components/forms/confirm-form.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { deleteSessionAction } from "../../actions.ts";

type Props = {
  session: string;
  /** What is typed to confirm: the beginning of the id. */
  confirmation: string;
};

function DeleteForm({ session, confirmation, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations("sessions.delete");
  const { submit, isBusy, refusal, errorOf } = useSubmit(deleteSessionAction);
  async function remove(typed = "") {
    const result = await submit({
      session_id: session,
      confirmation: typed,
      requestId: crypto.randomUUID(),
    });
    if (!result.ok) return;
    announce(t("done"));
    onClose();
  }
  return (
    <ConfirmForm
      typed={{ label: t("type", { id: confirmation }), error: errorOf("confirmation") }}
      refusal={refusal}
      isBusy={isBusy}
      words={{ confirm: t("confirm"), busy: t("deleting") }}
      onConfirm={(typed) => void remove(typed)}
      onCancel={onClose}
    >
      <p>{t("what")}</p>
    </ConfirmForm>
  );
}

/** Deletes a session, after the beginning of its id was typed. */
export function DeleteSession(props: Props) {
  const t = useTranslations("sessions.delete");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button icon={<Trash2 aria-hidden="true" size={18} />} onClick={() => setOpen(true)}>
        {t("button")}
      </Button>
      <Dialog isOpen={isOpen} title={t("title", { id: props.confirmation })} onClose={close}>
        <DeleteForm {...props} onClose={close} />
      </Dialog>
    </>
  );
}
