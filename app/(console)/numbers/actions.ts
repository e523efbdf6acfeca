"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { formText } from "#components/forms/form-text.ts";
import { readCallbackNumber } from "#lib/domain/callbacks/index.ts";
import { revealNumber, revealNumberInput } from "#lib/domain/numbers/index.ts";
import { consoleAction } from "#lib/web/action.ts";
import { foundPath, isPlace, type Found } from "./_components/places.ts";

export const revealNumberAction = consoleAction(revealNumberInput, revealNumber, { isRead: true });

const sealTyped = consoleAction(
  z.object({ number: z.string().max(100, { error: "callbacks.number" }) }),
  ({ numbers }, _actor, { number }) => Promise.resolve(numbers.seal(readCallbackNumber(number))),
  { isRead: true },
);

/** Leads from a number that was typed to its address, in which it cannot be read. Works without script. */
export async function findNumberAction(_before: Found, form: FormData): Promise<Found> {
  const [typed, place] = [formText(form, "number"), formText(form, "place")];
  const sealed = await sealTyped({ number: typed });
  if (sealed.ok && isPlace(place)) redirect(foundPath(place, sealed.output, form));
  return { typed, error: sealed.ok ? undefined : (sealed.fieldErrors.number ?? sealed.message) };
}
