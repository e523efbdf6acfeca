"use client";

import { TextAreaField as AmplifyTextAreaField } from "@aws-amplify/ui-react";
import type { ComponentProps } from "react";
import { useField } from "./use-field.ts";
import { classNames } from "./class-names.ts";
import { FieldLabel } from "./field-label.tsx";
import type { FieldProps } from "./field-props.ts";
import styles from "./field.module.css";

type TextAreaFieldProps = FieldProps &
  Omit<ComponentProps<typeof AmplifyTextAreaField>, keyof FieldProps | "label">;

/** Several lines of text; grows with what is typed. For Spanish text give `lang="es"`. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { name, id = name, label, hint, error, optional, className, ...rest } = props;
  useField(id, error);
  return (
    <AmplifyTextAreaField
      {...rest}
      id={id}
      name={name}
      className={classNames(styles.field, className)}
      label={<FieldLabel label={label} optional={optional} />}
      descriptiveText={hint}
      hasError={error !== undefined}
      errorMessage={error}
    />
  );
}
