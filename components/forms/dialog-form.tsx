"use client";

import { useTranslations } from "next-intl";
import type { FormEvent, ReactNode } from "react";
import { Button, type ButtonProps } from "#components/ui/button.tsx";
import { DialogActions } from "#components/ui/dialog-actions.tsx";
import styles from "./dialog-form.module.css";
import { ErrorSummary } from "./error-summary.tsx";
import { keptForm } from "./kept-form.ts";
import type { Refusal } from "./result.ts";

type DialogFormProps = {
  children?: ReactNode;
  refusal: Refusal | undefined;
  isBusy: boolean;
  /** The button that sends it. */
  confirm: Pick<ButtonProps, "kind" | "busyText" | "children">;
  /** Given what was filled in; not called while the last answer is awaited. */
  onSend: (form: FormData) => void;
  onCancel: () => void;
};

/** A form in a dialog: why it was refused, its fields, and at the foot the way out and the way on. */
export function DialogForm({ children, refusal, isBusy, confirm, onSend, onCancel }: DialogFormProps) {
  const common = useTranslations("common");
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // A dialog's events reach the form around it, if there is one, through React's tree.
    event.stopPropagation();
    if (!isBusy) onSend(new FormData(event.currentTarget));
  }
  return (
    <form {...keptForm} className={styles.form} onSubmit={send}>
      <ErrorSummary refusal={refusal} />
      {children}
      <DialogActions>
        <Button type="button" onClick={onCancel}>
          {common("cancel")}
        </Button>
        <Button kind="primary" {...confirm} type="submit" isBusy={isBusy} />
      </DialogActions>
    </form>
  );
}

/** What a dialog says in several points. */
export const DialogFacts = ({ children }: { children: ReactNode }) => (
  <ul className={styles.facts}>{children}</ul>
);
