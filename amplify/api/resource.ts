import { Names, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import {
  AccessLogField,
  AccessLogFormat,
  ApiDefinition,
  LogGroupLogDestination,
  MethodLoggingLevel,
  SpecRestApi,
} from "aws-cdk-lib/aws-apigateway";
import type { UserPool } from "aws-cdk-lib/aws-cognito";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { deployedDocument } from "../functions/session-api/deployed-document.ts";
import { throttles } from "../functions/session-api/gateway-responses.ts";

/** What a log line of the gateway says: nobody's name, address or words. */
const logFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    method: AccessLogField.contextHttpMethod(),
    resource: AccessLogField.contextResourcePath(),
    status: AccessLogField.contextStatus(),
    milliseconds: AccessLogField.contextResponseLatency(),
    refusal: AccessLogField.contextErrorResponseType(),
  }),
);

/** Amazon API Gateway in front of session-api, made of the very document that the function checks by. */
export function defineSessionApi(scope: Construct, lambda: LambdaFunction, userPool: UserPool): SpecRestApi {
  const here = new Construct(scope, "SessionApiGateway");
  const { partition, region } = Stack.of(scope);
  const accessLog = new LogGroup(here, "Log", {
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const { stage, ...methods } = throttles;
  const api = new SpecRestApi(here, "Api", {
    restApiName: Names.uniqueResourceName(here, { maxLength: 60 }),
    apiDefinition: ApiDefinition.fromInline(
      deployedDocument({
        userPoolArn: userPool.userPoolArn,
        integrationUri: `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${lambda.functionArn}/invocations`,
      }),
    ),
    failOnWarnings: true,
    cloudWatchRole: true,
    cloudWatchRoleRemovalPolicy: RemovalPolicy.DESTROY,
    deployOptions: {
      stageName: "live",
      accessLogDestination: new LogGroupLogDestination(accessLog),
      accessLogFormat: logFormat,
      loggingLevel: MethodLoggingLevel.ERROR,
      // What people say is in the bodies.
      dataTraceEnabled: false,
      metricsEnabled: true,
      tracingEnabled: true,
      throttlingRateLimit: stage.rateLimit,
      throttlingBurstLimit: stage.burstLimit,
      methodOptions: Object.fromEntries(
        Object.entries(methods).map(([place, { rateLimit, burstLimit }]) => [
          `${place}/POST`,
          { throttlingRateLimit: rateLimit, throttlingBurstLimit: burstLimit },
        ]),
      ),
    },
  });
  lambda.addPermission("SessionApi", {
    principal: new ServicePrincipal("apigateway.amazonaws.com"),
    sourceArn: api.arnForExecuteApi("*", "/*", "live"),
  });
  Validations.of(api).acknowledge(
    {
      id: "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]",
      reason: "API Gateway writes its logs for the whole account with this policy of Amazon's, and no other.",
    },
    {
      id: "AwsSolutions-APIG2",
      reason: "The document itself turns the validation of body and parameters on, for every operation.",
    },
    {
      id: "AwsSolutions-APIG3",
      reason: "Tokens and throttles guard it; a web ACL costs more than the API, and is left to who runs it.",
    },
  );
  return api;
}
