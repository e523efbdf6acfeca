"use client";

import { useTranslations } from "next-intl";
import type { FormEvent, ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import styles from "./confirm-form.module.css";
import { ErrorSummary } from "./error-summary.tsx";
import { keptForm } from "./kept-form.ts";
import type { Refusal } from "./result.ts";

type ConfirmFormProps = {
  /** What goes, and what stays. */
  children: ReactNode;
  /** Asks for something to be typed, e.g. the name of what goes; without it the button is enough. */
  typed?: { label: string; error: string | undefined };
  refusal: Refusal | undefined;
  isBusy: boolean;
  words: { confirm: string; busy: string };
  /** Given what was typed, undefined where nothing is asked for. */
  onConfirm: (typed: string | undefined) => void;
  onCancel: () => void;
};

/** The form of a dialog that asks before something goes: what that means, what is typed to confirm, and a way out. */
export function ConfirmForm({
  children,
  typed,
  refusal,
  isBusy,
  words,
  onConfirm,
  onCancel,
}: ConfirmFormProps) {
  const common = useTranslations("common");
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // A dialog's events reach the form around it, if there is one, through React's tree.
    event.stopPropagation();
    if (isBusy) return;
    const confirmation = new FormData(event.currentTarget).get("confirmation");
    onConfirm(typeof confirmation === "string" ? confirmation : undefined);
  }
  return (
    <form {...keptForm} className={styles.form} onSubmit={send}>
      <ErrorSummary refusal={refusal} />
      {children}
      {typed && (
        <TextField
          name="confirmation"
          label={typed.label}
          error={typed.error}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      <div className={styles.buttons}>
        <Button type="button" onClick={onCancel}>
          {common("cancel")}
        </Button>
        <Button kind="danger" type="submit" isBusy={isBusy} busyText={words.busy}>
          {words.confirm}
        </Button>
      </div>
    </form>
  );
}

/** What a {@link ConfirmForm} says in several points. */
export const ConfirmFacts = ({ children }: { children: ReactNode }) => (
  <ul className={styles.facts}>{children}</ul>
);
