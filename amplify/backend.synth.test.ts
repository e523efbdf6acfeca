import { expect, it } from "vitest";
import { tableNames } from "#lib/platform/tables.ts";
import { list, readTemplates, type Statement } from "./synthesized.ts";

const { resources, whole } = readTemplates();

/** What AWS gives for all resources or none: delivering a workflow's logs and traces. */
const delivering = /^(logs:(\w*LogDelivery|ListLogDeliveries|PutResourcePolicy|Describe\w+)|xray:\w+)$/;
/** A workflow's executions and a chat's connections, which are named as they are made. */
const namedLater = /(:execution:[\w-]+:|\/live\/POST\/@connections\/)\*"/g;

/** The objects of one folder of a bucket. */
const folders = /\/(sessions|exports|aws\/lambda)\/\*"/g;

it("grants nothing to everyone, and nobody everything", () => {
  const policies = resources.flatMap(([id, { Properties }]) =>
    Object.entries(Properties ?? {})
      .filter(([name]) => /PolicyDocument$/.test(name))
      .flatMap(([, document]) => list((document as { Statement: Statement[] }).Statement))
      .map((statement) => ({ id, ...statement })),
  );
  expect(policies.length).toBeGreaterThan(5);
  for (const { Effect, Action, Resource, Principal, Condition } of policies) {
    if (Effect === "Deny") {
      // Queues refuse everybody who does not use TLS.
      expect(Condition).toEqual({ Bool: { "aws:SecureTransport": "false" } });
      continue;
    }
    expect(Effect).toBe("Allow");
    expect(list(Action).join()).not.toContain("*");
    // The log of who read the bucket, beside it: Amazon S3 names its objects.
    if (Principal?.Service === "logging.s3.amazonaws.com" && Action === "s3:PutObject") continue;
    if (Resource === "*" && list(Action).every((action) => delivering.test(action))) continue;
    expect(
      list(Resource)
        .map((resource) => JSON.stringify(resource).replaceAll(namedLater, '"').replaceAll(folders, '"'))
        .join(),
    ).not.toMatch(/\*/);
    if (Principal)
      expect(Principal.Service).toMatch(
        /^(lambda|amplify|apigateway|states|events|scheduler)\.amazonaws\.com$/,
      );
  }
  expect(whole).not.toContain("dynamodb:Scan");
});

it("tells the console where everything is", () => {
  const output = /"customOutputs":\s*\{[\s\S]*?"Value":\s*(\{[\s\S]*?\n {2}\})/.exec(whole)?.[1] ?? "";
  for (const name of tableNames) expect(output).toContain(`\\"${name}\\":\\"`);
  expect(output).toContain("user_pool_client_id");
});
