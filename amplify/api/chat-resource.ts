import { RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { AccessLogField, AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  LogGroupLogDestination,
  WebSocketApi,
  WebSocketStage,
  type CfnApi,
} from "aws-cdk-lib/aws-apigatewayv2";
import { WebSocketLambdaAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { WebSocketLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { UserPool, UserPoolClient } from "aws-cdk-lib/aws-cognito";
import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { IStateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { defineChatApiFunction } from "../functions/chat-api/resource.ts";
import { defineChatAuthorizer } from "../functions/chat-authorizer/resource.ts";

const stageName = "live";
/** What the function answers, beside `$connect`, `$disconnect` and `$default`. */
const actions = ["sendMessage", "getTurns"];
/** Messages a second and at once, of all customers together. */
const throttle = { rateLimit: 200, burstLimit: 400 };

/** What a log line of the gateway says: nobody's token, address or words. */
const logFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    connectionId: "$context.connectionId",
    route: "$context.routeKey",
    status: AccessLogField.contextStatus(),
  }),
);

type ChatProps = {
  tables: Record<"Sessions" | "History" | "Prompts", ITableV2>;
  userPool: UserPool;
  client: UserPoolClient;
  onboarding: IStateMachine;
};

/** chat-api: a WebSocket API in front of one function, and the function that checks who connects. Gives its address. */
export async function defineChatApi(scope: Construct, props: ChatProps): Promise<string> {
  const { tables, userPool, client, onboarding } = props;
  const here = new Construct(scope, "ChatGateway");
  const api = new WebSocketApi(here, "Api", { routeSelectionExpression: "$request.body.action" });
  const connections = Stack.of(scope).formatArn({
    service: "execute-api",
    resource: api.apiId,
    resourceName: `${stageName}/POST/@connections/*`,
  });
  const lambda = await defineChatApiFunction(scope, tables, onboarding, connections);
  const issuer = `https://cognito-idp.${Stack.of(scope).region}.amazonaws.com/${userPool.userPoolId}`;
  const apiId = Stack.of(scope).getLogicalId(api.node.defaultChild as CfnApi);
  Validations.of(lambda.node.scope ?? lambda).acknowledge({
    id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<${apiId}>/${stageName}/POST/@connections/*]`,
    reason: "It answers whoever is connected to this API; connections are named as they are made.",
  });
  const authorizer = await defineChatAuthorizer(scope, {
    issuer,
    jwksUri: `${issuer}/.well-known/jwks.json`,
    clientId: client.userPoolClientId,
  });
  const route = (id: string) => ({ integration: new WebSocketLambdaIntegration(id, lambda) });
  api.addRoute("$connect", {
    ...route("Connect"),
    authorizer: new WebSocketLambdaAuthorizer("Tokens", authorizer, {
      identitySource: ["route.request.header.Sec-WebSocket-Protocol"],
    }),
  });
  for (const action of ["$disconnect", "$default", ...actions])
    api.addRoute(action, route(action.replace("$", "")));
  const accessLog = new LogGroup(here, "Log", {
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const stage = new WebSocketStage(here, "Stage", {
    webSocketApi: api,
    stageName,
    autoDeploy: true,
    throttle,
    accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: logFormat },
  });
  Validations.of(here).acknowledge({
    id: "AwsSolutions-APIG4",
    reason: "A socket is authorized when it is opened ($connect); its messages come through no other way.",
  });
  return stage.url;
}
