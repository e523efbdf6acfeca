import { vanityEnvironment } from "#lib/platform/env.ts";
import { connectHandler } from "../_shared/connect-handler.ts";
import { vanityForCallers, vanityToSqs } from "./vanity-to-sqs.ts";

export const handler = connectHandler(vanityToSqs, () => vanityForCallers(vanityEnvironment()));
