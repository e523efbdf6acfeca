import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  type HistoryEvent,
} from "@aws-sdk/client-sfn";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  Engine,
  fileJournal,
  machineArn,
  TaskError,
  type Definition,
  type Json,
} from "#lib/testing/workflows/index.ts";
import { serveStepFunctions } from "./protocol.ts";

const lambda = "arn:aws:states:::lambda:invoke";
const waiting = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
const all = ["States.ALL"];

const machines: Record<string, Definition> = {
  simple: {
    StartAt: "Double",
    States: {
      Double: {
        Type: "Task",
        Resource: lambda,
        Parameters: { FunctionName: "double", "Payload.$": "$" },
        ResultPath: "$.doubled",
        TimeoutSeconds: 5,
        Retry: [{ ErrorEquals: ["Lambda.TooManyRequestsException"], IntervalSeconds: 1, MaxAttempts: 2 }],
        Catch: [{ ErrorEquals: ["Refused"], ResultPath: "$.error", Next: "Sorry" }],
        Next: "Large",
      },
      Large: {
        Type: "Choice",
        Choices: [{ Variable: "$.doubled.value", NumericGreaterThan: 100, Next: "Sorry" }],
        Default: "Good",
      },
      Good: { Type: "Succeed" },
      Sorry: { Type: "Fail", Error: "TooLarge", Cause: "it was too large" },
    },
  },
  asks: {
    StartAt: "Ask",
    States: {
      Ask: {
        Type: "Task",
        Resource: waiting,
        Parameters: {
          QueueUrl: "q",
          MessageBody: { "token.$": "$$.Task.Token", "run.$": "$$.Execution.Name", "all.$": "$" },
        },
        TimeoutSeconds: 60,
        HeartbeatSeconds: 40,
        ResultPath: "$.answer",
        Catch: [{ ErrorEquals: all, ResultPath: "$.error", Next: "Again" }],
        Next: "Done",
      },
      Again: { Type: "Wait", Seconds: 3, Next: "Done" },
      Done: { Type: "Pass", End: true },
    },
  },
  each: {
    StartAt: "Each",
    TimeoutSeconds: 60,
    States: {
      Each: {
        Type: "Map",
        ItemsPath: "$.items",
        MaxConcurrency: 2,
        ItemProcessor: {
          StartAt: "One",
          States: {
            One: {
              Type: "Task",
              Resource: lambda,
              Parameters: { FunctionName: "double", "Payload.$": "$" },
              OutputPath: "$.Payload",
              TimeoutSeconds: 5,
              End: true,
            },
          },
        },
        End: true,
      },
    },
  },
};

let folder: string;
let engine: Engine;
let server: Server;
let client: SFNClient;
let faults: (() => Error | undefined)[];
let tokens: string[];

async function open(): Promise<void> {
  engine = new Engine({
    machines,
    journal: fileJournal(folder),
    second: 50,
    task: ({ definition, input }) => {
      const fault = faults.shift()?.();
      if (fault) return Promise.reject(fault);
      if (definition.Resource === lambda) {
        const { value } = (input as { Payload: { value: number } }).Payload;
        const answer = value * 2;
        const Payload = definition.ResultPath ? undefined : { value: answer };
        return Promise.resolve((Payload ? { Payload } : { value: answer }) as Json);
      }
      tokens.push((input as { MessageBody: { token: string } }).MessageBody.token);
      return Promise.resolve({ MessageId: "m" });
    },
  });
  engine.resume();
  server = await serveStepFunctions(Promise.resolve(engine), 0);
  const { port } = server.address() as AddressInfo;
  client = new SFNClient({
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
  });
}
async function close(): Promise<void> {
  client.destroy();
  server.closeAllConnections();
  server.close();
  await engine.leave();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "step-functions-"));
  faults = [];
  tokens = [];
  await open();
});
afterEach(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

const start = (machine: string, input: unknown, name?: string) =>
  client.send(
    new StartExecutionCommand({ stateMachineArn: machineArn(machine), name, input: JSON.stringify(input) }),
  );
const describeIt = (executionArn: string | undefined) =>
  client.send(new DescribeExecutionCommand({ executionArn }));
const ended = (arn: string | undefined) =>
  vi.waitFor(
    async () => {
      const execution = await describeIt(arn);
      expect(execution.status).not.toBe("RUNNING");
      return execution;
    },
    { timeout: 10_000, interval: 20 },
  );
const history = async (executionArn: string | undefined) =>
  (await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1_000 }))).events ?? [];
const types = (events: HistoryEvent[]) => events.map(({ type }) => type);
const asked = () => vi.waitFor(() => expect(tokens[0]).toBeTruthy());

describe("a run", () => {
  it("goes through its states, and tells what happened as AWS does", async () => {
    const { executionArn } = await start("simple", { value: 4 }, "first");
    expect(executionArn).toBe("arn:aws:states:us-east-1:000000000000:execution:simple:first");
    const done = await ended(executionArn);
    expect(done).toMatchObject({ status: "SUCCEEDED", name: "first", input: '{"value":4}' });
    expect(done.startDate).toBeInstanceOf(Date);
    expect(JSON.parse(done.output ?? "")).toEqual({ value: 4, doubled: { value: 8 } });
    const events = await history(executionArn);
    expect(types(events)).toEqual([
      "ExecutionStarted",
      "TaskStateEntered",
      "TaskScheduled",
      "TaskStarted",
      "TaskSucceeded",
      "TaskStateExited",
      "ChoiceStateEntered",
      "ChoiceStateExited",
      "SucceedStateEntered",
      "SucceedStateExited",
      "ExecutionSucceeded",
    ]);
    expect(events[1]).toMatchObject({
      id: 2,
      stateEnteredEventDetails: { name: "Double", input: '{"value":4}' },
    });
    expect(events[2]?.taskScheduledEventDetails).toMatchObject({
      resourceType: "lambda",
      resource: "invoke",
    });
    expect(events[1]?.timestamp).toBeInstanceOf(Date);
  });

  it("tries again what may pass, and fails of what does not, with error and cause", async () => {
    faults = [
      () => new TaskError("Lambda.TooManyRequestsException", "later"),
      () => new TaskError("Lambda.TooManyRequestsException", "later"),
      () => undefined,
    ];
    const good = await start("simple", { value: 1 });
    expect(await ended(good.executionArn)).toMatchObject({ status: "SUCCEEDED" });
    expect(types(await history(good.executionArn)).filter((type) => type === "TaskFailed")).toHaveLength(2);
    faults = [() => new TaskError("Refused", "no")];
    const bad = await start("simple", { value: 1 });
    expect(await ended(bad.executionArn)).toMatchObject({
      status: "FAILED",
      error: "TooLarge",
      cause: "it was too large",
    });
    const events = await history(bad.executionArn);
    expect(events.find(({ type }) => type === "FailStateEntered")?.stateEnteredEventDetails?.input).toContain(
      '"Error":"Refused"',
    );
    faults = [() => new TaskError("Unknown", "who knows")];
    const unknown = await start("simple", { value: 1 });
    expect(await ended(unknown.executionArn)).toMatchObject({ error: "Unknown", cause: "who knows" });
  });

  it("is one for the same name and input while it runs, and refused otherwise", async () => {
    const twenty = await Promise.all(Array.from({ length: 20 }, () => start("asks", { a: 1 }, "once")));
    expect(new Set(twenty.map(({ executionArn }) => executionArn)).size).toBe(1);
    await asked();
    expect(tokens).toHaveLength(1);
    await expect(start("asks", { a: 2 }, "once")).rejects.toMatchObject({ name: "ExecutionAlreadyExists" });
    await client.send(new SendTaskSuccessCommand({ taskToken: tokens[0], output: "{}" }));
    await ended(twenty[0]?.executionArn);
    await expect(start("asks", { a: 1 }, "once")).rejects.toMatchObject({ name: "ExecutionAlreadyExists" });
  });

  it("goes over each item, two at a time, and writes of every one", async () => {
    const { executionArn } = await start("each", { items: [{ value: 1 }, { value: 2 }, { value: 3 }] });
    const done = await ended(executionArn);
    expect(JSON.parse(done.output ?? "")).toEqual([{ value: 2 }, { value: 4 }, { value: 6 }]);
    const events = await history(executionArn);
    const count = (type: string) => types(events).filter((each) => each === type).length;
    expect([count("MapStateEntered"), count("MapStateExited"), count("MapStateStarted")]).toEqual([1, 1, 1]);
    expect([count("MapIterationStarted"), count("MapIterationSucceeded")]).toEqual([3, 3]);
    expect([count("TaskStateEntered"), count("TaskSucceeded")]).toEqual([3, 3]);
    // Each item's events lead back to its own beginning, although two were done at a time.
    const before = (event: HistoryEvent) => events.find(({ id }) => id === event.previousEventId);
    for (const exited of events.filter(({ type }) => type === "TaskStateExited")) {
      const chain = [exited];
      for (let at = before(exited); at && at.type !== "MapIterationStarted"; at = before(at)) chain.push(at);
      expect(types(chain)).toEqual([
        ...["TaskStateExited", "TaskSucceeded", "TaskStarted", "TaskScheduled", "TaskStateEntered"],
      ]);
      const { value: entered } = JSON.parse(chain.at(-1)?.stateEnteredEventDetails?.input ?? "") as {
        value: number;
      };
      const { value: left } = JSON.parse(exited.stateExitedEventDetails?.output ?? "") as { value: number };
      expect(left).toBe(entered * 2);
    }
  });

  it("can be stopped, once, and is then done anew from where it stood", async () => {
    const { executionArn } = await start("asks", { a: 1 });
    await asked();
    await client.send(new StopExecutionCommand({ executionArn, error: "Stopped", cause: "by me" }));
    const stopped = await describeIt(executionArn);
    expect(stopped).toMatchObject({
      status: "ABORTED",
      error: "Stopped",
      cause: "by me",
      redriveStatus: "REDRIVABLE",
    });
    const again = await client.send(new StopExecutionCommand({ executionArn, error: "Other" }));
    expect(again.stopDate).toEqual(stopped.stopDate);
    await expect(
      client.send(new SendTaskSuccessCommand({ taskToken: tokens[0], output: "{}" })),
    ).rejects.toMatchObject({ name: "TaskTimedOut" });
    await client.send(new RedriveExecutionCommand({ executionArn }));
    await vi.waitFor(() => expect(tokens).toHaveLength(2));
    await client.send(new SendTaskSuccessCommand({ taskToken: tokens[1], output: '{"yes":true}' }));
    expect(await ended(executionArn)).toMatchObject({ status: "SUCCEEDED", redriveCount: 1 });
    await expect(client.send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: "ExecutionNotRedrivable",
    });
  });
});

describe("a task token", () => {
  it("gives the answer to the run once; a second time it is over", async () => {
    const { executionArn } = await start("asks", { a: 1 });
    await asked();
    await client.send(new SendTaskHeartbeatCommand({ taskToken: tokens[0] }));
    await client.send(new SendTaskSuccessCommand({ taskToken: tokens[0], output: '{"by":"Ana"}' }));
    const done = await ended(executionArn);
    expect(JSON.parse(done.output ?? "")).toEqual({ a: 1, answer: { by: "Ana" } });
    for (const command of [
      new SendTaskSuccessCommand({ taskToken: tokens[0], output: "{}" }),
      new SendTaskFailureCommand({ taskToken: tokens[0] }),
      new SendTaskHeartbeatCommand({ taskToken: tokens[0] }),
    ])
      await expect(client.send(command as SendTaskHeartbeatCommand)).rejects.toMatchObject({
        name: "TaskTimedOut",
      });
  });

  it("fails the task with the error that is sent", async () => {
    const { executionArn } = await start("asks", {});
    await asked();
    await client.send(new SendTaskFailureCommand({ taskToken: tokens[0], error: "Declined", cause: "busy" }));
    const done = await ended(executionArn);
    expect(JSON.parse(done.output ?? "")).toMatchObject({ error: { Error: "Declined", Cause: "busy" } });
  });

  it("ends with its time, or when no heartbeat comes; nobody can answer then", async () => {
    const { executionArn } = await start("asks", {});
    await asked();
    const done = await ended(executionArn);
    expect(JSON.parse(done.output ?? "")).toMatchObject({ error: { Error: "States.HeartbeatTimeout" } });
    const [other] = [await start("asks", {}, "beating")];
    await vi.waitFor(() => expect(tokens).toHaveLength(2));
    const beat = setInterval(
      () => void client.send(new SendTaskHeartbeatCommand({ taskToken: tokens[1] })).catch(() => undefined),
      300,
    );
    const timed = await ended(other.executionArn);
    clearInterval(beat);
    expect(JSON.parse(timed.output ?? "")).toMatchObject({ error: { Error: "States.Timeout" } });
    expect(types(await history(other.executionArn))).toContain("TaskTimedOut");
    await expect(
      client.send(new SendTaskSuccessCommand({ taskToken: tokens[1], output: "{}" })),
    ).rejects.toMatchObject({ name: "TaskTimedOut" });
  });

  it("is refused when it is none, or nobody made it, or the answer is no JSON", async () => {
    await start("asks", {});
    await asked();
    const succeed = (taskToken: string, output = "{}") =>
      client.send(new SendTaskSuccessCommand({ taskToken, output }));
    await expect(succeed("nonsense")).rejects.toMatchObject({ name: "InvalidToken" });
    await expect(succeed(`AQ${"A".repeat(128)}`)).rejects.toMatchObject({ name: "TaskDoesNotExist" });
    await expect(succeed(tokens[0] ?? "", "{")).rejects.toMatchObject({ name: "InvalidOutput" });
    await succeed(tokens[0] ?? "");
  });
});

describe("after a restart", () => {
  it("goes on where it stood, with the same token, and knows what has ended", async () => {
    const { executionArn } = await start("asks", { a: 1 }, "kept");
    const before = await start("simple", { value: 1 });
    await ended(before.executionArn);
    await asked();
    await vi.waitFor(async () => expect(types(await history(executionArn))).toContain("TaskSubmitted"));
    await close();
    await open();
    expect(await describeIt(executionArn)).toMatchObject({ status: "RUNNING", input: '{"a":1}' });
    expect(await describeIt(before.executionArn)).toMatchObject({ status: "SUCCEEDED" });
    await expect(start("asks", { a: 2 }, "kept")).rejects.toMatchObject({ name: "ExecutionAlreadyExists" });
    await vi.waitFor(() =>
      client.send(new SendTaskSuccessCommand({ taskToken: tokens[0], output: '{"by":"Ana"}' })),
    );
    const done = await ended(executionArn);
    expect(JSON.parse(done.output ?? "")).toEqual({ a: 1, answer: { by: "Ana" } });
    // It was not asked a second time.
    expect(tokens).toHaveLength(1);
    expect(types(await history(executionArn)).filter((type) => type === "TaskStateEntered")).toHaveLength(1);
    await close();
    await open();
    await expect(
      client.send(new SendTaskSuccessCommand({ taskToken: tokens[0], output: "{}" })),
    ).rejects.toMatchObject({ name: "TaskTimedOut" });
  });

  it("waits no longer than it would have waited without", async () => {
    const began = Date.now();
    const { executionArn } = await start("asks", {});
    await vi.waitFor(async () => expect(types(await history(executionArn))).toContain("TaskSubmitted"));
    await new Promise((go) => setTimeout(go, 1_500));
    await close();
    await open();
    const beat = setInterval(
      () => void client.send(new SendTaskHeartbeatCommand({ taskToken: tokens[0] })).catch(() => undefined),
      300,
    );
    const done = await ended(executionArn);
    clearInterval(beat);
    expect(JSON.parse(done.output ?? "")).toMatchObject({ error: { Error: "States.Timeout" } });
    // 60 s and 3 s of 50 ms each.
    expect(Date.now() - began).toBeLessThan(4_400);
  });
});

describe("what there is", () => {
  it("is listed newest first, by status, in pages that do not move", async () => {
    for (const name of ["one", "two", "three"])
      await ended((await start("simple", { value: 1 }, name)).executionArn);
    await ended((await start("simple", { value: 99 }, "large")).executionArn);
    const list = (more: object = {}) =>
      client.send(new ListExecutionsCommand({ stateMachineArn: machineArn("simple"), ...more }));
    const names = async (more?: object) => (await list(more)).executions?.map(({ name }) => name);
    expect(await names()).toEqual(["large", "three", "two", "one"]);
    expect(await names({ statusFilter: "FAILED" })).toEqual(["large"]);
    const { nextToken } = await list({ maxResults: 2 });
    await ended((await start("simple", { value: 1 }, "new")).executionArn);
    expect(await names({ maxResults: 2, nextToken })).toEqual(["two", "one"]);
    await expect(list({ nextToken: "nonsense" })).rejects.toMatchObject({ name: "InvalidToken" });
    const whole = await client.send(new ListStateMachinesCommand({}));
    expect(whole.stateMachines?.map(({ name }) => name)).toEqual(["simple", "asks", "each"]);
    const machine = await client.send(
      new DescribeStateMachineCommand({ stateMachineArn: machineArn("simple") }),
    );
    expect(JSON.parse(machine.definition ?? "")).toEqual(machines.simple);
  });

  it("has its history in pages, both ways, with or without what it carries", async () => {
    const { executionArn } = await start("simple", { value: 1 });
    await ended(executionArn);
    const whole = types(await history(executionArn));
    const found: (string | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const page = await client.send(
        new GetExecutionHistoryCommand({ executionArn, maxResults: 4, nextToken, reverseOrder: true }),
      );
      found.push(...types(page.events ?? []));
      ({ nextToken } = page);
    } while (nextToken);
    expect(found).toEqual(whole.toReversed());
    const { events } = await client.send(
      new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false }),
    );
    expect(events?.[1]?.stateEnteredEventDetails).toEqual({
      name: "Double",
      inputDetails: { truncated: false },
    });
  });

  it("refuses what is not there and what is not right, as AWS names it", async () => {
    const none = "arn:aws:states:us-east-1:000000000000:execution:simple:none";
    await expect(describeIt(none)).rejects.toMatchObject({ name: "ExecutionDoesNotExist" });
    await expect(describeIt("none")).rejects.toMatchObject({ name: "InvalidArn" });
    await expect(start("none", {})).rejects.toMatchObject({ name: "StateMachineDoesNotExist" });
    for (const name of ["a b", "a/b", "a:b", "", "x".repeat(81), "a\u0007"])
      await expect(start("simple", {}, name)).rejects.toMatchObject({ name: "InvalidName" });
    const raw = (input: string) =>
      client.send(new StartExecutionCommand({ stateMachineArn: machineArn("simple"), input }));
    await expect(raw("{")).rejects.toMatchObject({ name: "InvalidExecutionInput" });
    await expect(raw(`"${"x".repeat(262_144)}"`)).rejects.toMatchObject({ name: "ValidationException" });
  });
});
