import { tokenEnvironment } from "#lib/platform/env.ts";
import { idTokens, type IdTokens } from "#lib/platform/id-tokens.ts";
import { chatAuthorizer } from "./chat-authorizer.ts";

let tokens: IdTokens | undefined;

export const handler = chatAuthorizer(() => (tokens ??= idTokens(tokenEnvironment())));
