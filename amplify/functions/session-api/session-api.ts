import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import { log } from "#lib/platform/log.ts";
import { operationOf, type Operation, type OperationId, type Problem, type Values } from "./contract.ts";
import { actorOf, headersOf, type GatewayAnswer, type GatewayEvent } from "./gateway-event.ts";
import { refusalOf, Refusal } from "./refusals.ts";

/** A larger body is refused before it is read: 256 KB of UTF-8. */
export const maxBodyBytes = 256 * 1_024;

export type Call = { values: Values; body: unknown; requestId: string };
/** What an operation answers; `location` is the address of what it made. */
export type Answer = { status: 200 | 201 | 202; body: object; location?: string };
export type Handlers<Deps> = Record<OperationId, (deps: Deps, actor: Actor, call: Call) => Promise<Answer>>;

/** A body's text. @throws Refusal for one that is too large, also where none is wanted */
function textOf({ body, isBase64Encoded }: GatewayEvent): string {
  const text = isBase64Encoded ? Buffer.from(body ?? "", "base64").toString("utf8") : (body ?? "");
  if (Buffer.byteLength(text) > maxBodyBytes)
    throw new Refusal(413, "TOO_LARGE", "The body has more than 256 KB.");
  return text;
}

/** A body's JSON. @throws Refusal for one of another type, or no JSON */
function readBody(text: string, contentType = ""): unknown {
  if (!/^application\/json *(;|$)/i.test(contentType))
    throw new Refusal(415, "UNSUPPORTED_MEDIA_TYPE", "The body must be application/json.");
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "VALIDATION", "The body is not JSON.");
  }
}

/** What an address cannot name is not there, wherever that can be answered. */
function refuse(operation: Operation, problem: Problem): never {
  if (problem.in === "path" && operation.answers(404))
    throw new Refusal(404, "NOT_FOUND", "There is no such thing.");
  const where = [problem.in, problem.where].filter(Boolean).join(" ");
  throw new Refusal(400, "VALIDATION", `${where}: ${problem.what}`);
}

/**
 * Makes the Lambda handler of session-api: checks the request against the document, says who asks, calls the
 * operation, and puts its answer or refusal into words. One line of log a call, without names, texts or tokens.
 * @param open gives the dependencies; called once, when they are first needed
 */
export function sessionApi<Deps>(handlers: Handlers<Deps>, open: () => Deps) {
  let deps: Deps | undefined;

  async function answer(event: GatewayEvent, operation: Operation | undefined): Promise<Answer> {
    const actor = actorOf(event);
    if (!actor) throw new DomainError("UNAUTHENTICATED", "session.ended");
    if (!operation) throw new Refusal(404, "NOT_FOUND", "There is no such address.");
    const header = headersOf(event);
    const text = textOf(event);
    const body = operation.takesBody ? readBody(text, header["content-type"]) : undefined;
    const { problem, values } = operation.check({
      path: event.pathParameters ?? {},
      query: event.multiValueQueryStringParameters ?? {},
      header,
      body,
    }) as { problem?: Problem; values: Values };
    if (problem) refuse(operation, problem);
    const { requestId } = event.requestContext;
    return handlers[operation.id]((deps ??= open()), actor, { values, body, requestId });
  }

  return async (event: GatewayEvent): Promise<GatewayAnswer> => {
    const began = performance.now();
    const operation = operationOf(event.resource, event.httpMethod);
    const { requestId } = event.requestContext;
    const given = headersOf(event)["x-correlation-id"];
    const correlationId = given && /^[\w-]{1,64}$/.test(given) ? given : requestId;
    const headers = { "content-type": "application/json", "x-correlation-id": correlationId };
    const tell = (status: number, code: string, error?: unknown) => {
      const fields = {
        correlationId,
        requestId,
        function: "session-api",
        operation: operation?.id,
        status,
        code,
        milliseconds: Math.round(performance.now() - began),
        cause: isDomainError(error) && error.cause instanceof Error ? error.cause.name : undefined,
      };
      log(status >= 500 ? "error" : status >= 400 ? "warn" : "info", "session-api answered", fields, error);
    };
    try {
      const { status, body, location } = await answer(event, operation);
      tell(status, "OK");
      return {
        statusCode: status,
        headers: { ...headers, "cache-control": "no-store", ...(location ? { location } : {}) },
        body: JSON.stringify(body),
      };
    } catch (error) {
      const { status, code, words } = refusalOf(error);
      tell(status, code, status >= 500 ? error : undefined);
      return { statusCode: status, headers, body: JSON.stringify({ error: words, code, requestId }) };
    }
  };
}
