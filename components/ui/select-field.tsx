"use client";

import { SelectField as AmplifySelectField } from "@aws-amplify/ui-react";
import type { ComponentProps } from "react";
import { useField } from "./use-field.ts";
import { classNames } from "./class-names.ts";
import { FieldLabel } from "./field-label.tsx";
import type { FieldProps } from "./field-props.ts";
import styles from "./field.module.css";

type SelectFieldProps = FieldProps &
  Omit<ComponentProps<typeof AmplifySelectField>, keyof FieldProps | "label">;

/** One of a few choices, given as `<option>`s. */
export function SelectField(props: SelectFieldProps) {
  const { name, id = name, label, hint, error, optional, className, ...rest } = props;
  useField(id, error);
  return (
    <AmplifySelectField
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
