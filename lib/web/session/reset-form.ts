import "server-only";
import { currentRequestId } from "../request-id.ts";
import { refusal } from "#lib/web/action.ts";
import { sessionMode, sessionParts } from "./session.ts";
import { addressOfCaller, typed, typedCode } from "./sign-in-form.ts";
import { sendPasswordCode, setForgottenPassword } from "./sign-in.ts";
import type { ResetState } from "./sign-in-state.ts";

export const beginReset: ResetState = { step: "name", name: "" };

/** Whether codes are printed where the console was started, instead of being sent. */
export const codesArePrinted = (): boolean => sessionMode().local;

/**
 * One step of resetting a forgotten password: a name, then the code that was sent and a new password. `done` after
 * the second. Whether anybody bears the name is told by nothing here.
 */
export async function takeResetStep(
  before: ResetState,
  form: FormData,
): Promise<ResetState | { step: "done" }> {
  if (form.get("intent") === "restart") return { ...beginReset, name: before.name };
  const name = before.step === "name" ? typed(form, "name") : before.name;
  try {
    const address = await addressOfCaller();
    if (before.step === "name") {
      await sendPasswordCode(sessionParts(), { name, address });
      return { step: "code", name };
    }
    const newPassword = typed(form, "newPassword", { exact: true });
    await setForgottenPassword(sessionParts(), { name, code: typedCode(form), newPassword, address });
    return { step: "done" };
  } catch (error) {
    const code = typedCode(form) || undefined;
    return {
      step: before.step,
      name,
      code,
      refusal: await refusal(error, { requestId: await currentRequestId() }),
    };
  }
}
