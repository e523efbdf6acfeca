import { functionEnvironment } from "#lib/platform/env.ts";
import { connectHandler } from "../_shared/connect-handler.ts";
import { getLineOfBusiness, lineOfBusinessForCallers } from "./get-line-of-business.ts";

export const handler = connectHandler(getLineOfBusiness, () =>
  lineOfBusinessForCallers(functionEnvironment()),
);
