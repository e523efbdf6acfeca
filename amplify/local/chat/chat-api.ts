import type { RequestListener } from "node:http";
import { chatApi } from "#amplify/functions/chat-api/chat-api.ts";
import { chatApiDeps } from "#amplify/functions/chat-api/deps.ts";
import type { SocketAnswer, SocketEvent } from "#amplify/functions/chat-api/socket-event.ts";
import { idTokens, type IdTokens } from "#lib/platform/id-tokens.ts";
import type { Stack } from "#lib/platform/stack.ts";
import { listen, stopListening } from "../api/listen.ts";
import { stackVariables } from "../stack-variables.ts";
import { chatPage } from "./page.ts";
import { socketGateway } from "./socket-gateway.ts";

const wantedPort = 4_051;

/**
 * chat-api on this machine, with a page to try it on. It has its address before there is a stack, which names it; until
 * then it answers that it is not ready.
 */
export async function openChatApi() {
  let handler = (_event: SocketEvent): Promise<SocketAnswer> => Promise.resolve({ statusCode: 503 });
  let page: RequestListener = (_request, response) => void response.writeHead(503).end();
  let tokens: Pick<IdTokens, "claims"> = { claims: () => Promise.resolve(undefined) };
  const gateway = socketGateway({
    handler: (event) => handler(event),
    tokens: { claims: (token) => tokens.claims(token) },
    elsewhere: (request, response) => page(request, response),
  });
  const port = await listen(gateway.server, wantedPort);
  return {
    url: `ws://localhost:${port}`,
    /** Answers over a stack from now on. */
    serve(stack: Stack): void {
      const variables = stackVariables(stack);
      handler = chatApi(() => chatApiDeps(variables));
      tokens = idTokens({ ...stack.cognito, local: true });
      page = chatPage(stack.cognito);
    },
    async stop(): Promise<void> {
      await gateway.close();
      await stopListening(gateway.server);
    },
  };
}
