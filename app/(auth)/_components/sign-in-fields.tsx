"use client";

import { useTranslations } from "next-intl";
import { PasswordField } from "#components/ui/password-field.tsx";
import type { Refusal } from "#components/forms/result.ts";
import type { SignInState } from "#lib/web/session/sign-in-state.ts";
import { CodeField } from "./code-field.tsx";
import { AppSetUp } from "./app-set-up.tsx";
import { fieldId } from "./field-id.ts";
import { NameField } from "./name-field.tsx";
import { NewPasswordField } from "./new-password-field.tsx";

type SignInFieldsProps = {
  state: Omit<SignInState, "refusal"> & { refusal?: Refusal };
  expected?: string;
};

/** The fields of the step at hand. */
export function SignInFields({ state, expected }: SignInFieldsProps) {
  const t = useTranslations("auth");
  const errors = state.refusal?.fieldErrors ?? {};
  // A password manager wants to know whose password it keeps, also where the name is not asked for.
  const known = (
    <input type="text" name="name" autoComplete="username" value={expected ?? state.name} readOnly hidden />
  );
  switch (state.step) {
    case "credentials":
      return (
        <>
          {expected ? known : <NameField defaultValue={state.name} error={errors.name} />}
          <PasswordField
            name="password"
            id={fieldId("password")}
            label={t("credentials.password")}
            error={errors.password}
            autoComplete="current-password"
            maxLength={256}
            autoFocus={expected !== undefined}
          />
        </>
      );
    case "new-password":
      return (
        <>
          {known}
          <NewPasswordField id={fieldId("newPassword")} error={errors.newPassword} autoFocus />
        </>
      );
    case "set-up":
      return (
        <>
          {state.app && <AppSetUp {...state.app} />}
          <CodeField id={fieldId("code")} error={errors.code} />
        </>
      );
    case "code":
      return <CodeField id={fieldId("code")} error={errors.code} autoFocus />;
    case "done":
      return null;
  }
}
