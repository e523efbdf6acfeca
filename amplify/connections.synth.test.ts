import { expect, it } from "vitest";
import { queues } from "#lib/platform/queues.ts";
import { readTemplates, statements } from "./synthesized.ts";
import { endedStatuses, endings } from "./workflows/endings.ts";

const { ofType } = readTemplates();
const dayInSeconds = 86_400;
const arnOf = (id: string | undefined) => ({ "Fn::GetAtt": [id, "Arn"] });
/** `handoff-ended` → `HandoffEndedFunction`: how the logical id of its resource begins. */
const logical = (name: string) =>
  name.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase());
const idOf = (type: string, beginning: string) => ofType(type).find(([id]) => id.startsWith(beginning))?.[0];
const permissions = ofType("AWS::Lambda::Permission").map(([, { Properties }]) => Properties);

it.each(Object.entries(endings))(
  "%s that was stopped, ran out of time or failed is told to %s, which lets that rule alone call it",
  (workflow, name) => {
    const [[id, rule] = [], ...others] = ofType("AWS::Events::Rule").filter(([rule]) =>
      rule.startsWith(`${logical(workflow)}Ended`),
    );
    expect(others).toEqual([]);
    expect(rule?.Properties).toMatchObject({
      EventPattern: {
        source: ["aws.states"],
        "detail-type": ["Step Functions Execution Status Change"],
        detail: {
          status: [...endedStatuses],
          stateMachineArn: [{ Ref: idOf("AWS::StepFunctions::StateMachine", logical(workflow)) }],
        },
      },
      State: "ENABLED",
    });
    const called = arnOf(idOf("AWS::Lambda::Function", `${logical(name)}Function`));
    expect(rule?.Properties.Targets).toEqual([expect.objectContaining({ Arn: called })]);
    expect(
      permissions.filter(({ FunctionName }) => JSON.stringify(FunctionName) === JSON.stringify(called)),
    ).toEqual([
      {
        Action: "lambda:InvokeFunction",
        FunctionName: called,
        Principal: "events.amazonaws.com",
        SourceArn: arnOf(id),
      },
    ]);
  },
);

it("lets no other events in, and nobody call a function but for a source that is named", () => {
  expect(ofType("AWS::Events::Rule")).toHaveLength(Object.keys(endings).length);
  for (const permission of permissions) {
    expect(permission).toMatchObject({ Action: "lambda:InvokeFunction" });
    expect(permission.SourceArn).toBeDefined();
    expect(permission.SourceArn).not.toBe("*");
  }
});

it.each(Object.entries(queues))(
  "the queue %s keeps what failed for people, who are told, and refuses who does not use TLS",
  (name, { retentionDays, deadRetentionDays, visibilitySeconds, maxReceives }) => {
    const [queue, dead] = [`${logical(name)}Queue`, `${logical(name)}QueueDead`].map(
      (beginning) =>
        ofType("AWS::SQS::Queue").find(([id]) => RegExp(`^${beginning}[0-9A-F]{8}$`).test(id)) ?? [],
    );
    const [queueId, made] = queue ?? [];
    const [deadId, kept] = dead ?? [];
    expect(made?.Properties).toMatchObject({
      MessageRetentionPeriod: retentionDays * dayInSeconds,
      VisibilityTimeout: visibilitySeconds,
      RedrivePolicy: { deadLetterTargetArn: arnOf(deadId), maxReceiveCount: maxReceives },
      SqsManagedSseEnabled: true,
    });
    expect(kept?.Properties).toMatchObject({
      MessageRetentionPeriod: deadRetentionDays * dayInSeconds,
      SqsManagedSseEnabled: true,
    });
    for (const id of [queueId, deadId]) {
      const policies = ofType("AWS::SQS::QueuePolicy").filter(
        ([, { Properties }]) => JSON.stringify(Properties.Queues) === JSON.stringify([{ Ref: id }]),
      );
      expect(policies.flatMap(([, { Properties }]) => statements(Properties))).toEqual([
        expect.objectContaining({
          Effect: "Deny",
          Action: "sqs:*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      ]);
    }
    const alarms = ofType("AWS::CloudWatch::Alarm").filter(([id]) => id.startsWith(`${logical(name)}Queue`));
    expect(alarms.map(([, { Properties }]) => Properties)).toEqual([
      expect.objectContaining({
        Namespace: "AWS/SQS",
        MetricName: "ApproximateNumberOfMessagesVisible",
        Dimensions: [{ Name: "QueueName", Value: { "Fn::GetAtt": [deadId, "QueueName"] } }],
        ComparisonOperator: "GreaterThanThreshold",
        Statistic: "Maximum",
        Threshold: 0,
      }),
    ]);
  },
);

it("has queues, alarms and logs of nothing else, and every log ends", () => {
  expect(ofType("AWS::SQS::Queue")).toHaveLength(2 * Object.keys(queues).length);
  for (const [id, { Properties }] of ofType("AWS::Logs::LogGroup"))
    expect([id, Properties.RetentionInDays]).toEqual([id, 90]);
});

it("gives each role to one service, and keeps the key of cursors to itself", () => {
  const services = ofType("AWS::IAM::Role").map(([, { Properties }]) => {
    const trust = statements({ PolicyDocument: Properties.AssumeRolePolicyDocument });
    expect(trust.map(({ Action }) => Action)).toEqual(["sts:AssumeRole"]);
    return trust.map(({ Principal }) => Principal?.Service).join();
  });
  expect([...new Set(services)].sort()).toEqual(
    ["amplify", "apigateway", "lambda", "scheduler", "states"].map((name) => `${name}.amazonaws.com`),
  );
  const [[, secret] = []] = ofType("AWS::SecretsManager::Secret");
  expect(secret?.Properties).toMatchObject({ GenerateSecretString: { PasswordLength: 48 } });
  expect(secret?.Properties).not.toHaveProperty("SecretString");
});
