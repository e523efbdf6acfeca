"use client";

import { PasswordField as AmplifyPasswordField } from "@aws-amplify/ui-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import type { FieldProps } from "./field-props.ts";
import { useFieldProps } from "./use-field-props.tsx";

type PasswordFieldProps = FieldProps &
  Omit<ComponentProps<typeof AmplifyPasswordField>, keyof FieldProps | "label">;

/** A password, which can be shown while it is typed. Say `autoComplete`: `current-password` or `new-password`. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useTranslations("common");
  return (
    <AmplifyPasswordField
      {...useFieldProps(props)}
      showPasswordButtonLabel={t("showPassword")}
      passwordIsShownLabel={t("passwordShown")}
      passwordIsHiddenLabel={t("passwordHidden")}
    />
  );
}
