"use server";

import { takeCodesStep } from "#lib/web/session/one-time-codes-form.ts";
import type { CodesState } from "#lib/web/session/sign-in-state.ts";

/** Switches one's own one-time codes on or off, a step at a time. */
export async function changeCodes(before: CodesState, form: FormData): Promise<CodesState> {
  return takeCodesStep(before, form);
}
