import type { Route } from "cognito-local/lib/server/Router.js";

/** Operation of Amazon Cognito's JSON protocol → what answers it. */
export type Targets = Record<string, Route>;
