"use client";

import { useLocale, useTranslations } from "next-intl";
import { unstable_rethrow } from "next/navigation";
import { useActionState, useState, useSyncExternalStore } from "react";
import type { Refusal } from "#components/forms/result.ts";
import { unreachable, type FormAction, type FormState } from "./form-state.ts";

const neverChanges = () => () => undefined;

/**
 * A server action's state over its form. The form is sent as it is when no script has come yet; with script, a
 * server that cannot be reached becomes a refusal instead of an error page.
 */
export function useFormAction<State extends { refusal?: Refusal }>(
  action: FormAction<State>,
  initial: State,
): FormState<State> {
  const t = useTranslations("common");
  const locale = useLocale();
  const [spoken, setSpoken] = useState(locale);
  const guarded: FormAction<State> = async (before, form) => {
    setSpoken(locale);
    try {
      return await action(before, form);
    } catch (error) {
      unstable_rethrow(error);
      return { ...before, refusal: unreachable(t("unreachable")) };
    }
  };
  // Only the action itself can be rendered into a form that works without script.
  const hasScript = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const [state, send] = useActionState<State, FormData>(
    (hasScript ? guarded : action) as (before: Awaited<State>, form: FormData) => Promise<State>,
    initial as Awaited<State>,
  );
  // Whoever changes the language does not read on in the other one.
  const shown = spoken === locale ? state : { ...state, refusal: undefined };
  return { state: shown, form: { action: send } };
}
