import type { IdTokens } from "#lib/platform/id-tokens.ts";
import { log } from "#lib/platform/log.ts";
import { tokenOf } from "../chat-api/socket-event.ts";

/** What Amazon API Gateway asks a Lambda authorizer of `$connect`, as far as ours reads it. */
export type AuthorizerEvent = {
  methodArn: string;
  headers?: Record<string, string | undefined> | null;
  requestContext?: { connectionId?: string };
};

/**
 * Lets customers connect whose ID token the user pool has signed; chat-api is told their `sub` and nothing else.
 * @throws Error `Unauthorized`, which API Gateway answers as 401
 */
export const chatAuthorizer =
  (open: () => Pick<IdTokens, "claims">) =>
  async ({ methodArn, headers, requestContext }: AuthorizerEvent) => {
    const began = performance.now();
    const fields = (outcome: string) => ({
      // The connection's id, as in chat-api's lines.
      ...{ correlationId: requestContext?.connectionId, function: "chat-authorizer", outcome },
      milliseconds: Math.round(performance.now() - began),
    });
    let claims;
    try {
      claims = await open().claims(tokenOf({ headers }));
    } catch (error) {
      log("error", "chat-authorizer could not answer", fields("FAILED"), error);
      throw error;
    }
    log(claims ? "info" : "warn", "chat-authorizer answered", fields(claims ? "OK" : "UNAUTHENTICATED"));
    if (!claims?.sub) throw new Error("Unauthorized");
    return {
      principalId: claims.sub,
      policyDocument: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "execute-api:Invoke", Resource: methodArn }],
      },
      context: { sub: claims.sub },
    };
  };
