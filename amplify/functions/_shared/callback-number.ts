import { z } from "zod";
import { callbackClaims, callbackNumberPattern, type ClaimDeps } from "#lib/domain/callbacks/index.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import type { CallbackEnvironment } from "#lib/platform/env.ts";
import { callersDatabase } from "./callers-database.ts";

/** E.164, required. */
export const callbackNumberSchema = z.string().trim().regex(callbackNumberPattern);

export const notANumber = "callback_number is not a telephone number in E.164, such as +12025550143.";

/** What callback-set and callback-clear use: one table. */
export const claimsForCallers = (environment: CallbackEnvironment): ClaimDeps => ({
  claims: callbackClaims(callersDatabase(environment), environment.callbackTable),
  clock: systemClock,
});
