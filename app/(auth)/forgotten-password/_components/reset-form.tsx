"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import type { Refusal } from "#components/forms/result.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { ResetState } from "#lib/web/session/sign-in-state.ts";
import { fieldId } from "../../_components/field-id.ts";
import type { FormAction } from "../../_components/form-state.ts";
import { NameField } from "../../_components/name-field.tsx";
import { NewPasswordField } from "../../_components/new-password-field.tsx";
import { StepHead } from "../../_components/step-head.tsx";
import styles from "../../_components/steps.module.css";
import { useFormAction } from "../../_components/use-form-action.ts";

type FormStateOfReset = Omit<ResetState, "refusal"> & { refusal?: Refusal };

type ResetFormProps = {
  action: FormAction<ResetState>;
  initial: ResetState;
  /** Nothing is sent from a developer's own machine, and the page says where the code is. */
  codesArePrinted: boolean;
};

/** Resetting a forgotten password, in two steps at one address. */
export function ResetForm({ action, initial, codesArePrinted }: ResetFormProps) {
  const t = useTranslations("auth");
  const { state, form } = useFormAction<FormStateOfReset>(action as FormAction<FormStateOfReset>, initial);
  const { step, name, refusal } = state;
  const errors = refusal?.fieldErrors ?? {};

  const shown = useRef(step);
  useEffect(() => {
    if (step !== shown.current) announce(t(step === "code" ? "reset.title" : "forgotten.title"));
    shown.current = step;
  }, [step, t]);

  const back = <Link href="/sign-in">{t("forgotten.back")}</Link>;
  if (step === "name")
    return (
      <form key={step} {...form} className={styles.form} noValidate>
        <StepHead title={t("forgotten.title")} intro={t("forgotten.intro")} />
        <ErrorSummary refusal={refusal} idOf={fieldId} />
        <NameField defaultValue={name} error={errors.name} />
        <div className={styles.actions}>
          <SubmitButton busyText={t("forgotten.sending")}>{t("forgotten.send")}</SubmitButton>
          {back}
        </div>
      </form>
    );
  return (
    <form key={step} {...form} className={styles.form} noValidate>
      <StepHead title={t("reset.title")} intro={t("reset.sent", { name })} />
      {codesArePrinted && <p className={styles.aside}>{t("reset.local")}</p>}
      <ErrorSummary refusal={refusal} idOf={fieldId} />
      <input type="text" autoComplete="username" value={name} readOnly hidden />
      <TextField
        name="code"
        id={fieldId("code")}
        label={t("reset.code")}
        defaultValue={state.code}
        error={errors.code}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
        autoFocus
      />
      <NewPasswordField id={fieldId("newPassword")} error={errors.newPassword} />
      <div className={styles.actions}>
        <SubmitButton busyText={t("reset.saving")}>{t("reset.submit")}</SubmitButton>
        <Button kind="link" type="submit" name="intent" value="restart">
          {t("reset.again")}
        </Button>
        {back}
      </div>
    </form>
  );
}
