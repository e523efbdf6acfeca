import { functionEnvironment } from "#lib/platform/env.ts";
import { findableOf } from "../_shared/sessions-database.ts";
import { findCleanable } from "./find-cleanable-sessions.ts";

export const handler = findCleanable(() => findableOf(functionEnvironment()));
