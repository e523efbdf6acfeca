import { describe, expect, it } from "vitest";
import { list, readTemplates, statements } from "./synthesized.ts";

const { ofType, one } = readTemplates();

describe("get-prompts", () => {
  it("runs on Node.js 24 on ARM, for 3 seconds at most, with its tables' names", () => {
    const made = one("AWS::Lambda::Function", "GetPrompts");
    expect(made).toMatchObject({ Runtime: "nodejs24.x", Architectures: ["arm64"], Timeout: 3 });
    const { Variables } = made.Environment as { Variables: Record<string, unknown> };
    expect(Object.keys(Variables).sort()).toEqual(["CONFIG_TABLE", "PROMPTS_TABLE"]);
    expect(JSON.stringify(Variables.PROMPTS_TABLE)).toMatch(/dataPrompts\w+Ref/);
    expect(JSON.stringify(Variables.CONFIG_TABLE)).toMatch(/dataConfig\w+Ref/);
  });

  it("may read those two tables, write its own log, and nothing else", () => {
    const allowed = statements(one("AWS::IAM::ManagedPolicy", "GetPrompts"));
    expect(allowed.map(({ Action }) => list(Action))).toEqual([
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      ["dynamodb:GetItem", "dynamodb:Query"],
      ["dynamodb:GetItem"],
    ]);
    const [log, prompts, config] = allowed.map((statement) => JSON.stringify(statement.Resource));
    expect(log).toMatch(/^\{"Fn::GetAtt":\["GetPromptsLog\w+","Arn"\]\}$/);
    expect(prompts).toMatch(/^\{"Ref":"\w+dataPrompts\w+Arn"\}$/);
    expect(config).toMatch(/^\{"Ref":"\w+dataConfig\w+Arn"\}$/);
    expect(one("AWS::IAM::Role", "GetPrompts").ManagedPolicyArns).toBeUndefined();
  });

  it("is called by Amazon Connect of this account only, and its log ends", () => {
    expect(one("AWS::Lambda::Permission", "GetPrompts")).toMatchObject({
      Action: "lambda:InvokeFunction",
      Principal: "connect.amazonaws.com",
      SourceAccount: { Ref: "AWS::AccountId" },
    });
    expect(one("AWS::Logs::LogGroup", "GetPrompts").RetentionInDays).toBe(90);
    expect(ofType("AWS::Lambda::Url")).toHaveLength(0);
  });
});

describe("get-line-of-business", () => {
  it("knows one table, may query it and write its own log, and nothing else", () => {
    const { Environment, Timeout } = one("AWS::Lambda::Function", "GetLineOfBusiness");
    const { Variables } = Environment as { Variables: Record<string, unknown> };
    expect([Object.keys(Variables), Timeout]).toEqual([["CONFIG_TABLE"], 3]);
    const allowed = statements(one("AWS::IAM::ManagedPolicy", "GetLineOfBusiness"));
    expect(allowed.map(({ Action }) => list(Action))).toEqual([
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      ["dynamodb:Query"],
    ]);
    expect(JSON.stringify(allowed[1]?.Resource)).toMatch(/^\{"Ref":"\w+dataConfig\w+Arn"\}$/);
  });

  it("is called by Amazon Connect of this account only", () => {
    expect(one("AWS::Lambda::Permission", "GetLineOfBusiness")).toMatchObject({
      Principal: "connect.amazonaws.com",
      SourceAccount: { Ref: "AWS::AccountId" },
    });
  });
});
