import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import {
  chatProtocol,
  tokenOf,
  type SocketAnswer,
  type SocketEvent,
} from "#amplify/functions/chat-api/socket-event.ts";
import type { IdTokens } from "#lib/platform/id-tokens.ts";

/** As much as Amazon API Gateway lets through at once. */
const maxPayload = 128 * 1_024;
/** The routes that are deployed; whatever else is asked for goes to `$default`. */
export const routes = ["sendMessage", "getTurns"] as const;

const connectionPath = /^\/@connections\/([^/]+)$/;
const reasons: Record<number, string> = { 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden" };

export type SocketGatewayOptions = {
  handler: Handler;
  /** Stands in for the authorizer of `$connect`. */
  tokens: Pick<IdTokens, "claims">;
  /** Answers every other address. */
  elsewhere: RequestListener;
};
type Handler = (event: SocketEvent) => Promise<SocketAnswer>;

const headersOf = (request: IncomingMessage) =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join() : value,
    ]),
  );

const routeOf = (body: string): string => {
  try {
    const { action } = JSON.parse(body) as { action?: unknown };
    return routes.find((route) => route === action) ?? "$default";
  } catch {
    return "$default";
  }
};

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${reasons[status] ?? "Error"}\r\nConnection: close\r\n\r\n`);
}

/**
 * Stands in for Amazon API Gateway's WebSocket API in front of chat-api: `$connect` before a socket is opened,
 * messages by their `action`, `$disconnect` when it closes, and `@connections` for the way back.
 */
export function socketGateway({ handler, tokens, elsewhere }: SocketGatewayOptions) {
  const sockets = new Map<string, WebSocket>();
  const pending = new Set<Promise<unknown>>();
  const accepting = new WebSocketServer({
    noServer: true,
    maxPayload,
    handleProtocols: (offered) => (offered.has(chatProtocol) ? chatProtocol : false),
  });
  const domainName = () => `localhost:${(server.address() as { port: number } | null)?.port ?? 0}`;

  const call = (
    routeKey: string,
    connectionId: string,
    more: Partial<SocketEvent> = {},
    authorizer?: { sub?: string },
  ) => {
    const requestId = crypto.randomUUID();
    const context = {
      routeKey,
      connectionId,
      requestId,
      domainName: domainName(),
      stage: "local",
      authorizer,
    };
    const asked = handler({ requestContext: context, ...more }).catch(() => ({ statusCode: 500 }));
    pending.add(asked);
    return asked.finally(() => pending.delete(asked));
  };

  function speak(id: string, socket: WebSocket): void {
    sockets.set(id, socket);
    socket.on("message", (data: Buffer) => {
      const body = data.toString("utf8");
      void call(routeOf(body), id, { body });
    });
    // Too large a message closes the socket, as there.
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      sockets.delete(id);
      void call("$disconnect", id);
    });
  }

  async function connect(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const id = Buffer.from(crypto.randomUUID()).toString("base64").slice(0, 15) + "=";
    const { searchParams } = new URL(request.url ?? "/", "http://gateway");
    const headers = headersOf(request);
    const claims = await tokens.claims(tokenOf({ headers }));
    if (!claims) return refuse(socket, 401);
    const event = { headers, queryStringParameters: Object.fromEntries(searchParams) };
    const { statusCode } = await call("$connect", id, event, { sub: claims.sub });
    if (statusCode !== 200) return refuse(socket, statusCode);
    // Who has gone meanwhile was connected all the same.
    if (socket.destroyed) return void (await call("$disconnect", id));
    accepting.handleUpgrade(request, socket, head, (opened) => speak(id, opened));
  }

  const server: Server = createServer((request, response) => {
    const id = connectionPath.exec(
      decodeURIComponent(new URL(request.url ?? "/", "http://gateway").pathname),
    )?.[1];
    if (id === undefined) return void elsewhere(request, response);
    const socket = sockets.get(id);
    if (!socket) return void response.writeHead(410, { "x-amzn-errortype": "GoneException" }).end("{}");
    if (request.method === "DELETE") {
      socket.close();
      return void response.writeHead(204).end();
    }
    void bytesOf(request).then((data) => {
      socket.send(data.toString("utf8"));
      response.writeHead(200).end();
    });
  });
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    void connect(request, socket, head);
  });

  return {
    server,
    /** Closes every socket, and waits for what is under way. */
    async close(): Promise<void> {
      for (const socket of sockets.values()) socket.terminate();
      while (pending.size > 0 || sockets.size > 0) {
        await Promise.all(pending);
        await new Promise((done) => setImmediate(done));
      }
    },
  };
}
