import { describe, expect, it } from "vitest";
import { list, readTemplates, statements } from "./synthesized.ts";

const { one } = readTemplates();

describe.each([
  ["CallbackSet", "UpdateItem"],
  ["CallbackClear", "DeleteItem"],
])("%s", (id, action) => {
  it("knows one table and its key, and may do two things with them", () => {
    const { Environment, Timeout, Runtime } = one("AWS::Lambda::Function", id);
    const { Variables } = Environment as { Variables: Record<string, unknown> };
    expect([Object.keys(Variables), Timeout, Runtime]).toEqual([["CALLBACK_TABLE"], 3, "nodejs24.x"]);
    expect(JSON.stringify(Variables.CALLBACK_TABLE)).toMatch(/dataCallbacks\w+Ref/);
    const allowed = statements(one("AWS::IAM::ManagedPolicy", id));
    expect(allowed.slice(0, 2).map(({ Action }) => list(Action))).toEqual([
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      ["dynamodb:GetItem", `dynamodb:${action}`],
    ]);
    expect(list(allowed[2]?.Action).every((allowedAction) => allowedAction.startsWith("kms:"))).toBe(true);
    expect(JSON.stringify(allowed[1]?.Resource)).toMatch(/^\{"Ref":"\w+dataCallbacks\w+Arn"\}$/);
    expect(JSON.stringify(allowed[2]?.Resource)).toMatch(/^\{"Ref":"\w+dataCallbacksKey\w+Arn"\}$/);
    expect(allowed).toHaveLength(3);
  });

  it("is called by Amazon Connect of this account only", () => {
    expect(one("AWS::Lambda::Permission", id)).toMatchObject({
      Principal: "connect.amazonaws.com",
      SourceAccount: { Ref: "AWS::AccountId" },
    });
  });
});

it("encrypts the callbacks with a key of their own, which is renewed every year", () => {
  expect(one("AWS::KMS::Key", "Callbacks")).toMatchObject({ EnableKeyRotation: true });
  expect(JSON.stringify(one("AWS::DynamoDB::GlobalTable", "Callbacks").Replicas)).toMatch(
    /"KMSMasterKeyId":\{"Fn::GetAtt":\["CallbacksKey/,
  );
});
