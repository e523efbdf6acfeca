"use client";

import { useField } from "./use-field.ts";
import styles from "./choice-field.module.css";
import { classNames } from "./class-names.ts";
import { FieldLabel } from "./field-label.tsx";
import type { FieldProps } from "./field-props.ts";
import { Remark } from "./remark.tsx";

type ChoiceFieldProps = FieldProps & {
  value: string;
  choices: readonly { value: string; label: string; hint?: string }[];
  onChange: (value: string) => void;
  className?: string;
};

/** One of two to five choices, all in sight. The first has the field's id, to which the error summary links. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { name, id = name, label, hint, error, optional, value, choices, onChange, className } = props;
  useField(id, error);
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  return (
    <fieldset
      className={classNames(styles.field, className)}
      aria-describedby={classNames(error && errorId, hint && hintId) || undefined}
    >
      <legend>
        <FieldLabel label={label} optional={optional} />
      </legend>
      {hint && (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
      <div className={styles.choices}>
        {choices.map((choice, place) => {
          const choiceId = place === 0 ? id : `${id}-${choice.value}`;
          return (
            <div key={choice.value} className={styles.choice}>
              <label htmlFor={choiceId}>
                <input
                  type="radio"
                  id={choiceId}
                  name={name}
                  value={choice.value}
                  checked={choice.value === value}
                  onChange={() => onChange(choice.value)}
                  aria-describedby={choice.hint ? `${choiceId}-about` : undefined}
                />
                {choice.label}
              </label>
              {choice.hint && (
                <p id={`${choiceId}-about`} className={styles.about}>
                  {choice.hint}
                </p>
              )}
            </div>
          );
        })}
      </div>
      {error && (
        <Remark kind="error" id={errorId}>
          {error}
        </Remark>
      )}
    </fieldset>
  );
}
