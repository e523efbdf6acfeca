import type { IncomingMessage, RequestListener } from "node:http";
import { operations, type Operation } from "#amplify/functions/session-api/contract.ts";
import type { GatewayAnswer, GatewayEvent } from "#amplify/functions/session-api/gateway-event.ts";
import {
  gatewayResponses,
  throttles,
  type GatewayResponse,
} from "#amplify/functions/session-api/gateway-responses.ts";
import type { IdTokens } from "#lib/platform/id-tokens.ts";
import { tokenBucket, type Throttle } from "./token-bucket.ts";

/** As much as Amazon API Gateway takes; the function itself takes less. */
const mostBytes = 10 * 1_024 * 1_024;

type Match = { operation: Operation; pathParameters: Record<string, string> };
export type GatewayOptions = {
  handler: (event: GatewayEvent) => Promise<GatewayAnswer>;
  tokens: Pick<IdTokens, "claims">;
  /** Other limits than the deployed ones: for tests. */
  limits?: Partial<Record<string, Throttle>>;
};

/** What is no encoding stays as it is written, and is refused as an id that cannot be one. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The values of a template's parameters in a path; undefined where they do not fit together. */
function fit(template: string, path: string): Record<string, string> | undefined {
  const names = template.split("/");
  const parts = path.split("/");
  if (names.length !== parts.length) return undefined;
  const values: Record<string, string> = {};
  for (const [place, name] of names.entries()) {
    const part = parts[place] ?? "";
    if (!name.startsWith("{")) {
      if (name !== part) return undefined;
    } else {
      if (part === "") return undefined;
      values[name.slice(1, -1)] = decoded(part);
    }
  }
  return values;
}

function match(method: string, path: string): Match | undefined {
  for (const operation of operations) {
    const pathParameters = operation.method === method ? fit(operation.template, path) : undefined;
    if (pathParameters) return { operation, pathParameters };
  }
  return undefined;
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    // Read to its end all the same, so that the caller hears the answer.
    if (length <= mostBytes) parts.push(part);
  }
  return length > mostBytes ? undefined : Buffer.concat(parts).toString("utf8");
}

const multiple = (search: URLSearchParams): Record<string, string[]> =>
  Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)]));

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join() : String(value),
    ]),
  );

/**
 * Stands in for Amazon API Gateway in front of session-api: the addresses of its OpenAPI document, the token,
 * the throttles, the gateway's own refusals. The body is checked against the document by the function, which
 * does so behind the deployed gateway too.
 */
export function sessionGateway({ handler, tokens, limits = {} }: GatewayOptions): RequestListener {
  const stage = tokenBucket(limits.stage ?? throttles.stage);
  const buckets = new Map(
    Object.entries(throttles).map(([place, limit]) => [place, tokenBucket(limits[place] ?? limit)]),
  );

  async function answer(request: IncomingMessage, requestId: string): Promise<GatewayAnswer> {
    const refuse = (name: GatewayResponse): GatewayAnswer => {
      const { status = 400, code, words } = gatewayResponses[name];
      return {
        statusCode: status,
        headers: { "content-type": "application/json", "x-correlation-id": requestId },
        body: JSON.stringify({ error: words, code, requestId }),
      };
    };
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://gateway");
    const body = await readBody(request);
    const found = match(request.method ?? "GET", pathname);
    if (!found) return refuse("MISSING_AUTHENTICATION_TOKEN");
    const { operation, pathParameters } = found;
    if (!stage.take() || buckets.get(operation.template)?.take() === false) return refuse("THROTTLED");
    const claims = await tokens.claims(request.headers.authorization);
    if (!claims) return refuse("UNAUTHORIZED");
    if (body === undefined) return refuse("REQUEST_TOO_LARGE");
    try {
      return await handler({
        httpMethod: operation.method,
        resource: operation.template,
        pathParameters,
        multiValueQueryStringParameters: multiple(searchParams),
        headers: headersOf(request),
        body: body === "" ? null : body,
        isBase64Encoded: false,
        requestContext: { requestId, authorizer: { claims } },
      });
    } catch {
      return refuse("INTEGRATION_FAILURE");
    }
  }

  return (request, response) => {
    const requestId = crypto.randomUUID();
    answer(request, requestId).then(
      ({ statusCode, headers, body }) =>
        void response.writeHead(statusCode, { ...headers, "x-amzn-requestid": requestId }).end(body),
      // A body that broke off: nobody is there to be answered.
      () => void response.destroy(),
    );
  };
}
