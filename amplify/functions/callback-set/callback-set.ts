import { z } from "zod";
import {
  defaultWindowMinutes,
  holdNumber,
  maxReasonLength,
  maxWindowMinutes,
  type ClaimDeps,
} from "#lib/domain/callbacks/index.ts";
import { lobNamePattern } from "#lib/kernel/lob-name.ts";
import { callbackNumberSchema, notANumber } from "../_shared/callback-number.ts";
import type { ConnectFunction } from "../_shared/connect-handler.ts";

const callbackSetInput = z.object({
  callback_number: callbackNumberSchema,
  // What a flow may pass beside it must never stand in the way of the callback.
  CallbackWindowMinutes: z.coerce.number().int().min(1).max(maxWindowMinutes).catch(defaultWindowMinutes),
  LOB: z.string().regex(lobNamePattern).optional().catch(undefined),
  Reason: z
    .string()
    // Half a character, which cutting may leave too, is none that the database takes.
    .transform((reason) => reason.slice(0, maxReasonLength).toWellFormed())
    .optional()
    .catch(undefined),
});
type CallbackSetInput = z.infer<typeof callbackSetInput>;

/** Holds a number before its callback is queued, and says whether it was held already. */
export const callbackSet: ConnectFunction<ClaimDeps, CallbackSetInput> = {
  name: "callback-set",
  input: callbackSetInput,
  // A number that was held a minute ago may be free by now: nothing is answered from memory.
  remembers: false,
  async answer(deps, input, _contact, signal) {
    const { duplicate } = await holdNumber(
      deps,
      { kind: "system", name: "connect" },
      {
        number: input.callback_number,
        minutes: input.CallbackWindowMinutes,
        lob: input.LOB,
        reason: input.Reason,
      },
      signal,
    );
    return {
      outcome: "OK",
      values: {
        result: "SUCCESS",
        message: duplicate ? "This number is held already." : "This number is held now.",
        duplicate: String(duplicate),
      },
      notes: { duplicate: String(duplicate) },
    };
  },
  instead: (_call, invalid) => ({
    result: "FAIL",
    message: invalid ? notANumber : "The number could not be held: the database does not answer.",
    duplicate: "false",
  }),
};
