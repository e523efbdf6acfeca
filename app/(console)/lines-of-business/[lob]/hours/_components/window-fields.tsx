"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useField } from "#components/ui/use-field.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Remark } from "#components/ui/remark.tsx";
import type { Times } from "#lib/domain/lines-of-business/browser.ts";
import { typedTime } from "./typed-time.ts";
import { endNote } from "./week-words.ts";
import styles from "./week.module.css";

type TimeInputProps = {
  id: string;
  label: string;
  value: string;
  error?: string;
  noteId?: string;
  onChange: (time: string) => void;
};

/**
 * A time of 24 hours, as it is drawn: the browser's own field would show it in the browser's language. What is typed
 * stays as typed until the field is left, and is understood meanwhile.
 */
function TimeInput({ id, label, value, error, noteId, onChange }: TimeInputProps) {
  const [typing, setTyping] = useState<string>();
  useField(id, error);
  return (
    <>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        placeholder="--:--"
        maxLength={8}
        id={id}
        name={id}
        className={classNames("amplify-input", styles.time)}
        value={typing ?? value}
        onChange={(event) => {
          setTyping(event.target.value);
          onChange(typedTime(event.target.value) ?? event.target.value);
        }}
        onBlur={() => setTyping(undefined)}
        aria-invalid={error !== undefined}
        aria-describedby={classNames(error && `${id}-error`, noteId) || undefined}
      />
    </>
  );
}

type Props = {
  times: Times;
  /** What the window belongs to, e.g. `Monday` or the holiday's name. */
  of: string;
  /** Which of several it is; absent where there is one. */
  count?: number;
  idOf: (at: keyof Times) => string;
  errorOf: (field: string) => string | undefined;
  onChange: (times: Partial<Times>) => void;
  onRemove?: () => void;
};

/** From when to when, typed; says where it ends at midnight or on the next day. */
export function WindowFields({ times, of, count, idOf, errorOf, onChange, onRemove }: Props) {
  const t = useTranslations("hours.week");
  const note = endNote(times);
  const noteId = note && `${idOf("End")}-note`;
  const errors = (["Start", "End"] as const).flatMap((at) => {
    const error = errorOf(idOf(at));
    return error ? [{ id: idOf(at), error }] : [];
  });
  const name = count === undefined ? of : t("numbered", { of, count });
  return (
    <div className={styles.window}>
      <div className={styles.fields}>
        <TimeInput
          id={idOf("Start")}
          label={t("from", { of: name })}
          value={times.Start}
          error={errorOf(idOf("Start"))}
          onChange={(Start) => onChange({ Start })}
        />
        <span aria-hidden="true">–</span>
        <TimeInput
          id={idOf("End")}
          label={t("to", { of: name })}
          value={times.End}
          error={errorOf(idOf("End"))}
          noteId={noteId}
          onChange={(End) => onChange({ End })}
        />
        {onRemove && (
          <Button
            small
            kind="link"
            type="button"
            className={styles.remove}
            aria-label={t("remove", { of: name, start: times.Start, end: times.End })}
            title={t("removeShort")}
            icon={<X aria-hidden="true" />}
            onClick={onRemove}
          />
        )}
      </div>
      {note && (
        <p id={noteId} className={styles.note}>
          {t(note)}
        </p>
      )}
      {errors.map(({ id, error }) => (
        <Remark key={id} kind="error" id={`${id}-error`}>
          {error}
        </Remark>
      ))}
    </div>
  );
}
