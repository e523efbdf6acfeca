"use client";

import type { ReactNode } from "react";
import type { ButtonProps } from "#components/ui/button.tsx";
import { DialogButton, type DialogButtonProps } from "#components/ui/dialog-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { DialogForm } from "./dialog-form.tsx";
import { formText } from "./form-text.ts";
import type { FormResult } from "./result.ts";
import { useSubmit } from "./use-submit.ts";

/** `confirmation` is what was typed, undefined where nothing is asked for. */
type Sent = { requestId: string; confirmation: string | undefined };

type QuestionProps<Output> = {
  /** Calls the server action. */
  action: (sent: Sent) => Promise<FormResult<Output>>;
  /** The button that does it. */
  confirm: Pick<ButtonProps, "kind" | "busyText" | "children">;
  /** Asks for something to be typed, e.g. the name of what goes; without it the button is enough. */
  typed?: string;
  /** What goes, and what stays. */
  children?: ReactNode;
  /** Once it is done and the dialog closed. */
  onDone?: (output: Output) => void;
};

type AskFirstProps<Output> = Omit<DialogButtonProps, "children" | "isWide"> & QuestionProps<Output>;

function Question<Output>(props: QuestionProps<Output> & { onClose: () => void }) {
  const { action, confirm, typed, children, onDone, onClose } = props;
  const { submit, isBusy, refusal, errorOf } = useSubmit(action);
  async function send(form: FormData) {
    const confirmation = typed ? formText(form, "confirmation") : undefined;
    const result = await submit({ requestId: crypto.randomUUID(), confirmation });
    if (!result.ok) return;
    onClose();
    onDone?.(result.output);
  }
  return (
    <DialogForm
      refusal={refusal}
      isBusy={isBusy}
      confirm={confirm}
      onSend={(form) => void send(form)}
      onCancel={onClose}
    >
      {children}
      {typed && (
        <TextField
          name="confirmation"
          label={typed}
          error={errorOf("confirmation")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
    </DialogForm>
  );
}

/**
 * A button that does something after saying in a dialog what follows. Refused, the dialog stays and says why; done,
 * it closes.
 */
export const AskFirst = <Output,>({ button, title, description, ...question }: AskFirstProps<Output>) => (
  <DialogButton button={button} title={title} description={description}>
    {(close) => <Question {...question} onClose={close} />}
  </DialogButton>
);
