import {
  ApiGatewayManagementApiClient,
  PostToConnectionCommand,
} from "@aws-sdk/client-apigatewaymanagementapi";

export type ChatSockets = ReturnType<typeof chatSockets>;

/**
 * The way back to connected customers: the management address of Amazon API Gateway, or the local server that answers
 * as it does.
 */
export function chatSockets(options: { region: string; endpoint: string; local: boolean }) {
  const client = new ApiGatewayManagementApiClient({
    region: options.region,
    endpoint: options.endpoint,
    credentials: options.local ? { accessKeyId: "local", secretAccessKey: "local" } : undefined,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });
  return {
    /** Sends one message as JSON. False when the customer is gone: what was to be said is kept in the session. */
    async post(connection: string, message: object): Promise<boolean> {
      try {
        await client.send(
          new PostToConnectionCommand({
            ConnectionId: connection,
            Data: Buffer.from(JSON.stringify(message)),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === "GoneException") return false;
        throw error;
      }
    },
  };
}
