"use server";

import { redirect } from "next/navigation";
import { nextPath } from "#lib/web/session/next-path.ts";
import { endSession, takeStep } from "#lib/web/session/sign-in-form.ts";
import { takeResetStep } from "#lib/web/session/reset-form.ts";
import type { ResetState, SignInState } from "#lib/web/session/sign-in-state.ts";

/** One step of the sign-in page; the last one leads to where the person wanted to go. */
export async function signIn(before: SignInState, form: FormData): Promise<SignInState> {
  const state = await takeStep(before, form);
  if (state.step === "done") redirect(nextPath(form.get("next")));
  return state;
}

/**
 * The same steps without leaving the page, for a session that ended under somebody's hands.
 * Only the person named in `expected` may go on: what is typed on the page is theirs.
 */
export async function signInAgain(before: SignInState, form: FormData): Promise<SignInState> {
  const expected = form.get("expected");
  return takeStep(before, form, typeof expected === "string" ? expected : "");
}

/** Ends the session at Amazon Cognito and in the browser. */
export async function signOut(): Promise<never> {
  await endSession();
  redirect("/sign-in?signed-out=1");
}

/** One step of resetting a forgotten password; the last one leads to signing in with the new one. */
export async function resetPassword(before: ResetState, form: FormData): Promise<ResetState> {
  const state = await takeResetStep(before, form);
  if (state.step === "done") redirect("/sign-in?password-set=1");
  return state;
}
