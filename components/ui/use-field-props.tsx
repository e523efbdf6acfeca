"use client";

import { classNames } from "./class-names.ts";
import { FieldLabel } from "./field-label.tsx";
import type { FieldProps } from "./field-props.ts";
import styles from "./field.module.css";
import { useField } from "./use-field.ts";

/** A field's props as Amplify UI's fields take them, with label, hint and error tied together. */
export function useFieldProps<Props extends FieldProps & { className?: string }>(props: Props) {
  const { name, id = name, label, hint, error, optional, className, ...rest } = props;
  useField(id, error);
  return {
    ...rest,
    id,
    name,
    className: classNames(styles.field, className),
    label: <FieldLabel label={label} optional={optional} />,
    descriptiveText: hint,
    hasError: error !== undefined,
    errorMessage: error,
  };
}
