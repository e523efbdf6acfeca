"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { formText } from "#components/forms/form-text.ts";
import { NewForm } from "#components/forms/new-form.tsx";
import { useSubmit } from "#components/forms/use-submit.ts";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { lobPath } from "../../_components/addresses.ts";
import { createLobAction } from "../../actions.ts";

type Props = {
  /** The person's own lines of business where they are limited to some. */
  ownLobs?: readonly string[];
  /** Those that a new one can begin as. */
  sources: readonly { LOB: string; DisplayName: string }[];
  copyOf?: string;
};

/** Key, name, and what a new line of business begins with; then on to its settings. */
export function NewLobForm({ ownLobs, sources, copyOf }: Props) {
  const t = useTranslations("lobs.create");
  const { submit, isBusy, refusal, errorOf } = useSubmit(createLobAction);
  // A copy that was cut off is gone on with by the same request.
  const [requestId] = useState(() => crypto.randomUUID());

  async function create(form: FormData) {
    const result = await submit({
      LOB: formText(form, "LOB"),
      DisplayName: formText(form, "DisplayName"),
      copyOf: formText(form, "copyOf") || undefined,
      requestId,
    });
    return result.ok ? lobPath(result.output.LOB) : undefined;
  }

  return (
    <NewForm
      refusal={refusal}
      isBusy={isBusy}
      confirm={{ busyText: t("creating"), children: t("create") }}
      back="/lines-of-business"
      onSend={create}
    >
      <TextField
        name="LOB"
        label={t("key")}
        hint={ownLobs ? t("keyHintLimited", { lobs: ownLobs.join(", ") }) : t("keyHint")}
        error={errorOf("LOB")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField
        name="DisplayName"
        label={t("name")}
        hint={t("nameHint")}
        error={errorOf("DisplayName")}
        autoComplete="off"
        required
      />
      <SelectField
        name="copyOf"
        label={t("begin")}
        hint={t("beginHint")}
        error={errorOf("copyOf")}
        defaultValue={copyOf ?? ""}
      >
        <option value="">{t("fromNothing")}</option>
        {sources.map(({ LOB, DisplayName }) => (
          <option key={LOB} value={LOB}>
            {t("copyOf", { name: DisplayName })}
          </option>
        ))}
      </SelectField>
    </NewForm>
  );
}
