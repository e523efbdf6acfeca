import { functionEnvironment } from "#lib/platform/env.ts";
import { connectHandler } from "../_shared/connect-handler.ts";
import { getPrompts, promptsForCallers } from "./get-prompts.ts";

export const handler = connectHandler(getPrompts, () => promptsForCallers(functionEnvironment()));
