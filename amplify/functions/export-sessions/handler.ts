import { functionEnvironment } from "#lib/platform/env.ts";
import { exportDepsOf } from "../_shared/sessions-database.ts";
import { exportSessions } from "./export-sessions.ts";

export const handler = exportSessions(() => exportDepsOf(functionEnvironment()));
