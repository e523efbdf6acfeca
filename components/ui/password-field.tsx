"use client";

import { PasswordField as AmplifyPasswordField } from "@aws-amplify/ui-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { useField } from "./use-field.ts";
import { classNames } from "./class-names.ts";
import { FieldLabel } from "./field-label.tsx";
import type { FieldProps } from "./field-props.ts";
import styles from "./field.module.css";

type PasswordFieldProps = FieldProps &
  Omit<ComponentProps<typeof AmplifyPasswordField>, keyof FieldProps | "label">;

/** A password, which can be shown while it is typed. Say `autoComplete`: `current-password` or `new-password`. */
export function PasswordField(props: PasswordFieldProps) {
  const { name, id = name, label, hint, error, optional, className, ...rest } = props;
  const t = useTranslations("common");
  useField(id, error);
  return (
    <AmplifyPasswordField
      {...rest}
      id={id}
      name={name}
      className={classNames(styles.field, className)}
      label={<FieldLabel label={label} optional={optional} />}
      descriptiveText={hint}
      hasError={error !== undefined}
      errorMessage={error}
      showPasswordButtonLabel={t("showPassword")}
      passwordIsShownLabel={t("passwordShown")}
      passwordIsHiddenLabel={t("passwordHidden")}
    />
  );
}
