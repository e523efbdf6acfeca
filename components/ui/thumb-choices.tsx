"use client";

import type { ReactNode } from "react";
import { useField } from "./use-field.ts";
import styles from "./thumb-choices.module.css";
import { classNames } from "./class-names.ts";
import type { FieldProps } from "./field-props.ts";
import { Remark } from "./remark.tsx";

export type Choice = {
  value: string;
  label: string;
  /** What must be known before it is chosen, under its label. */
  note?: ReactNode;
};

type ThumbChoicesProps = Omit<FieldProps, "optional"> & {
  choices: readonly Choice[];
  /** Something beside the legend, e.g. a button that chooses all. */
  beside?: ReactNode;
} & (
    | { kind: "one"; value: string; onChoose: (value: string) => void }
    | { kind: "many"; value: readonly string[]; onChoose: (value: string[]) => void }
  );

/**
 * A few choices, all in sight, each large enough for a thumb: one of them (radio) or any of them (checkboxes).
 * The error summary leads to the group by its id, which is its name.
 */
export function ThumbChoices(props: ThumbChoicesProps) {
  const { name, id = name, label, hint, error, choices, beside } = props;
  useField(id, error);
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  const isChosen = (value: string) =>
    props.kind === "one" ? props.value === value : props.value.includes(value);
  const choose = (value: string, isOn: boolean) => {
    if (props.kind === "one") props.onChoose(value);
    else props.onChoose(isOn ? [...props.value, value] : props.value.filter((one) => one !== value));
  };
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={styles.group}
      aria-invalid={error !== undefined || undefined}
      aria-describedby={classNames(error && errorId, hint && hintId) || undefined}
    >
      <legend className={styles.legend}>{label}</legend>
      {(hint || beside) && (
        <div className={styles.about}>
          {hint && <p id={hintId}>{hint}</p>}
          {beside}
        </div>
      )}
      <div className={styles.choices}>
        {choices.map(({ value, label: words, note }) => (
          <label key={value} className={styles.choice} data-chosen={isChosen(value)}>
            <input
              type={props.kind === "one" ? "radio" : "checkbox"}
              name={name}
              value={value}
              checked={isChosen(value)}
              onChange={(event) => choose(value, event.target.checked)}
              aria-describedby={note ? `${id}-${value}-note` : undefined}
            />
            <span className={styles.words}>
              {words}
              {note && (
                <span id={`${id}-${value}-note`} className={styles.note}>
                  {note}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <Remark kind="error" id={errorId}>
          {error}
        </Remark>
      )}
    </fieldset>
  );
}
