"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DialogForm } from "#components/forms/dialog-form.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { DialogButton } from "#components/ui/dialog-button.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { exportSessionAction } from "../../actions.ts";

const formats = ["csv", "json", "jsonl"] as const;

function ExportForm({ session, onClose }: { session: string; onClose: () => void }) {
  const t = useTranslations("sessions.export");
  const router = useRouter();
  const { submit, isBusy, refusal, errorOf } = useSubmit(exportSessionAction);
  // One export however often it is pressed; opened again, it is another.
  const [id] = useState(() => crypto.randomUUID());
  async function ask(form: FormData) {
    const chosen = form.get("format");
    const result = await submit({
      export_id: id,
      session_id: session,
      format: formats.find((one) => one === chosen) ?? "csv",
      requestId: crypto.randomUUID(),
    });
    // There it is seen running, and its files are when it is done.
    if (result.ok) router.push("/sessions/~exports");
  }
  return (
    <DialogForm
      refusal={refusal}
      isBusy={isBusy}
      confirm={{ busyText: t("asking"), children: t("confirm") }}
      onSend={(form) => void ask(form)}
      onCancel={onClose}
    >
      <SelectField name="format" label={t("format")} error={errorOf("format")}>
        {formats.map((one) => (
          <option key={one} value={one}>
            {t(`formats.${one}`)}
          </option>
        ))}
      </SelectField>
    </DialogForm>
  );
}

/** Exports this session alone, as the list of exports does with many. */
export function ExportSession({ session }: { session: string }) {
  const t = useTranslations("sessions.export");
  return (
    <DialogButton
      button={{ icon: <Download aria-hidden="true" size={18} />, children: t("button") }}
      title={t("title")}
      description={t("what")}
    >
      {(close) => <ExportForm session={session} onClose={close} />}
    </DialogButton>
  );
}
