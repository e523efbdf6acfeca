import { groups, parseLobs, type Actor, type Group } from "#lib/kernel/actor.ts";

/** What Amazon API Gateway (REST, proxy integration) hands to a function, as far as ours reads it. */
export type GatewayEvent = {
  httpMethod: string;
  /** The template that matched: `/sessions/{sessionId}`. */
  resource: string;
  pathParameters: Record<string, string | undefined> | null;
  multiValueQueryStringParameters: Record<string, string[] | undefined> | null;
  /** As the caller spelled their names. */
  headers: Record<string, string | undefined> | null;
  body: string | null;
  isBase64Encoded: boolean;
  requestContext: {
    requestId: string;
    authorizer?: { claims?: Record<string, string | undefined> } | null;
  };
};

export type GatewayAnswer = { statusCode: number; headers: Record<string, string>; body: string };

/** The headers by their names in lower case. */
export const headersOf = ({ headers }: Pick<GatewayEvent, "headers">): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));

const isGroup = (name: string): name is Group => (groups as readonly string[]).includes(name);

/**
 * Who asks, from the claims that the authorizer has verified; undefined without an ID token's claims.
 * The authorizer of a REST API gives lists as one string, its parts separated by commas.
 */
export function actorOf({ requestContext }: GatewayEvent): Extract<Actor, { kind: "user" }> | undefined {
  const claims = requestContext.authorizer?.claims;
  const name = claims?.["cognito:username"];
  if (!name || claims.token_use !== "id") return undefined;
  return {
    kind: "user",
    name,
    groups: (claims["cognito:groups"] ?? "").split(",").filter(isGroup),
    lobs: parseLobs(claims["custom:lobs"]),
  };
}
