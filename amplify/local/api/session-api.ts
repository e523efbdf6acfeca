import { createServer, type RequestListener } from "node:http";
import { sessionApiDeps } from "#amplify/functions/session-api/deps.ts";
import { handlers } from "#amplify/functions/session-api/operations.ts";
import { sessionApi } from "#amplify/functions/session-api/session-api.ts";
import { idTokens } from "#lib/platform/id-tokens.ts";
import type { Stack } from "#lib/platform/stack.ts";
import { stackVariables } from "../stack-variables.ts";
import { sessionGateway } from "./gateway.ts";
import { listen, stopListening } from "./listen.ts";

const wantedPort = 4_001;

/**
 * session-api on this machine. It has its address before there is a stack, which names it; until then it answers
 * that it is not ready.
 */
export async function openSessionApi() {
  let answer: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => void answer(request, response));
  const port = await listen(server, wantedPort);
  return {
    url: `http://localhost:${port}`,
    /** Answers over a stack from now on. */
    serve(stack: Stack): void {
      const variables = stackVariables(stack);
      answer = sessionGateway({
        handler: sessionApi(handlers, () => sessionApiDeps(variables)),
        tokens: idTokens({ ...stack.cognito, local: true }),
      });
    },
    stop: () => stopListening(server),
  };
}
