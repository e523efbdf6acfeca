import type { FormEventHandler } from "react";
import type { Refusal } from "#components/forms/result.ts";

export type FormAction<State> = (before: State, form: FormData) => Promise<State>;

/** A form's state, and what its `<form>` is given to change it. */
export type FormState<State> = {
  state: State;
  form: { action: (form: FormData) => void } | { onSubmit: FormEventHandler<HTMLFormElement> };
  /** Where React does not know it by itself. */
  isBusy?: boolean;
};

export const unreachable = (message: string): Refusal => ({
  ok: false,
  code: "UNREACHABLE",
  message,
  fieldErrors: {},
});
