"use client";

import { useTranslations } from "next-intl";
import { formText } from "#components/forms/form-text.ts";
import { NewForm } from "#components/forms/new-form.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { TextField } from "#components/ui/text-field.tsx";
import { flowPath } from "../../_components/addresses.ts";
import { FlowFields, flowDetailsOf } from "../../_components/flow-fields.tsx";
import { createFlowAction } from "../../actions.ts";

/** A flow's name, description and lines of business; then on to the empty flow. */
export function NewFlowForm({ ownLobs, name }: { ownLobs?: readonly string[]; name: string }) {
  const t = useTranslations("prompts.newFlow");
  const { submit, isBusy, refusal, errorOf } = useSubmit(createFlowAction);

  async function create(form: FormData) {
    const result = await submit({
      FlowName: formText(form, "FlowName"),
      ...flowDetailsOf(form),
      requestId: crypto.randomUUID(),
    });
    return result.ok ? flowPath(result.output.FlowName) : undefined;
  }

  return (
    <NewForm
      refusal={refusal}
      isBusy={isBusy}
      confirm={{ busyText: t("creating"), children: t("create") }}
      back="/prompts"
      onSend={create}
    >
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
    </NewForm>
  );
}
