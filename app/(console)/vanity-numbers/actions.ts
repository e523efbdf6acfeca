"use server";

import { formText } from "#components/forms/form-text.ts";
import {
  decideRefused,
  decideRefusedInput,
  revealRecord,
  revealRecordInput,
  tryNumber,
  tryNumberInput,
  type ExplainedVanity,
} from "#lib/domain/vanity-history/index.ts";
import { consoleAction } from "#lib/web/action.ts";

export const revealRecordAction = consoleAction(revealRecordInput, revealRecord, { isRead: true });
export const decideRefusedAction = consoleAction(decideRefusedInput, decideRefused);

const make = consoleAction(
  tryNumberInput,
  (_deps, actor, input) => Promise.resolve(tryNumber(actor, input)),
  { isRead: true },
);

/** What the form shows again: what was typed, and the five or why there are none. */
export type Tried = { typed: string; language: string; numbers?: ExplainedVanity[]; error?: string };

/** Makes the five of a number that was typed. Works without script. */
export async function tryNumberAction(_before: Tried, form: FormData): Promise<Tried> {
  const [typed, language] = [formText(form, "number"), formText(form, "language")];
  const result = await make({ number: typed, language: language === "es" ? "es" : "en" });
  if (result.ok) return { typed, language, numbers: result.output };
  return { typed, language, error: result.fieldErrors.number ?? result.message };
}
