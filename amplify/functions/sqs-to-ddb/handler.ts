import { functionEnvironment } from "#lib/platform/env.ts";
import { sqsToDdb, vanityStoreOf } from "./sqs-to-ddb.ts";

export const handler = sqsToDdb(() => vanityStoreOf(functionEnvironment()));
