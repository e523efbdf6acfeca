"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { formText } from "#components/forms/form-text.ts";
import { keptForm } from "#components/forms/kept-form.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Card } from "#components/ui/card.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { ExportFormat, SessionStatus } from "#lib/domain/sessions/index.ts";
import { requestExportAction } from "../actions.ts";
import styles from "./exports.module.css";

const formats = ["csv", "json", "jsonl"] as const satisfies ExportFormat[];
const statuses = [
  ...(["active", "waiting", "handed_off"] as const),
  ...(["disconnected", "archived", "deleted"] as const),
] satisfies SessionStatus[];

/** Which sessions, in which format. `today` (`YYYY-MM-DD`, UTC) is where the days begin and end at first. */
export function NewExport({ today }: { today: string }) {
  const t = useTranslations("exports");
  const status = useTranslations("sessions.status");
  const { submit, isBusy, refusal, errorOf } = useSubmit(requestExportAction);
  // The same export however often it is pressed; the next one once this is under way.
  const [id, setId] = useState(() => crypto.randomUUID());

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    const result = await submit({
      export_id: id,
      requestId: crypto.randomUUID(),
      format: formText(form, "format") as ExportFormat,
      from: formText(form, "from"),
      to: formText(form, "to"),
      status: formText(form, "status"),
      customer: formText(form, "customer"),
    });
    if (!result.ok) return;
    announce(t("new.done"));
    setId(crypto.randomUUID());
  }

  return (
    <form {...keptForm} className={styles.form} onSubmit={(event) => void ask(event)} aria-labelledby="new">
      <h2 id="new">{t("new.title")}</h2>
      <ErrorSummary refusal={refusal} />
      <Card className={styles.fields}>
        <TextField
          name="from"
          type="date"
          label={t("new.from")}
          hint={t("new.fromHint")}
          error={errorOf("from")}
          defaultValue={today}
          required
        />
        <TextField
          name="to"
          type="date"
          label={t("new.to")}
          hint={t("new.toHint")}
          error={errorOf("to")}
          defaultValue={today}
          required
        />
        <SelectField name="status" label={t("new.status")} error={errorOf("status")}>
          <option value="">{status("any")}</option>
          {statuses.map((one) => (
            <option key={one} value={one}>
              {status(one)}
            </option>
          ))}
        </SelectField>
        <TextField
          name="customer"
          label={t("new.customer")}
          hint={t("new.customerHint")}
          error={errorOf("customer")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          optional
        />
        <SelectField
          name="format"
          label={t("new.format")}
          hint={t("new.formatHint")}
          error={errorOf("format")}
        >
          {formats.map((one) => (
            <option key={one} value={one}>
              {t(`formats.${one}`)}
            </option>
          ))}
        </SelectField>
      </Card>
      <div>
        <SubmitButton isBusy={isBusy} busyText={t("new.busy")}>
          {t("new.button")}
        </SubmitButton>
      </div>
    </form>
  );
}
