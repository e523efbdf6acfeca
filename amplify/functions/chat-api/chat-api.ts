import {
  connectChat,
  leaveChat,
  speakInChat,
  turnsInChat,
  type ChatDeps,
  type ChatTurns,
} from "#lib/domain/chats/index.ts";
import type { Turn } from "#lib/domain/sessions/index.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import type { ChatSockets } from "#lib/platform/chat-sockets.ts";
import { log } from "#lib/platform/log.ts";
import { connectInput, customerClaims, getTurnsInput, sendMessageInput } from "./chat-messages.ts";
import { chatProtocol, type SocketAnswer, type SocketEvent } from "./socket-event.ts";

export type ChatApiDeps = ChatDeps & {
  /** The way back to the customer, through the gateway that the event came from. */
  sockets: (event: SocketEvent) => Pick<ChatSockets, "post">;
};

/** Amazon API Gateway closes a socket for a larger message by itself; 128 KB are far more than anybody says. */
const mostCharacters = 128 * 1_024;

/** What of a turn leaves. */
const presentTurn = ({ turn_id, role, content, created_at, client_id }: Turn) => ({
  turn_id,
  role,
  content,
  created_at,
  ...(role === "customer" ? { client_id } : {}),
});
const presentTurns = ({ status, turns }: ChatTurns) => ({
  type: "turns",
  status,
  turns: turns.map(presentTurn),
});

const words: Record<string, string> = {
  VALIDATION: "The message is not what a chat understands.",
  CONFLICT: "This conversation is over.",
  NOT_FOUND: "This conversation is not open.",
  FORBIDDEN: "This conversation is not yours.",
  UNAVAILABLE: "That could not be stored just now: send it again.",
  FAILED: "Something went wrong: send it again.",
};

const parsed = (body: string | null | undefined): unknown => {
  try {
    return (body ?? "").length > mostCharacters ? undefined : JSON.parse(body ?? "");
  } catch {
    return undefined;
  }
};

async function connect(deps: ChatApiDeps, event: SocketEvent): Promise<SocketAnswer> {
  const customer = customerClaims.safeParse(event.requestContext.authorizer);
  if (!customer.success) return { statusCode: 401 };
  const asked = connectInput.safeParse(event.queryStringParameters ?? {});
  if (!asked.success) return { statusCode: 400 };
  const { session = crypto.randomUUID(), ...wish } = asked.data;
  const { connectionId, requestId } = event.requestContext;
  const connection = { connection_id: connectionId, session_id: session, customer_id: customer.data.sub };
  await connectChat(deps, { ...connection, ...wish, requestId });
  return { statusCode: 200, headers: { "Sec-WebSocket-Protocol": chatProtocol } };
}

/** Does what a message asks for. What the customer hears is sent after it is stored. */
async function message(deps: ChatApiDeps, event: SocketEvent): Promise<SocketAnswer> {
  const { connectionId: connection_id } = event.requestContext;
  const { post } = deps.sockets(event);
  const body = parsed(event.body);
  const said = sendMessageInput.safeParse(body);
  const asked = getTurnsInput.safeParse(body);
  const given = (body as { client_id?: unknown } | null | undefined)?.client_id;
  const client_id = said.data?.client_id ?? (typeof given === "string" ? given.slice(0, 64) : undefined);
  try {
    if (said.success) {
      const answer = await speakInChat(deps, { connection_id, ...said.data });
      await post(connection_id, { ...presentTurns(answer), client_id });
    } else if (asked.success) {
      await post(connection_id, presentTurns(await turnsInChat(deps, { connection_id, ...asked.data })));
    } else {
      await post(connection_id, { type: "error", code: "VALIDATION", error: words.VALIDATION, client_id });
      return { statusCode: 400 };
    }
    return { statusCode: 200 };
  } catch (error) {
    const code = isDomainError(error) ? error.code : "FAILED";
    await post(connection_id, { type: "error", code, error: words[code] ?? words.FAILED, client_id });
    throw error;
  }
}

const statuses: Record<string, number> = { FORBIDDEN: 403, CONFLICT: 409, NOT_FOUND: 404, UNAVAILABLE: 503 };

/**
 * Makes the Lambda handler of chat-api: `$connect`, `sendMessage` and `getTurns`, `$disconnect`. One line of log a
 * call, without words, names or tokens.
 */
export function chatApi(open: () => ChatApiDeps): (event: SocketEvent) => Promise<SocketAnswer> {
  let deps: ChatApiDeps | undefined;

  async function settle(event: SocketEvent): Promise<SocketAnswer> {
    deps ??= open();
    const { routeKey, connectionId, requestId } = event.requestContext;
    if (routeKey === "$connect") return connect(deps, event);
    if (routeKey !== "$disconnect") return message(deps, event);
    await leaveChat(deps, { connection_id: connectionId, requestId });
    return { statusCode: 200 };
  }

  return async (event) => {
    const began = performance.now();
    const { routeKey, connectionId, requestId } = event.requestContext;
    const tell = (status: number, error?: unknown) =>
      log(
        status >= 500 ? "error" : status >= 400 ? "warn" : "info",
        "chat-api answered",
        {
          correlationId: connectionId,
          requestId,
          function: "chat-api",
          route: routeKey,
          status,
          milliseconds: Math.round(performance.now() - began),
        },
        error,
      );
    try {
      const answer = await settle(event);
      tell(answer.statusCode);
      return answer;
    } catch (error) {
      const status = (isDomainError(error) && statuses[error.code]) || 500;
      tell(status, status >= 500 ? error : undefined);
      return { statusCode: status };
    }
  };
}
