"use client";

import { useTranslations } from "next-intl";
import { unstable_rethrow } from "next/navigation";
import { useCallback, useState, useTransition } from "react";
import type { FormResult, Refusal } from "./result.ts";
import { useSignInAgain } from "./sign-in-again.ts";

type Action<Input, Output> = (input: Input) => Promise<FormResult<Output>>;

/**
 * Calls a server action from a form, and keeps what it answered. A server that cannot be reached becomes
 * a refusal as any other: what was typed stays, and can be sent again. A session that has ended is begun again
 * in place, and the action called once more.
 * `submit` resolves with the answer; `errorOf` gives a field's sentence.
 */
export function useSubmit<Input, Output>(action: Action<Input, Output>) {
  const t = useTranslations("common");
  const [refusal, setRefusal] = useState<Refusal>();
  const [isBusy, startTransition] = useTransition();
  const signInAgain = useSignInAgain();

  const submit = useCallback(
    (input: Input) =>
      new Promise<FormResult<Output>>((resolve) => {
        startTransition(async () => {
          try {
            let result = await action(input);
            // A session that ended under somebody's hands costs a password, and nothing that was typed.
            if (!result.ok && result.code === "UNAUTHENTICATED" && (await signInAgain()))
              result = await action(input);
            setRefusal(result.ok ? undefined : result);
            resolve(result);
          } catch (error) {
            // A redirect of the action: React follows it when it is thrown here. The page is left,
            // so nobody waits for the answer any more.
            unstable_rethrow(error);
            const unreachable: Refusal = {
              ok: false,
              code: "UNREACHABLE",
              message: t("unreachable"),
              fieldErrors: {},
            };
            setRefusal(unreachable);
            resolve(unreachable);
          }
        });
      }),
    [action, signInAgain, t],
  );

  return {
    submit,
    isBusy,
    refusal,
    clear: useCallback(() => setRefusal(undefined), []),
    errorOf: (field: string) => refusal?.fieldErrors[field],
  };
}
