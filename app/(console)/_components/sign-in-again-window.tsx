"use client";

import { NextIntlClientProvider, useLocale, useMessages, useTranslations } from "next-intl";
import { signInAgain } from "#app/(auth)/actions.ts";
import type { FormAction } from "#app/(auth)/_components/form-state.ts";
import { SignInSteps, type SignInFormState } from "#app/(auth)/_components/sign-in-steps.tsx";
import { useFormInPlace } from "#app/(auth)/_components/use-form-in-place.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogWindow } from "#components/ui/dialog-window.tsx";
import en from "#lib/web/i18n/messages/en/auth.json";
import es from "#lib/web/i18n/messages/es/auth.json";

const words = { en, es };

export type SignInAgainWindowProps = {
  person: string;
  onDone: () => void;
  onClose: () => void;
};

function Steps({ person, onDone, onClose }: SignInAgainWindowProps) {
  const t = useTranslations("auth");
  const form = useFormInPlace<SignInFormState>(signInAgain as FormAction<SignInFormState>, {
    step: "credentials",
    name: person,
  });
  const { step } = form.state;
  return (
    <DialogWindow
      title={t("again.title")}
      description={
        <>
          <p>{t("again.as", { name: person })}</p>
          <p>{step === "credentials" || step === "done" ? t("again.intro") : t(`${step}.title`)}</p>
        </>
      }
      onClose={onClose}
    >
      <SignInSteps
        {...form}
        expected={person}
        hidden={{ expected: person }}
        onDone={onDone}
        beside={<Button onClick={onClose}>{t("again.cancel")}</Button>}
      />
    </DialogWindow>
  );
}

/** Signing in again over the page, as the same person; what is typed behind it stays. */
export function SignInAgainWindow(props: SignInAgainWindowProps) {
  const locale = useLocale();
  return (
    <NextIntlClientProvider locale={locale} messages={{ ...useMessages(), auth: words[locale] }}>
      <Steps {...props} />
    </NextIntlClientProvider>
  );
}
