import { Construct } from "constructs";
import { tokenVariables, type TokenEnvironment } from "#lib/platform/env.ts";
import { defineFunction } from "../_shared/connect-function.ts";

/** chat-authorizer reads tokens, and may do nothing but write its log. */
export const defineChatAuthorizer = (scope: Construct, tokens: Omit<TokenEnvironment, "local">) =>
  defineFunction(new Construct(scope, "ChatAuthorizer"), {
    name: "chat-authorizer",
    timeout: 5,
    environment: tokenVariables(tokens),
    permissions: [],
  });
