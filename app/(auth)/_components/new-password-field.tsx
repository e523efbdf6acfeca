"use client";

import { useTranslations } from "next-intl";
import { PasswordField } from "#components/ui/password-field.tsx";
import { passwordPolicy } from "#lib/kernel/password-policy.ts";

/** A password to be chosen, with what is asked of it. It can be shown, so it need not be typed twice. */
export function NewPasswordField({
  id,
  error,
  autoFocus,
}: {
  id: string;
  error?: string;
  autoFocus?: boolean;
}) {
  const t = useTranslations("auth");
  return (
    <PasswordField
      name="newPassword"
      id={id}
      label={t("new-password.newPassword")}
      hint={t("new-password.hint", { min: passwordPolicy.minLength })}
      error={error}
      autoComplete="new-password"
      maxLength={256}
      autoFocus={autoFocus}
    />
  );
}
