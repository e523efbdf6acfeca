"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#components/ui/text-field.tsx";
import { fieldId } from "./field-id.ts";

/** The user name, which no phone should correct. */
export function NameField({ defaultValue, error }: { defaultValue: string; error?: string }) {
  const t = useTranslations("auth");
  return (
    <TextField
      name="name"
      id={fieldId("name")}
      label={t("credentials.name")}
      defaultValue={defaultValue}
      error={error}
      autoComplete="username"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      maxLength={128}
      autoFocus
    />
  );
}
