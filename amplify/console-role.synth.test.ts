import { beforeAll, describe, expect, it } from "vitest";
import { list, readTemplates, statements, synthesize, type Synthesized } from "./synthesized.ts";

const { one } = readTemplates();

describe("the console's server", () => {
  it("reads and writes prompts, lines of business and sessions, and adds to the history without being able to change it", () => {
    const allowed = statements(one("AWS::IAM::ManagedPolicy", "ConsoleServer"));
    const on = (pattern: RegExp) =>
      allowed
        .filter(({ Resource }) => pattern.test(JSON.stringify(Resource)))
        .flatMap(({ Action }) => list(Action))
        .sort();
    const table = (name: string) => new RegExp(String.raw`^\{"Fn::GetAtt":\["${name}\w+","Arn"\]\}$`);
    for (const changed of ["Prompts", "Config"])
      expect(on(table(changed))).toEqual([
        "dynamodb:BatchGetItem",
        "dynamodb:ConditionCheckItem",
        "dynamodb:DeleteItem",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:UpdateItem",
      ]);
    expect(on(table("Sessions"))).toEqual([
      "dynamodb:BatchGetItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
    ]);
    expect(on(table("History"))).toEqual([
      "dynamodb:BatchGetItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
    ]);
    expect(on(table("Callbacks(?!Key)"))).toEqual([
      "dynamodb:BatchGetItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DeleteItem",
      "dynamodb:GetItem",
      "dynamodb:Query",
    ]);
    expect(on(/index\//)).toEqual(Array.from({ length: 5 }, () => "dynamodb:Query"));
    expect(on(table("CallbacksKey")).every((action) => action.startsWith("kms:"))).toBe(true);
    expect(on(table("VanityNumbers"))).toEqual([
      "dynamodb:BatchGetItem",
      "dynamodb:GetItem",
      "dynamodb:Query",
    ]);
    // What waits is counted and sent again; what was refused is looked at and deleted. No message of the queue is read.
    expect(on(table("VanityQueue(?!Dead)"))).toEqual(["sqs:GetQueueAttributes", "sqs:SendMessage"]);
    expect(on(table("VanityQueueDead"))).toEqual([
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:ReceiveMessage",
    ]);
    expect(allowed).toHaveLength(14);
  });
});

describe("with an Amazon Connect instance", () => {
  const instance = "arn:aws:connect:us-east-1:123456789012:instance/8f2c1f0a-5d0e-4c1b-9a53-0d5f2f6d7a10";
  let withInstance: Synthesized;
  beforeAll(() => {
    withInstance = synthesize("test-connect", { CONNECT_INSTANCE_ARN: instance });
  }, 600_000);

  it("lets the console list that instance's queues, and nothing else of Amazon Connect", () => {
    const granted = withInstance.resources
      .filter(([id]) => id.startsWith("Console"))
      .map(([, resource]) => resource)
      .filter(({ Type }) => Type === "AWS::IAM::ManagedPolicy")
      .flatMap(({ Properties }) => statements(Properties))
      .filter(({ Action }) => list(Action).join().includes("connect:"));
    expect(granted).toEqual([
      { Effect: "Allow", Action: "connect:ListQueues", Resource: [instance, `${instance}/queue/*`] },
    ]);
  });

  it("lets the handoff ask its agents who is free and what they are called", () => {
    const [, policy] =
      withInstance.resources.find(
        ([id, { Type }]) => id.startsWith("HandoffAgents") && Type === "AWS::IAM::ManagedPolicy",
      ) ?? [];
    const granted = statements(policy?.Properties ?? {}).map(({ Action }) => list(Action));
    expect(granted.slice(1)).toEqual([
      ["connect:ListQueues", "connect:GetCurrentUserData"],
      ["connect:DescribeUser"],
    ]);
  });

  it("tells the console which instance it is", () => {
    expect(withInstance.whole).toContain(`\\"connectInstanceArn\\":\\"${instance}\\"`);
  });
});
