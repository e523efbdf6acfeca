import { describe, expect, it } from "vitest";
import { list, readTemplates, statements } from "./synthesized.ts";

const { ofType, one } = readTemplates();

describe("the vanity numbers' way into the table", () => {
  it("is a queue with a dead-letter queue after three tries, both encrypted", () => {
    const vanity = ofType("AWS::SQS::Queue").filter(([id]) => id.startsWith("VanityQueue"));
    expect(vanity).toHaveLength(2);
    const found = vanity.map(([, { Properties }]) => Properties);
    expect(found.every(({ SqsManagedSseEnabled }) => SqsManagedSseEnabled)).toBe(true);
    const reading = found.find(({ RedrivePolicy }) => RedrivePolicy);
    expect(reading).toMatchObject({ VisibilityTimeout: 180, RedrivePolicy: { maxReceiveCount: 3 } });
  });

  it("is filled by a function that may send, and emptied by one that may receive and add", () => {
    const actions = (id: string) =>
      statements(one("AWS::IAM::ManagedPolicy", id)).map(({ Action }) => list(Action));
    const log = ["logs:CreateLogStream", "logs:PutLogEvents"];
    expect(actions("VanityToSqs")).toEqual([log, ["sqs:SendMessage"]]);
    expect(actions("SqsToDdb")).toEqual([
      log,
      ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
      ["dynamodb:PutItem"],
    ]);
    expect(one("AWS::Lambda::EventSourceMapping", "SqsToDdb")).toMatchObject({
      BatchSize: 10,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    });
    expect(one("AWS::Lambda::Function", "SqsToDdb")).toMatchObject({ Timeout: 30 });
    // Amazon Connect has no business with the one that reads the queue.
    expect(ofType("AWS::Lambda::Permission").filter(([id]) => id.startsWith("SqsToDdb"))).toEqual([]);
  });
});
