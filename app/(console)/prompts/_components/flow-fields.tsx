"use client";

import { useTranslations } from "next-intl";
import { formText } from "#components/forms/form-text.ts";
import { TextField } from "#components/ui/text-field.tsx";

/** What a form of a flow sends, as it was typed. */
export function flowDetailsOf(form: FormData): { Description: string; LOBs: string[] } {
  return {
    Description: formText(form, "Description"),
    LOBs: formText(form, "LOBs")
      .split(/[,;\n]/)
      .map((lob) => lob.trim())
      .filter(Boolean),
  };
}

type Props = {
  initial?: { Description: string; LOBs: readonly string[] };
  /** The person's own lines of business where they are limited to some. */
  ownLobs?: readonly string[];
  errorOf: (field: string) => string | undefined;
};

/** Description and lines of business, alike for a new flow and one that is there. */
export function FlowFields({ initial, ownLobs, errorOf }: Props) {
  const t = useTranslations("prompts.newFlow");
  return (
    <>
      <TextField
        name="Description"
        label={t("description")}
        hint={t("descriptionHint")}
        defaultValue={initial?.Description}
        error={errorOf("Description")}
        autoComplete="off"
        optional
      />
      <TextField
        name="LOBs"
        label={t("lobs")}
        hint={ownLobs ? t("lobsHintLimited", { lobs: ownLobs.join(", ") }) : t("lobsHint")}
        defaultValue={initial?.LOBs.join(", ") ?? ownLobs?.join(", ")}
        error={errorOf("LOBs")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        optional={!ownLobs}
      />
    </>
  );
}
