"use client";

import { useField } from "./use-field.ts";
import { classNames } from "./class-names.ts";
import type { FieldProps } from "./field-props.ts";
import { Remark } from "./remark.tsx";
import { SwitchTrack } from "./switch-track.tsx";
import styles from "./switch-field.module.css";

type SwitchFieldProps = Omit<FieldProps, "optional"> & {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** What is said beside the switch, e.g. "On" and "Off". */
  words: { on: string; off: string };
  className?: string;
};

/**
 * On or off, as something that is so rather than something that is agreed to. Amplify UI's own is a checkbox that
 * looks like a switch: here assistive technology hears one, with its hint and its error.
 */
export function SwitchField(props: SwitchFieldProps) {
  const { name, id = name, label, hint, error, isOn, onChange, words, className } = props;
  useField(id, error);
  const [labelId, hintId, errorId] = [`${id}-label`, `${id}-hint`, `${id}-error`];
  return (
    <div className={classNames(styles.field, className)}>
      <button
        type="button"
        role="switch"
        id={id}
        name={name}
        aria-checked={isOn}
        aria-labelledby={labelId}
        aria-describedby={classNames(error && errorId, hint && hintId) || undefined}
        className={styles.switch}
        onClick={() => onChange(!isOn)}
      >
        <SwitchTrack />
        <span id={labelId} className={styles.label}>
          {label}
        </span>
        <span aria-hidden="true" className={styles.word}>
          {isOn ? words.on : words.off}
        </span>
      </button>
      {hint && (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && (
        <Remark kind="error" id={errorId} className={styles.error}>
          {error}
        </Remark>
      )}
    </div>
  );
}
