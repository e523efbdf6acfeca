import { statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, expect, it, vi } from "vitest";
import type { FlatAnswer } from "#lib/platform/connect-answer.ts";
import { openDatabase } from "#lib/platform/dynamodb.ts";
import {
  bucketVariables,
  functionVariables,
  queueVariables,
  tokenVariables,
  workflowVariables,
} from "#lib/platform/env.ts";
import { createTables, namesWith } from "#lib/testing/create-tables.ts";
import { startDynamoDB } from "#lib/testing/engines/dynamodb.ts";
import { bundleFunction, functionNames } from "./bundle.ts";

type Handler = (event: unknown) => Promise<FlatAnswer>;
const load = async (name: string) => {
  const path = join(await bundleFunction(name), "index.mjs");
  const { handler } = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as { handler: Handler };
  return { handler, size: statSync(path).size };
};

/** Nobody listens there. */
const nowhere = "http://127.0.0.1:9";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Tasks of a workflow refuse what is none by throwing. */
const tasks = new Set([
  ...["archive-sessions", "export-sessions", "find-cleanable-sessions", "onboard-chat"],
  ...["handoff-agents", "handoff-ended", "handoff-task"],
]);

it.each(functionNames)("%s is at most 350 kB, and answers as it is deployed", async (name) => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const variables = {
    ...functionVariables(namesWith("bundled-"), nowhere),
    ...bucketVariables({ sessions: "bundled" }, nowhere),
    ...queueVariables(nowhere, `${nowhere}/queue`),
    ...workflowVariables({}, nowhere),
    ...tokenVariables({ issuer: nowhere, jwksUri: nowhere, clientId: "nobody" }),
  };
  for (const [variable, value] of Object.entries(variables)) vi.stubEnv(variable, value);
  const { handler, size } = await load(name);
  expect(size).toBeLessThanOrEqual(350_000);
  if (tasks.has(name))
    return expect(handler({})).rejects.toMatchObject({
      name: expect.stringMatching(/^(ZodError|Error)$/) as string,
    });
  if (name === "chat-authorizer") return expect(handler({})).rejects.toThrow("Unauthorized");
  const nothing: Record<string, object> = {
    "archive-expired": { batchItemFailures: [] },
    "sqs-to-ddb": { batchItemFailures: [] },
    "handoff-offers": { batchItemFailures: [] },
    "session-api": { statusCode: 401 },
    "chat-api": { statusCode: 401 },
  };
  const requestContext = { requestId: "request", routeKey: "$connect", connectionId: "one" };
  const event = name.endsWith("-api") ? { requestContext } : {};
  expect(await handler(event)).toMatchObject(nothing[name] ?? { Outcome: "INVALID" });
});

it("vanity-to-sqs knows its words as it is deployed, and answers the caller though no queue can be had", async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  for (const [variable, value] of Object.entries(queueVariables(nowhere, `${nowhere}/queue`)))
    vi.stubEnv(variable, value);
  const { handler } = await load("vanity-to-sqs");
  const answer = await handler({ Details: { Parameters: { TargetNumber: "+12023569377" } } });
  expect(answer).toMatchObject({ Outcome: "OK", ssmlError: "false", Stored: "false" });
  expect(answer.VanityNumber1).toMatch(/[A-Z]{3}/);
});

it("get-prompts reads the database as it is deployed: nothing that it needs was left out", async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  const engine = await startDynamoDB();
  const names = namesWith("bundled-");
  const database = openDatabase({ region: "us-east-1", endpoint: engine.endpoint, requestTimeout: 20_000 });
  try {
    await createTables(engine.endpoint, names);
    await database.send(
      new PutCommand({
        TableName: names.Prompts,
        Item: {
          FlowName: "Main",
          PromptName: "welcome",
          PromptText_en: "Welcome.",
          IsActive: true,
          IsClientVisible: true,
          Order: 1,
          Version: 1,
          UpdatedAt: "2026-01-01T00:00:00.000Z",
          UpdatedBy: "editor",
        },
      }),
    );
    for (const [name, value] of Object.entries(functionVariables(names, engine.endpoint)))
      vi.stubEnv(name, value);
    const { handler } = await load("get-prompts");
    const question = { FlowName: "Main", Language: "es" };
    expect(await handler({ Details: { Parameters: question } })).toEqual({
      Outcome: "OK",
      welcome: "Welcome.",
      Count: "1",
      Language: "es",
      Fallback: "LANGUAGE",
    });
    expect(await handler({ Details: { Parameters: { ...question, PromptName: "welcome" } } })).toMatchObject({
      Outcome: "OK",
      PromptText: "Welcome.",
    });
  } finally {
    database.destroy();
    await engine.stop();
  }
});
