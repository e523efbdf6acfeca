import { sessionApiDeps } from "./deps.ts";
import { handlers } from "./operations.ts";
import { sessionApi } from "./session-api.ts";

export const handler = sessionApi(handlers, () => sessionApiDeps());
