/** What Amazon API Gateway (WebSocket) hands to a function, as far as ours reads it. */
export type SocketEvent = {
  requestContext: {
    routeKey: string;
    connectionId: string;
    requestId: string;
    domainName: string;
    stage: string;
    /** What the authorizer says of who connects; with `$connect`. */
    authorizer?: { sub?: string } | null;
  };
  /** With `$connect` only. */
  headers?: Record<string, string | undefined> | null;
  queryStringParameters?: Record<string, string | undefined> | null;
  body?: string | null;
};
export type SocketAnswer = { statusCode: number; headers?: Record<string, string>; body?: string };

/** The subprotocol of a chat. */
export const chatProtocol = "chat";

/**
 * The ID token with which somebody connects. A browser can send no header of ours with a socket, and an address is
 * written into logs: the token is the second subprotocol that it offers, after `chat`.
 */
export function tokenOf({ headers }: Pick<SocketEvent, "headers">): string | undefined {
  const named = Object.entries(headers ?? {}).find(
    ([name]) => name.toLowerCase() === "sec-websocket-protocol",
  );
  const [protocol, token] = (named?.[1] ?? "").split(",").map((one) => one.trim());
  return protocol === chatProtocol ? token : undefined;
}
