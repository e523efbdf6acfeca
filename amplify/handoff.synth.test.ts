import { describe, expect, it } from "vitest";
import { definitionText } from "#amplify/workflows/definitions.ts";
import { queues } from "#lib/platform/queues.ts";
import { list, readTemplates, statements } from "./synthesized.ts";

const { ofType, one } = readTemplates();
const actions = (id: string) =>
  statements(one("AWS::IAM::ManagedPolicy", id)).map(({ Action }) => list(Action));
const log = ["logs:CreateLogStream", "logs:PutLogEvents"];
const changing = ["ConditionCheckItem", "GetItem", "PutItem", "Query", "UpdateItem"].map(
  (action) => `dynamodb:${action}`,
);

describe("the handoff workflow", () => {
  const machine = () => one("AWS::StepFunctions::StateMachine", "Handoff");

  it("is the definition file itself, with everything substituted", () => {
    const { DefinitionString, DefinitionSubstitutions, StateMachineType } = machine();
    expect(JSON.parse(DefinitionString as string)).toEqual(JSON.parse(definitionText("handoff")));
    expect(Object.keys(DefinitionSubstitutions as object).sort()).toEqual([
      "HandoffAgentsFunction",
      "HandoffTaskFunction",
      "HandoffsQueueUrl",
      "SessionsTable",
    ]);
    expect(StateMachineType).toBe("STANDARD");
  });

  it("is traced, and logged without what its states carry", () => {
    expect(machine()).toMatchObject({
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: "ALL", IncludeExecutionData: false },
    });
    expect(one("AWS::Logs::LogGroup", "HandoffLog").RetentionInDays).toBe(90);
  });

  it("may do what its states do, and no more", () => {
    const [observing, ...rest] = statements(one("AWS::IAM::ManagedPolicy", "HandoffPolicy"));
    expect(list(observing?.Action).every((action) => /^(logs|xray):/.test(action))).toBe(true);
    expect(rest.map(({ Action }) => list(Action))).toEqual([
      ["lambda:InvokeFunction"],
      ["dynamodb:GetItem"],
      ["sqs:SendMessage"],
    ]);
    const [functions, table, queue] = rest.map(({ Resource }) => JSON.stringify(Resource));
    expect(functions).toMatch(/HandoffTaskFunction.*HandoffAgentsFunction/);
    expect(table).toMatch(/dataSessions\w+Arn/);
    expect(queue).toMatch(/HandoffsQueue/);
    expect([functions, table, queue].join()).not.toContain("*");
  });
});

describe("the functions around it", () => {
  it("change sessions and add to the history", () => {
    for (const id of ["HandoffTask", "HandoffEnded"])
      expect(actions(id)).toEqual([log, changing, ["dynamodb:PutItem"]]);
    expect(actions("HandoffOffers")).toEqual([
      log,
      changing,
      ["dynamodb:PutItem"],
      ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
    ]);
    expect(one("AWS::Lambda::Function", "HandoffTask")).toMatchObject({ Timeout: 25 });
    expect(one("AWS::Lambda::Function", "HandoffOffers")).toMatchObject({
      Timeout: queues.handoffs.visibilitySeconds / 6,
    });
  });

  it("reach no table for the agents' sake, and no instance where none is named", () => {
    expect(actions("HandoffAgents")).toEqual([log]);
  });

  it("are told of waiting handoffs by a queue of their own", () => {
    const [, mapping] =
      ofType("AWS::Lambda::EventSourceMapping").find(([id]) => id.startsWith("HandoffOffers")) ?? [];
    expect(mapping?.Properties).toMatchObject({
      BatchSize: queues.handoffs.batchSize,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    });
    const reading = ofType("AWS::SQS::Queue").find(
      ([id, { Properties }]) => id.startsWith("HandoffsQueue") && Properties.RedrivePolicy,
    );
    expect(reading?.[1].Properties).toMatchObject({
      SqsManagedSseEnabled: true,
      VisibilityTimeout: queues.handoffs.visibilitySeconds,
      RedrivePolicy: { maxReceiveCount: 3 },
    });
  });
});

it("lets the console's server start, show, stop and redo executions, and answer those that wait", () => {
  const [machines, executions] = statements(one("AWS::IAM::ManagedPolicy", "ConsoleWorkflows"));
  expect(list(machines?.Action)).toEqual([
    ...["states:StartExecution", "states:ListExecutions", "states:DescribeStateMachine"],
    ...["states:SendTaskSuccess", "states:SendTaskFailure", "states:SendTaskHeartbeat"],
  ]);
  expect(list(executions?.Action)).toEqual([
    ...["states:DescribeExecution", "states:GetExecutionHistory"],
    ...["states:RedriveExecution", "states:StopExecution"],
  ]);
  expect(JSON.stringify(executions?.Resource)).toMatch(/execution:[\w-]+-handoff:\*/);
});
