"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { deleteSessionAction } from "../../actions.ts";
import styles from "./session.module.css";

type Props = {
  session: string;
  /** What is typed to confirm: the beginning of the id. */
  confirmation: string;
};

function DeleteForm({ session, confirmation, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations("sessions.delete");
  const common = useTranslations("common");
  const { submit, isBusy, refusal, errorOf } = useSubmit(deleteSessionAction);
  async function remove(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const typed = new FormData(event.currentTarget).get("confirmation");
    const result = await submit({
      session_id: session,
      confirmation: typeof typed === "string" ? typed : "",
      requestId: crypto.randomUUID(),
    });
    if (!result.ok) return;
    announce(t("done"));
    onClose();
  }
  return (
    <form className={styles.form} onSubmit={(event) => void remove(event)} noValidate>
      <ErrorSummary refusal={refusal} />
      <p>{t("what")}</p>
      <TextField
        name="confirmation"
        label={t("type", { id: confirmation })}
        error={errorOf("confirmation")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
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
