import { functionEnvironment } from "#lib/platform/env.ts";
import { cleanupDepsOf } from "../_shared/sessions-database.ts";
import { archiveExpired } from "./archive-expired.ts";

export const handler = archiveExpired(() => cleanupDepsOf(functionEnvironment()));
