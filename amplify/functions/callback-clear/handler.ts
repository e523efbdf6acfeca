import { callbackEnvironment } from "#lib/platform/env.ts";
import { claimsForCallers } from "../_shared/callback-number.ts";
import { connectHandler } from "../_shared/connect-handler.ts";
import { callbackClear } from "./callback-clear.ts";

export const handler = connectHandler(callbackClear, () => claimsForCallers(callbackEnvironment()));
