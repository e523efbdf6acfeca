"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { exportSessionAction } from "../../actions.ts";
import styles from "./session.module.css";

const formats = ["csv", "json", "jsonl"] as const;

function ExportForm({ session, onClose }: { session: string; onClose: () => void }) {
  const t = useTranslations("sessions.export");
  const common = useTranslations("common");
  const router = useRouter();
  const { submit, isBusy, refusal, errorOf } = useSubmit(exportSessionAction);
  // One export however often it is pressed; opened again, it is another.
  const [id] = useState(() => crypto.randomUUID());
  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const chosen = new FormData(event.currentTarget).get("format");
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
    <form className={styles.form} onSubmit={(event) => void ask(event)} noValidate>
      <ErrorSummary refusal={refusal} />
      <SelectField name="format" label={t("format")} error={errorOf("format")}>
        {formats.map((one) => (
          <option key={one} value={one}>
            {t(`formats.${one}`)}
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

/** Exports this session alone, as the list of exports does with many. */
export function ExportSession({ session }: { session: string }) {
  const t = useTranslations("sessions.export");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button icon={<Download aria-hidden="true" size={18} />} onClick={() => setOpen(true)}>
        {t("button")}
      </Button>
      <Dialog isOpen={isOpen} title={t("title")} description={t("what")} onClose={close}>
        <ExportForm session={session} onClose={close} />
      </Dialog>
    </>
  );
}
