import document from "../../api/session-api.openapi.json" with { type: "json" };
import { gatewayResponses } from "./gateway-responses.ts";

type Json = Record<string, unknown>;
type Ref = { $ref: string };

const isRef = (value: unknown): value is Ref =>
  typeof value === "object" && value !== null && "$ref" in value;
const find = (ref: string): unknown =>
  ref
    .slice(2)
    .split("/")
    .reduce<unknown>((found, step) => (found as Json)[step], document);
const inline = (value: unknown) => (isRef(value) ? find(value.$ref) : value);

/** What the deployment knows and the document does not: ARNs, as the template writes them. */
export type Deployed = {
  /** Of the user pool whose ID tokens are taken. */
  userPoolArn: unknown;
  /** Where API Gateway calls the function: `arn:…:apigateway:…:lambda:path/…/invocations`. */
  integrationUri: unknown;
};

/**
 * The document as Amazon API Gateway imports it: parameters and answers in their places (only schemas may be
 * referred to), the check of body and parameters, the authorizer, the function behind each operation, and the
 * gateway's own answers in the shape of ours. No rule is added.
 */
export function deployedDocument({ userPoolArn, integrationUri }: Deployed): Json {
  const paths = Object.fromEntries(
    Object.entries(document.paths).map(([template, item]) => [
      template,
      Object.fromEntries(
        Object.entries(item as Record<string, { parameters: Ref[]; responses: Json }>).map(
          ([method, operation]) => [
            method,
            {
              ...operation,
              parameters: operation.parameters.map(inline),
              responses: Object.fromEntries(
                Object.entries(operation.responses).map(([status, answer]) => [status, inline(answer)]),
              ),
              "x-amazon-apigateway-integration": {
                type: "aws_proxy",
                httpMethod: "POST",
                uri: integrationUri,
                passthroughBehavior: "when_no_match",
              },
            },
          ],
        ),
      ),
    ]),
  );
  const { schemas, securitySchemes } = document.components;
  return {
    ...document,
    paths,
    components: {
      schemas,
      securitySchemes: {
        userPool: {
          ...securitySchemes.userPool,
          "x-amazon-apigateway-authtype": "cognito_user_pools",
          "x-amazon-apigateway-authorizer": { type: "cognito_user_pools", providerARNs: [userPoolArn] },
        },
      },
    },
    "x-amazon-apigateway-request-validators": {
      everything: { validateRequestBody: true, validateRequestParameters: true },
    },
    "x-amazon-apigateway-request-validator": "everything",
    "x-amazon-apigateway-gateway-responses": Object.fromEntries(
      Object.entries(gatewayResponses).map(([name, { status, code, words }]) => [
        name,
        {
          ...(status ? { statusCode: status } : {}),
          responseParameters: { "gatewayresponse.header.x-correlation-id": "context.requestId" },
          responseTemplates: {
            "application/json": `{"error":${JSON.stringify(words)},"code":"${code}","requestId":"$context.requestId"}`,
          },
        },
      ]),
    ),
  };
}
