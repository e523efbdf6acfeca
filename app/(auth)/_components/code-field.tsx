"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#components/ui/text-field.tsx";
import styles from "./steps.module.css";

/** The six digits of an authenticator app. Not a number: it may begin with 0 and is never counted up. */
export function CodeField({ id, error, autoFocus }: { id: string; error?: string; autoFocus?: boolean }) {
  const t = useTranslations("auth");
  return (
    <TextField
      name="code"
      id={id}
      className={styles.code}
      label={t("code.code")}
      hint={t("code.hint")}
      error={error}
      autoComplete="one-time-code"
      inputMode="numeric"
      // Room for a space in the middle, as apps show it.
      maxLength={7}
      autoFocus={autoFocus}
    />
  );
}
