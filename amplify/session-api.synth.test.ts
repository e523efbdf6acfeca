import { describe, expect, it } from "vitest";
import { operationIds } from "#amplify/functions/session-api/contract.ts";
import { throttles } from "#amplify/functions/session-api/gateway-responses.ts";
import { list, readTemplates, statements } from "./synthesized.ts";

const { ofType, one, whole } = readTemplates();

type Json = Record<string, unknown>;
const api = () => one("AWS::ApiGateway::RestApi", "SessionApi").Body as Json;

describe("session-api's gateway", () => {
  it("is made of the document, with the function behind every operation", () => {
    const operations = Object.values(api().paths as Record<string, Record<string, Json>>).flatMap((item) =>
      Object.values(item),
    );
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual([...operationIds].sort());
    for (const operation of operations) {
      const integration = JSON.stringify(operation["x-amazon-apigateway-integration"]);
      expect(integration).toContain("lambda:path/2015-03-31/functions/");
      expect(integration).toMatch(/"Fn::GetAtt":\["SessionApiFunction\w+","Arn"\]/);
    }
  });

  it("takes ID tokens of the user pool, and checks bodies and parameters", () => {
    const body = api();
    expect(body.security).toEqual([{ userPool: [] }]);
    expect(JSON.stringify(body.components)).toMatch(/"providerARNs":\[\{"Ref":"\w*Users\w*"\}\]/);
    expect(body["x-amazon-apigateway-request-validator"]).toBe("everything");
    expect(ofType("AWS::ApiGateway::Authorizer")).toEqual([]);
  });

  it("is throttled, logged without words, and traced", () => {
    const stage = one("AWS::ApiGateway::Stage");
    expect(stage).toMatchObject({ StageName: "live", TracingEnabled: true });
    const settings = stage.MethodSettings as Json[];
    expect(settings).toContainEqual(
      expect.objectContaining({
        ResourcePath: "/*",
        ThrottlingRateLimit: throttles.stage.rateLimit,
        ThrottlingBurstLimit: throttles.stage.burstLimit,
        DataTraceEnabled: false,
        LoggingLevel: "ERROR",
      }),
    );
    for (const place of ["/admin/cleanup", "/admin/export"] as const)
      expect(settings).toContainEqual(
        expect.objectContaining({
          HttpMethod: "POST",
          ResourcePath: `/${place.replaceAll("/", "~1")}`,
          ThrottlingRateLimit: throttles[place].rateLimit,
        }),
      );
    const { Format } = stage.AccessLogSetting as { Format: string };
    expect(Format).toContain("$context.requestId");
    expect(Format).not.toMatch(/identity|authorizer|requestOverride|\$context\.path/);
  });

  it("alone may call the function", () => {
    const calls = ofType("AWS::Lambda::Permission").filter(([id]) => id.startsWith("SessionApi"));
    expect(calls).toHaveLength(1);
    expect(calls[0]?.[1].Properties).toMatchObject({
      Principal: "apigateway.amazonaws.com",
      Action: "lambda:InvokeFunction",
    });
  });
});

describe("session-api's function", () => {
  it("knows two tables, the workflows and what signs its cursors", () => {
    const made = one("AWS::Lambda::Function", "SessionApi");
    expect(made).toMatchObject({ Runtime: "nodejs24.x", Architectures: ["arm64"], Timeout: 10 });
    const { Variables } = made.Environment as { Variables: Json };
    expect(Object.keys(Variables).sort()).toEqual([
      "CURSOR_SECRET",
      "HISTORY_TABLE",
      "SESSIONS_TABLE",
      "STATE_MACHINES",
    ]);
    expect(JSON.stringify(Variables.CURSOR_SECRET)).toContain("resolve:secretsmanager");
  });

  it("may use sessions, add to the history without changing it, and start workflows", () => {
    const allowed = statements(one("AWS::IAM::ManagedPolicy", "SessionApi"));
    const on = (pattern: RegExp) =>
      allowed
        .filter(({ Resource }) => pattern.test(JSON.stringify(Resource)))
        .map(({ Action }) => list(Action));
    expect(on(/dataSessions\w+Arn"\}$/)).toEqual([
      [
        "dynamodb:ConditionCheckItem",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:UpdateItem",
      ],
    ]);
    expect(on(/\/index\//)).toEqual([["dynamodb:Query"]]);
    expect(on(/dataHistory\w+Arn"\}$/)).toEqual([["dynamodb:PutItem"]]);
    const others = allowed
      .flatMap(({ Action }) => list(Action))
      .filter((action) => !action.startsWith("dynamodb:"));
    expect(others.filter((action) => !/^(logs|states):/.test(action))).toEqual([]);
  });
});

it("tells where session-api answers", () => {
  expect(whole).toContain("sessionApi");
});
