"use client";

import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import type { Refusal } from "#components/forms/result.ts";
import { unreachable, type FormAction, type FormState } from "./form-state.ts";

/**
 * As `useFormAction`, for a form over a save that waits for it. React holds back the outcome of every form action
 * until those under way are over, and that save is not over before this form is: so it is sent by hand.
 */
export function useFormInPlace<State extends { refusal?: Refusal }>(
  action: FormAction<State>,
  initial: State,
): FormState<State> {
  const t = useTranslations("common");
  const [state, setState] = useState(initial);
  const [isBusy, setBusy] = useState(false);

  const send = async (form: FormData) => {
    setBusy(true);
    // A server action called within the event would make React hold the form as pending, see above.
    await Promise.resolve();
    try {
      setState(await action(state, form));
    } catch {
      setState({ ...state, refusal: unreachable(t("unreachable")) });
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // React hands events of a portal up to the page's own form, which must not take this for its own.
    event.stopPropagation();
    if (!isBusy) void send(new FormData(event.currentTarget, event.nativeEvent.submitter));
  };
  return { state, form: { onSubmit }, isBusy };
}
