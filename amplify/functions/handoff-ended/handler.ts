import { functionEnvironment } from "#lib/platform/env.ts";
import { handoffServices } from "../_shared/handoff-services.ts";
import { handoffEnded } from "./handoff-ended.ts";

export const handler = handoffEnded(() => handoffServices(functionEnvironment()));
