import { functionEnvironment } from "#lib/platform/env.ts";
import { handoffServices } from "../_shared/handoff-services.ts";
import { handoffOffers } from "./handoff-offers.ts";

export const handler = handoffOffers(() => handoffServices(functionEnvironment()));
