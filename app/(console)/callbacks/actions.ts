"use server";

import { z } from "zod";
import { clearCallback, clearCallbackInput } from "#lib/domain/callbacks/index.ts";
import { handleSchema, numberOf } from "#lib/domain/numbers/index.ts";
import { consoleAction } from "#lib/web/action.ts";

/** Lets the number of a handle go. */
export const clearCallbackAction = consoleAction(
  clearCallbackInput.omit({ number: true }).extend({ handle: handleSchema, seen: z.string().max(40) }),
  (deps, actor, { handle, ...input }) =>
    clearCallback(deps, actor, { ...input, number: numberOf(deps, handle) }),
);
