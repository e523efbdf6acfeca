"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import type { SignInState } from "#lib/web/session/sign-in-state.ts";
import type { FormAction } from "../../_components/form-state.ts";
import { SignInSteps, type SignInFormState } from "../../_components/sign-in-steps.tsx";
import { StepHead } from "../../_components/step-head.tsx";
import { useFormAction } from "../../_components/use-form-action.ts";

type SignInPageFormProps = {
  action: FormAction<SignInState>;
  initial: SignInState;
  /** Where to go afterwards. */
  next: string;
  /** Stands above the first step. */
  note?: ReactNode;
};

/** Signing in on a page of its own: it can begin again with another name, and leads to a forgotten password. */
export function SignInPageForm({ action, initial, next, note }: SignInPageFormProps) {
  const t = useTranslations("auth");
  const form = useFormAction<SignInFormState>(action as FormAction<SignInFormState>, initial);
  const { step, name, refusal } = form.state;
  if (step === "done") return null;
  const isFirst = step === "credentials";
  return (
    <SignInSteps
      {...form}
      hidden={{ next }}
      head={
        <>
          <StepHead title={t(`${step}.title`)} intro={t(`${step}.intro`, { name })} />
          {isFirst && !refusal && note}
        </>
      }
      beside={
        isFirst ? (
          <Link href="/forgotten-password">{t("credentials.forgotten")}</Link>
        ) : (
          <Button kind="link" type="submit" name="intent" value="restart">
            {t("restart")}
          </Button>
        )
      }
    />
  );
}
