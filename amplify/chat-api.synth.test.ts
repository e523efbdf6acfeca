import { describe, expect, it } from "vitest";
import { list, readTemplates, statements } from "./synthesized.ts";

const { ofType, one, whole } = readTemplates();

type Json = Record<string, unknown>;
const actionsOf = (id: string) =>
  statements(one("AWS::IAM::ManagedPolicy", id)).map(({ Action, Resource }) => ({
    actions: list(Action),
    on: JSON.stringify(Resource),
  }));

describe("chat-api's gateway", () => {
  it("leads every route to the function, and lets nobody connect without the authorizer", () => {
    const routes = ofType("AWS::ApiGatewayV2::Route").map(([, { Properties }]) => Properties);
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual(
      ["$connect", "$default", "$disconnect", "getTurns", "sendMessage"].sort(),
    );
    const connect = routes.find(({ RouteKey }) => RouteKey === "$connect");
    expect(connect).toMatchObject({ AuthorizationType: "CUSTOM" });
    expect(connect?.AuthorizerId).toBeDefined();
    expect(one("AWS::ApiGatewayV2::Authorizer")).toMatchObject({
      AuthorizerType: "REQUEST",
      IdentitySource: ["route.request.header.Sec-WebSocket-Protocol"],
    });
    for (const [, { Properties }] of ofType("AWS::ApiGatewayV2::Integration"))
      expect(JSON.stringify(Properties.IntegrationUri)).toMatch(/ChatApiFunction/);
  });

  it("is throttled, and logged without words or tokens", () => {
    const stage = one("AWS::ApiGatewayV2::Stage");
    expect(stage).toMatchObject({
      StageName: "live",
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
    });
    const { Format } = stage.AccessLogSettings as { Format: string };
    expect(Format).toContain("$context.connectionId");
    expect(Format).not.toMatch(/identity|authorizer|querystring/i);
  });
});

describe("chat-api's function", () => {
  it("knows its tables and one workflow, and has time for a first message", () => {
    const { Environment, Timeout } = one("AWS::Lambda::Function", "ChatApiFunction");
    const { Variables } = Environment as { Variables: Json };
    expect([Object.keys(Variables).sort(), Timeout]).toEqual([
      ["HISTORY_TABLE", "PROMPTS_TABLE", "SESSIONS_TABLE", "STATE_MACHINES"],
      15,
    ]);
    expect(JSON.stringify(Variables.STATE_MACHINES)).toMatch(/onboarding.*Onboarding/);
  });

  it("may keep sessions, add to the history, read flows, answer its own connections, and onboard", () => {
    const allowed = actionsOf("ChatApi");
    const on = (pattern: RegExp) =>
      allowed.filter((one) => pattern.test(one.on)).map(({ actions }) => actions);
    expect(on(/dataSessions\w+Arn"\}$/)).toEqual([
      [
        "dynamodb:DeleteItem",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:UpdateItem",
      ],
    ]);
    expect(on(/dataHistory\w+Arn"\}$/)).toEqual([["dynamodb:PutItem"]]);
    expect(on(/dataPrompts\w+Arn"\}$/)).toEqual([["dynamodb:Query"]]);
    expect(on(/@connections/)).toEqual([["execute-api:ManageConnections"]]);
    expect(
      allowed.flatMap(({ actions }) => actions).filter((action) => action.startsWith("states:")),
    ).toEqual(["states:StartExecution", "states:DescribeExecution"]);
  });

  it("has an authorizer that may do nothing but write its log", () => {
    expect(actionsOf("ChatAuthorizer").flatMap(({ actions }) => actions)).toEqual([
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ]);
    const { Environment } = one("AWS::Lambda::Function", "ChatAuthorizer");
    expect(Object.keys((Environment as { Variables: Json }).Variables).sort()).toEqual([
      "TOKEN_CLIENT_ID",
      "TOKEN_ISSUER",
      "TOKEN_JWKS_URI",
    ]);
    expect(JSON.stringify(Environment)).toContain("https://cognito-idp.");
  });
});

describe("onboarding", () => {
  it("calls its function, which makes sessions and reads flows and settings", () => {
    expect(actionsOf("OnboardChat").map(({ actions }) => actions)).toEqual([
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
      ["dynamodb:PutItem"],
      ["dynamodb:Query"],
      ["dynamodb:GetItem"],
    ]);
    const machine = one("AWS::StepFunctions::StateMachine", "Onboarding");
    expect(JSON.stringify(machine.DefinitionSubstitutions)).toMatch(/OnboardChatFunction/);
  });
});

it("tells where chat-api answers", () => {
  expect(whole).toContain("chatApi");
});
