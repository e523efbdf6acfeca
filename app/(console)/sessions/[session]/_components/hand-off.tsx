"use client";

import { Headset } from "lucide-react";
import { useTranslations } from "next-intl";
import { DialogForm } from "#components/forms/dialog-form.tsx";
import { formText } from "#components/forms/form-text.ts";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextAreaField } from "#components/ui/text-area-field.tsx";
import { handOffSessionAction } from "../../actions.ts";

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
  const words = useTranslations("sessions.handoffs.priority");
  const { submit, isBusy, refusal, errorOf } = useSubmit(handOffSessionAction);
  async function ask(form: FormData) {
    const priority = form.get("priority");
    const result = await submit({
      session_id: session,
      reason: formText(form, "reason"),
      priority: priorities.find((one) => one === priority) ?? "normal",
      attempt,
      requestId: crypto.randomUUID(),
    });
    if (!result.ok) return;
    announce(t("done"));
    onClose();
  }
  return (
    <DialogForm
      refusal={refusal}
      isBusy={isBusy}
      confirm={{ busyText: t("asking"), children: t("confirm") }}
      onSend={(form) => void ask(form)}
      onCancel={onClose}
    >
      <TextAreaField name="reason" label={t("reason")} error={errorOf("reason")} rows={3} maxLength={500} />
      <SelectField name="priority" label={t("priority")} error={errorOf("priority")} defaultValue="normal">
        {priorities.map((priority) => (
          <option key={priority} value={priority}>
            {words(priority)}
          </option>
        ))}
      </SelectField>
    </DialogForm>
  );
}

/** Asks for a human, with the reason and how urgent it is. */
export function HandOff({ isAgain = false, ...props }: Props) {
  const t = useTranslations("sessions.handOff");
  return (
    <DialogButton
      button={{
        kind: "primary",
        icon: <Headset aria-hidden="true" size={18} />,
        children: t(isAgain ? "again" : "button"),
      }}
      title={t("title")}
      description={t("what")}
    >
      {(close) => <HandOffForm {...props} onClose={close} />}
    </DialogButton>
  );
}
