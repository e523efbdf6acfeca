"use client";

import { Search } from "lucide-react";
import { useActionState, type ReactNode } from "react";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { findNumberAction } from "../actions.ts";
import styles from "./numbers.module.css";
import type { FindingPlace } from "./places.ts";

type Props = {
  place: FindingPlace;
  /** Names the form. */
  label: string;
  hint: string;
  field: string;
  button: string;
  /** More fields of the question. */
  children?: ReactNode;
};

/** Asks for a number and leads to what is known of it; the number goes into no address. */
export function FindNumber({ place, label, hint, field, button, children }: Props) {
  const [state, send] = useActionState(findNumberAction, { typed: "" });
  return (
    <form action={send} className={styles.find} aria-label={label} noValidate>
      <input type="hidden" name="place" value={place} />
      <TextField
        name="number"
        id={`${place}-number`}
        className={styles.field}
        type="tel"
        label={field}
        hint={hint}
        // A form that was refused is emptied by React: what was typed comes back with the refusal.
        key={state.typed}
        defaultValue={state.typed}
        error={state.error}
        autoComplete="off"
      />
      {children}
      <SubmitButton kind="default" icon={<Search aria-hidden="true" />}>
        {button}
      </SubmitButton>
    </form>
  );
}
