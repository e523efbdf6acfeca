"use client";

import { Checkbox } from "@aws-amplify/ui-react";
import type { ComponentProps } from "react";
import { useField } from "./use-field.ts";
import { classNames } from "./class-names.ts";
import type { FieldProps } from "./field-props.ts";
import styles from "./field.module.css";
import { Remark } from "./remark.tsx";

type CheckboxFieldProps = Omit<FieldProps, "optional"> &
  Omit<ComponentProps<typeof Checkbox>, keyof FieldProps | "label">;

/**
 * Yes or no. Amplify UI's own field ties neither hint nor error to the box, so this one is made of its
 * parts. Sends `on` when checked unless a `value` is given.
 */
export function CheckboxField(props: CheckboxFieldProps) {
  const { name, id = name, label, hint, error, className, value = "on", ...rest } = props;
  useField(id, error);
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  return (
    <div className={classNames(styles.checkbox, className)}>
      <Checkbox
        {...rest}
        id={id}
        name={name}
        value={value}
        label={label}
        hasError={error !== undefined}
        aria-invalid={error !== undefined}
        aria-describedby={classNames(error && errorId, hint && hintId) || undefined}
      />
      {hint && <p id={hintId}>{hint}</p>}
      {error && (
        <Remark kind="error" id={errorId}>
          {error}
        </Remark>
      )}
    </div>
  );
}
