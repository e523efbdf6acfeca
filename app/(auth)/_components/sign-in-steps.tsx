"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, type ReactNode } from "react";
import { ErrorSummary } from "#components/forms/error-summary.tsx";
import type { Refusal } from "#components/forms/result.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { announce } from "#components/ui/announce.tsx";
import type { SignInState } from "#lib/web/session/sign-in-state.ts";
import { fieldId } from "./field-id.ts";
import type { FormState } from "./form-state.ts";
import { SignInFields } from "./sign-in-fields.tsx";
import styles from "./steps.module.css";

export type SignInFormState = Omit<SignInState, "refusal"> & { refusal?: Refusal };

type SignInStepsProps = FormState<SignInFormState> & {
  /** The only person who may go on, where a page is already open: their name is not asked for. */
  expected?: string;
  /** Fields that are sent along unseen. */
  hidden?: Record<string, string>;
  /** The step's title and what it is about. */
  head?: ReactNode;
  /** Links and buttons beside the one that goes on. */
  beside?: ReactNode;
  onDone?: () => void;
};

/** Name and password, then what Amazon Cognito asks for: a new password, a one-time code, or setting up an app. */
export function SignInSteps(props: SignInStepsProps) {
  const { state, form, isBusy, expected, hidden = {}, head, beside, onDone } = props;
  const t = useTranslations("auth");
  const { step, refusal } = state;

  const shown = useRef(step);
  useEffect(() => {
    if (step === shown.current) return;
    shown.current = step;
    if (step === "done") onDone?.();
    else announce(t(`${step}.title`));
  }, [step, onDone, t]);

  if (step === "done") return null;
  return (
    // Each step is a form of its own: its first field takes the focus, and nothing typed is carried over.
    <form key={step} {...form} className={styles.form} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {head}
      <ErrorSummary refusal={refusal} idOf={fieldId} />
      <SignInFields state={state} expected={expected} />
      <div className={styles.actions}>
        <SubmitButton isBusy={isBusy} busyText={t(`${step}.busy`)}>
          {t(`${step}.submit`)}
        </SubmitButton>
        {beside}
      </div>
    </form>
  );
}
