"use client";

import { useTranslations } from "next-intl";
import { AppSetUp } from "#app/(auth)/_components/app-set-up.tsx";
import { CodeField } from "#app/(auth)/_components/code-field.tsx";
import { fieldId } from "#app/(auth)/_components/field-id.ts";
import type { FormAction } from "#app/(auth)/_components/form-state.ts";
import { useFormAction } from "#app/(auth)/_components/use-form-action.ts";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import type { Refusal } from "#components/forms/result.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import type { CodesState } from "#lib/web/session/sign-in-state.ts";
import styles from "./account.module.css";

type FormState = Omit<CodesState, "refusal"> & { refusal?: Refusal };

/** Switching one-time codes on, with an authenticator app, and off, with the password. */
export function CodesForm({ action, initial }: { action: FormAction<CodesState>; initial: CodesState }) {
  const t = useTranslations("account.codes");
  const auth = useTranslations("auth");
  const { state, form } = useFormAction<FormState>(action as FormAction<FormState>, initial);
  const { step, app, done, refusal } = state;
  const errors = refusal?.fieldErrors ?? {};
  const isOn = step === "on";
  return (
    <Card as="section" className={styles.card} aria-labelledby="codes">
      <div className={styles.state}>
        <h2 id="codes">{t("title")}</h2>
        <Badge kind={isOn ? "live" : "quiet"} dot={isOn ? "full" : "hollow"}>
          {isOn ? t("on") : t("off")}
        </Badge>
      </div>
      <p>{t(isOn ? "aboutOn" : "aboutOff")}</p>
      {done && (
        <Alert kind="success" live="status">
          {t(done)}
        </Alert>
      )}
      <form key={step} {...form} className={styles.form} noValidate>
        <ErrorSummary refusal={refusal} idOf={fieldId} />
        {step === "set-up" && app && <AppSetUp {...app} />}
        {step === "set-up" && <CodeField id={fieldId("code")} error={errors.code} />}
        {isOn && (
          <PasswordField
            name="password"
            id={fieldId("password")}
            label={auth("credentials.password")}
            hint={t("passwordHint")}
            error={errors.password}
            autoComplete="current-password"
            maxLength={256}
          />
        )}
        <div className={styles.actions}>
          <SubmitButton kind={isOn ? "default" : "primary"}>{t(`submit.${step}`)}</SubmitButton>
          {step === "set-up" && (
            <Button type="submit" name="intent" value="cancel">
              {t("cancel")}
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}
