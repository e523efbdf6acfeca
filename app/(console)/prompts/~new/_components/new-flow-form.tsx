"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import { keptForm } from "#components/forms/kept-form.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { useUnsaved } from "#components/forms/unsaved.ts";
import { useSubmit } from "#components/forms/use-submit.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Card } from "#components/ui/card.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { flowPath } from "../../_components/addresses.ts";
import { FlowFields, flowDetailsOf } from "../../_components/flow-fields.tsx";
import styles from "../../_components/prompts.module.css";
import { createFlowAction } from "../../actions.ts";

/** A flow's name, description and lines of business; then on to the empty flow. */
export function NewFlowForm({ ownLobs, name }: { ownLobs?: readonly string[]; name: string }) {
  const t = useTranslations("prompts.newFlow");
  const common = useTranslations("common");
  const router = useRouter();
  const { submit, isBusy, refusal, errorOf } = useSubmit(createFlowAction);
  const [isDirty, setDirty] = useState(false);
  useUnsaved(isDirty);

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    const typed = form.get("FlowName");
    const result = await submit({
      FlowName: typeof typed === "string" ? typed : "",
      ...flowDetailsOf(form),
      requestId: crypto.randomUUID(),
    });
    if (!result.ok) return;
    setDirty(false);
    router.push(flowPath(result.output.FlowName));
  }

  return (
    <form
      {...keptForm}
      className={styles.form}
      onSubmit={(event) => void create(event)}
      onChange={() => setDirty(true)}
    >
      <ErrorSummary refusal={refusal} />
      <Card className={styles.fields}>
        <TextField
          name="FlowName"
          label={t("name")}
          hint={t("nameHint")}
          defaultValue={name}
          error={errorOf("FlowName")}
          autoComplete="off"
          required
        />
        <FlowFields ownLobs={ownLobs} errorOf={errorOf} />
      </Card>
      <div className={styles.buttons}>
        <SubmitButton isBusy={isBusy} busyText={t("creating")}>
          {t("create")}
        </SubmitButton>
        <ButtonLink href="/prompts" kind="link">
          {common("cancel")}
        </ButtonLink>
      </div>
    </form>
  );
}
