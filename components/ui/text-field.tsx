"use client";

import { TextField as AmplifyTextField } from "@aws-amplify/ui-react";
import type { ComponentProps } from "react";
import { useField } from "./use-field.ts";
import { classNames } from "./class-names.ts";
import { FieldLabel } from "./field-label.tsx";
import type { FieldProps } from "./field-props.ts";
import styles from "./field.module.css";

type TextFieldProps = FieldProps & Omit<ComponentProps<typeof AmplifyTextField>, keyof FieldProps | "label">;

/** One line of text: Amplify UI's field, with label, hint and error tied together. */
export function TextField({
  name,
  id = name,
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: TextFieldProps) {
  useField(id, error);
  return (
    <AmplifyTextField
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
