import { z } from "zod";
import { releaseNumber, type ClaimDeps } from "#lib/domain/callbacks/index.ts";
import { callbackNumberSchema, notANumber } from "../_shared/callback-number.ts";
import type { ConnectFunction } from "../_shared/connect-handler.ts";

const callbackClearInput = z.object({ callback_number: callbackNumberSchema });
type CallbackClearInput = z.infer<typeof callbackClearInput>;

/** Lets a number go after its callback. Letting go what is not held is no failure. */
export const callbackClear: ConnectFunction<ClaimDeps, CallbackClearInput> = {
  name: "callback-clear",
  input: callbackClearInput,
  remembers: false,
  async answer(deps, input, _contact, signal) {
    const { held } = await releaseNumber(
      deps,
      { kind: "system", name: "connect" },
      input.callback_number,
      signal,
    );
    return {
      outcome: "OK",
      values: {
        result: "SUCCESS",
        message: held ? "This number is no longer held." : "This number was not held.",
      },
      notes: { held: String(held) },
    };
  },
  instead: (_call, invalid) => ({
    result: "FAIL",
    message: invalid ? notANumber : "The number could not be let go: the database does not answer.",
  }),
};
