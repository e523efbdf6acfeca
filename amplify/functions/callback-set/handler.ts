import { callbackEnvironment } from "#lib/platform/env.ts";
import { claimsForCallers } from "../_shared/callback-number.ts";
import { connectHandler } from "../_shared/connect-handler.ts";
import { callbackSet } from "./callback-set.ts";

export const handler = connectHandler(callbackSet, () => claimsForCallers(callbackEnvironment()));
