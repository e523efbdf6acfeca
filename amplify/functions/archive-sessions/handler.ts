import { functionEnvironment } from "#lib/platform/env.ts";
import { cleanupDepsOf } from "../_shared/sessions-database.ts";
import { archiveBatch } from "./archive-sessions.ts";

export const handler = archiveBatch(() => cleanupDepsOf(functionEnvironment()));
