import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { refusal, Refusal, type Engine } from "#lib/testing/workflows/index.ts";
import { answer } from "./calls.ts";

const target = "AWSStepFunctions.";
/** Step Functions takes 1 MB at most for a call. */
const maxBytes = 1_048_576;

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= maxBytes) parts.push(part);
  }
  if (size > maxBytes) throw refusal("ValidationException", "The request is too long.");
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8") || "{}");
  } catch {
    throw refusal("ValidationException", "The request is not JSON.");
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    "content-type": "application/x-amz-json-1.0",
    "x-amzn-requestid": randomUUID(),
  });
  response.end(JSON.stringify(body));
}

async function handle(
  opened: Promise<Engine>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (request.method === "DELETE") {
      await (await opened).forget();
      send(response, 200, {});
      return;
    }
    const wanted = String(request.headers["x-amz-target"] ?? "");
    if (!wanted.startsWith(target)) throw refusal("UnknownOperationException", "No operation was named.");
    const body = await bodyOf(request);
    send(response, 200, answer(await opened, wanted.slice(target.length), body));
  } catch (error) {
    if (error instanceof Refusal) {
      send(response, 400, {
        __type: `com.amazonaws.swf.service.v2.model#${error.type}`,
        message: error.message,
      });
      return;
    }
    console.error("step functions could not answer", error);
    send(response, 500, { __type: "InternalFailure", message: String(error) });
  }
}

/**
 * The engine under the AWS JSON protocol, for `@aws-sdk/client-sfn` as it is; on this machine alone. Calls wait until
 * the engine is open. `DELETE` forgets all runs, for a stack that is filled anew.
 */
export function serveStepFunctions(engine: Promise<Engine>, port: number): Promise<Server> {
  const server = createServer((request, response) => void handle(engine, request, response));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
