import { describe, expect, it } from "vitest";
import document from "../../api/session-api.openapi.json" with { type: "json" };
import { requestContract } from "../request-contract.ts";
import { operationIds, operations } from "./contract.ts";
import { deployedDocument } from "./deployed-document.ts";
import { gatewayResponses } from "./gateway-responses.ts";

type Json = Record<string, unknown>;
const refsOf = (part: unknown): string[] =>
  typeof part !== "object" || part === null
    ? []
    : Object.entries(part).flatMap(([name, value]) =>
        name === "$ref" && typeof value === "string" ? [value] : refsOf(value),
      );
/** Keywords with a plain value: what has an object may be the name of a property. */
const keywordsOf = (part: unknown): string[] =>
  typeof part !== "object" || part === null
    ? []
    : Object.entries(part).flatMap(([name, value]) =>
        typeof value === "object" ? keywordsOf(value) : [name],
      );
const responsesOf = (item: unknown) =>
  Object.values(item as Record<string, { responses: Json }>).map(({ responses }) => Object.keys(responses));

describe("the document of session-api", () => {
  it("has the operations that the function has", () => {
    expect(operations.map(({ id }) => id).toSorted()).toEqual([...operationIds].toSorted());
  });

  it("lets every operation refuse strangers, and fail", () => {
    for (const statuses of Object.values(document.paths).flatMap(responsesOf))
      expect(statuses).toEqual(expect.arrayContaining(["401", "403", "429", "500", "503"]));
  });

  it("refers to nothing that is not there, and says nothing that Amazon API Gateway does not understand", () => {
    for (const ref of refsOf(document)) {
      const found = ref
        .slice(2)
        .split("/")
        .reduce<unknown>((part, step) => (part as Json | undefined)?.[step], document);
      expect([ref, found]).toEqual([ref, expect.anything()]);
    }
    const unknown = ["nullable", "format", "exclusiveMinimum", "example", "examples"];
    expect(keywordsOf(document.components).filter((keyword) => unknown.includes(keyword))).toEqual([]);
    // The names of models.
    for (const name of Object.keys(document.components.schemas)) expect(name).toMatch(/^[A-Za-z0-9]+$/);
  });

  it("is for a function its rules for requests, whole and without words", () => {
    const short = requestContract(document);
    const { components } = short as { components: { schemas: Json } };
    for (const ref of refsOf(short))
      expect(Object.keys({ ...components.schemas, ...document.components.parameters })).toContain(
        ref.split("/").at(-1),
      );
    expect(components.schemas.NewTurn).toBeDefined();
    expect(components.schemas.Turns).toBeUndefined();
    expect(JSON.stringify(short)).not.toMatch(/"(description|summary)":"/);
    expect(JSON.stringify(short).length).toBeLessThan(8_000);
  });
});

describe("as it is deployed", () => {
  const deployed = deployedDocument({ userPoolArn: "pool", integrationUri: "function" });

  it("calls the function behind every operation, for those whom the user pool knows", () => {
    const paths = Object.values(deployed.paths as Record<string, Record<string, Json>>);
    const all = paths.flatMap((item) => Object.values(item));
    expect(all).toHaveLength(operationIds.length);
    for (const operation of all)
      expect(operation["x-amazon-apigateway-integration"]).toMatchObject({
        type: "aws_proxy",
        uri: "function",
      });
    expect(deployed.security).toEqual([{ userPool: [] }]);
    expect(JSON.stringify(deployed.components)).toContain('"providerARNs":["pool"]');
  });

  it("checks bodies and parameters, refers to schemas only, and adds no rule", () => {
    expect(deployed["x-amazon-apigateway-request-validator"]).toBe("everything");
    expect(deployed["x-amazon-apigateway-request-validators"]).toEqual({
      everything: { validateRequestBody: true, validateRequestParameters: true },
    });
    for (const ref of refsOf(deployed)) expect(ref).toMatch(/^#\/components\/schemas\//);
    expect((deployed.components as Json).schemas).toEqual(document.components.schemas);
  });

  it("refuses in the gateway as the function refuses", () => {
    for (const [name, { words }] of Object.entries(gatewayResponses)) {
      const made = (deployed["x-amazon-apigateway-gateway-responses"] as Record<string, Json>)[name];
      const template = (made?.responseTemplates as Json)["application/json"];
      expect(JSON.parse(String(template))).toEqual({
        error: words,
        code: expect.stringMatching(/^[A-Z_]+$/) as string,
        requestId: "$context.requestId",
      });
    }
  });
});
