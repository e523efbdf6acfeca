"use client";

import { Headset } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextAreaField } from "#components/ui/text-area-field.tsx";
import { handOffSessionAction } from "../../actions.ts";
import styles from "./session.module.css";

type Props = {
  session: string;
  /** One more than the handoffs that are shown: pressed again, it is the same one. */
  attempt: number;
  /** It was asked for before, and failed. */
  isAgain?: boolean;
};

const priorities = ["low", "normal", "high", "urgent"] as const;

function HandOffForm({ session, attempt, onClose }: Omit<Props, "isAgain"> & { onClose: () => void }) {
  const t = useTranslations("sessions.handOff");
  const common = useTranslations("common");
  const words = useTranslations("sessions.handoffs.priority");
  const { submit, isBusy, refusal, errorOf } = useSubmit(handOffSessionAction);
  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    const [reason, priority] = [form.get("reason"), form.get("priority")];
    const result = await submit({
      session_id: session,
      reason: typeof reason === "string" ? reason : "",
      priority: priorities.find((one) => one === priority) ?? "normal",
      attempt,
      requestId: crypto.randomUUID(),
    });
    if (!result.ok) return;
    announce(t("done"));
    onClose();
  }
  return (
    <form className={styles.form} onSubmit={(event) => void ask(event)} noValidate>
      <ErrorSummary refusal={refusal} />
      <TextAreaField name="reason" label={t("reason")} error={errorOf("reason")} rows={3} maxLength={500} />
      <SelectField name="priority" label={t("priority")} error={errorOf("priority")} defaultValue="normal">
        {priorities.map((priority) => (
          <option key={priority} value={priority}>
            {words(priority)}
          </option>
        ))}
      </SelectField>
      <div className={styles.buttons}>
        <Button type="button" onClick={onClose}>
          {common("cancel")}
        </Button>
        <Button kind="primary" type="submit" isBusy={isBusy} busyText={t("asking")}>
          {t("confirm")}
        </Button>
      </div>
    </form>
  );
}

/** Asks for a human, with the reason and how urgent it is. */
export function HandOff({ isAgain = false, ...props }: Props) {
  const t = useTranslations("sessions.handOff");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button kind="primary" icon={<Headset aria-hidden="true" size={18} />} onClick={() => setOpen(true)}>
        {t(isAgain ? "again" : "button")}
      </Button>
      <Dialog isOpen={isOpen} title={t("title")} description={t("what")} onClose={close}>
        <HandOffForm {...props} onClose={close} />
      </Dialog>
    </>
  );
}
