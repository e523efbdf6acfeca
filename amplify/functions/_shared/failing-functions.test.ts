import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

const functions = resolve(import.meta.dirname, "..");
const named = readdirSync(functions).filter((name) => existsSync(join(functions, name, "handler.ts")));

/** What no line may have: a number, and what somebody said. */
const [number, words] = ["+12025550143", "my card is lost"];
const id = "3f5a9c1e-0000-4000-8000-00000000000f";

const call = {
  Details: {
    Parameters: {
      FlowName: words,
      LOB: "retail",
      TargetNumber: "+12023569377",
      callback_number: number,
      Reason: words,
    },
    ContactData: { ContactId: id, CustomerEndpoint: { Address: number } },
  },
};
const task = { run: id, task: "none", step: "none", session_id: words, customer_id: number, sessions: words };
const batch = (body: object) => ({
  Records: [
    {
      messageId: "message",
      body: JSON.stringify(body),
      messageAttributes: { correlationId: { stringValue: id } },
    },
  ],
});
const vanity = {
  ...{ phoneNumber: number, targetNumber: number, timestamp: "2026-11-21T10:00:00.000Z", contactId: id },
  vanityNumbers: {},
};
const expired = {
  eventID: id,
  eventName: "REMOVE",
  userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
  dynamodb: { SequenceNumber: "1", OldImage: { PK: { S: `SESSION#${number}` }, SK: { S: "META" } } },
};
const socket = { requestContext: { routeKey: "$disconnect", connectionId: id, requestId: "request" } };

/** A question for each function that only its dependencies can answer, and they are not there. */
const questions: Record<string, unknown> = {
  ...Object.fromEntries(
    ["get-prompts", "get-line-of-business", "vanity-to-sqs", "callback-set", "callback-clear"].map((name) => [
      name,
      call,
    ]),
  ),
  ...Object.fromEntries(
    [
      ...["archive-sessions", "export-sessions", "find-cleanable-sessions"],
      ...["handoff-agents", "handoff-task", "onboard-chat"],
    ].map((name) => [name, task]),
  ),
  "sqs-to-ddb": batch(vanity),
  "handoff-offers": batch({ session_id: number, handoff_id: "1", waits_until: words, task_token: words }),
  "handoff-ended": {
    detail: { name: id, status: "FAILED", input: JSON.stringify({ session_id: number }), error: "NoManager" },
  },
  "archive-expired": { Records: [expired] },
  "chat-api": socket,
  "chat-authorizer": { ...socket, methodArn: "arn", headers: { "Sec-WebSocket-Protocol": `chat, ${words}` } },
  "session-api": {
    ...{ httpMethod: "GET", resource: "/sessions/{sessionId}", body: null, isBase64Encoded: false },
    ...{ pathParameters: { sessionId: "3f5a9c1e-0000-4000-8000-00000000000e" } },
    ...{ multiValueQueryStringParameters: null, headers: { "X-Correlation-Id": id } },
    requestContext: {
      requestId: "request",
      authorizer: { claims: { "cognito:username": "ada", "cognito:groups": "admins", token_use: "id" } },
    },
  },
};

let lines: string[];
beforeEach(() => {
  lines = [];
  const keep = (line: string) => void lines.push(line);
  vi.spyOn(console, "log").mockImplementation(keep);
  vi.spyOn(console, "error").mockImplementation(keep);
});
afterEach(() => vi.restoreAllMocks());

it("has a question for each function", () => {
  expect(Object.keys(questions).toSorted()).toEqual(named.toSorted());
});

it.each(named)("%s says that it failed in one line, to be found by its correlation id", async (name) => {
  const { handler } = (await import(pathToFileURL(join(functions, name, "handler.ts")).href)) as {
    handler: (event: unknown) => Promise<unknown>;
  };
  // Those that Amazon Connect or a client asks answer in any case; the others are asked again by who asked.
  await handler(questions[name]).catch(() => undefined);
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/2025550143|card is lost/);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: "error",
    function: name,
    correlationId: id,
    milliseconds: expect.any(Number) as number,
  });
});
