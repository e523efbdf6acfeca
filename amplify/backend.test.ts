import { beforeAll, describe, expect, it } from "vitest";
import { groups } from "#lib/kernel/actor.ts";
import { tableNames, tables, type Key, type TableDefinition } from "#lib/platform/tables.ts";
import {
  list,
  statements,
  synthesize,
  type Resource,
  type Statement,
  type Synthesized,
} from "./synthesized.ts";

/** Logical id → resource, of all templates together. */
let resources: [string, Resource][] = [];
let whole = "";

const ofType = (type: string) => resources.filter(([, resource]) => resource.Type === type);
const one = (type: string, beginning = ""): Record<string, unknown> => {
  const found = ofType(type).filter(([id]) => id.startsWith(beginning));
  expect(found).toHaveLength(1);
  return found[0]?.[1].Properties ?? {};
};
beforeAll(() => {
  ({ whole, resources } = synthesize("test"));
}, 600_000);

describe("the tables", () => {
  const keys = (partition: Key, sort?: Key) => [
    { AttributeName: partition.name, KeyType: "HASH" },
    ...(sort ? [{ AttributeName: sort.name, KeyType: "RANGE" }] : []),
  ];
  const all = { ProjectionType: "ALL" };
  const orNone = <Item>(items: Item[]) => (items.length > 0 ? items : undefined);

  it("are those of lib/platform/tables.ts, and no others", () => {
    expect(ofType("AWS::DynamoDB::GlobalTable")).toHaveLength(tableNames.length);
    expect(ofType("AWS::DynamoDB::Table")).toHaveLength(0);
  });

  it.each(tableNames)("%s has its keys, indexes, expiry and stream", (name) => {
    const table: TableDefinition = tables[name];
    const made = one("AWS::DynamoDB::GlobalTable", name);
    expect(made.KeySchema).toEqual(keys(table.partitionKey, table.sortKey));
    expect(made.GlobalSecondaryIndexes).toEqual(
      orNone(
        table.globalIndexes.map((index) => ({
          IndexName: index.name,
          KeySchema: keys(index.partitionKey, index.sortKey),
          Projection: all,
        })),
      ),
    );
    expect(made.LocalSecondaryIndexes).toEqual(
      orNone(
        table.localIndexes.map((index) => ({
          IndexName: index.name,
          KeySchema: keys(table.partitionKey, index.sortKey),
          Projection: all,
        })),
      ),
    );
    const used = [
      table.partitionKey,
      ...list(table.sortKey),
      ...table.globalIndexes.flatMap((index) => [index.partitionKey, index.sortKey]),
      ...table.localIndexes.map((index) => index.sortKey),
    ];
    const types = Object.fromEntries(
      (made.AttributeDefinitions as { AttributeName: string; AttributeType: string }[]).map((attribute) => [
        attribute.AttributeName,
        attribute.AttributeType,
      ]),
    );
    expect(types).toEqual(Object.fromEntries(used.map((key) => [key.name, key.type])));
    expect(made.TimeToLiveSpecification).toEqual(
      table.ttl ? { AttributeName: table.ttl, Enabled: true } : undefined,
    );
    expect(made.StreamSpecification).toEqual(table.stream ? { StreamViewType: table.stream } : undefined);
  });

  it.each(tableNames)("%s is encrypted, restorable, paid by use, and kept when its stack goes", (name) => {
    const made = one("AWS::DynamoDB::GlobalTable", name);
    expect(made).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
      Replicas: [
        {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      ],
    });
    const [, resource] = ofType("AWS::DynamoDB::GlobalTable").find(([id]) => id.startsWith(name)) ?? [];
    expect(resource).toMatchObject({ DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
  });
});

describe("sign-in", () => {
  it("is by user name and invitation, with one-time codes for those who want them and no text messages", () => {
    const pool = one("AWS::Cognito::UserPool");
    expect(pool).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UsernameConfiguration: { CaseSensitive: false },
      MfaConfiguration: "OPTIONAL",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      DeletionProtection: "ACTIVE",
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
        },
      },
    });
    expect(pool.UsernameAttributes).toBeUndefined();
    expect(pool.AliasAttributes).toBeUndefined();
    expect(pool.SmsConfiguration).toBeUndefined();
  });

  it("knows the product's groups", () => {
    const made = ofType("AWS::Cognito::UserPoolGroup").map(([, group]) => group.Properties.GroupName);
    expect(made.toSorted()).toEqual([...groups].sort());
  });

  it("lets nobody change their own lines of business", () => {
    const pool = one("AWS::Cognito::UserPool");
    expect(pool.Schema).toContainEqual(expect.objectContaining({ Name: "lobs", Mutable: true }));
    const client = one("AWS::Cognito::UserPoolClient");
    // Without a list, a client may write everything.
    expect(client.WriteAttributes).toEqual(["email"]);
    expect(client.ReadAttributes).toContain("custom:lobs");
  });

  it("gives tokens that end, can be revoked, and tell nobody who has an account", () => {
    const client = one("AWS::Cognito::UserPoolClient");
    expect(client).toMatchObject({
      AccessTokenValidity: 60,
      IdTokenValidity: 60,
      RefreshTokenValidity: 720,
      TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "minutes" },
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: "ENABLED",
      GenerateSecret: false,
      AllowedOAuthFlowsUserPoolClient: false,
    });
    expect((client.ExplicitAuthFlows as string[]).toSorted()).toEqual([
      "ALLOW_REFRESH_TOKEN_AUTH",
      "ALLOW_USER_PASSWORD_AUTH",
    ]);
  });

  it("has no identity pool: nobody holds AWS credentials in a browser", () => {
    expect(ofType("AWS::Cognito::IdentityPool")).toHaveLength(0);
  });
});

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

describe("the vanity numbers' way into the table", () => {
  it("is a queue with a dead-letter queue after three tries, both encrypted", () => {
    expect(ofType("AWS::SQS::Queue")).toHaveLength(2);
    const found = ofType("AWS::SQS::Queue").map(([, { Properties }]) => Properties);
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
    expect(one("AWS::Lambda::EventSourceMapping")).toMatchObject({
      BatchSize: 10,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    });
    expect(one("AWS::Lambda::Function", "SqsToDdb")).toMatchObject({ Timeout: 30 });
    // Amazon Connect has no business with the one that reads the queue.
    expect(ofType("AWS::Lambda::Permission").filter(([id]) => id.startsWith("SqsToDdb"))).toEqual([]);
  });
});

describe("the console's server", () => {
  it("reads and writes prompts and lines of business, and adds to the history without being able to change it", () => {
    const allowed = statements(one("AWS::IAM::ManagedPolicy", "ConsoleServer"));
    const on = (pattern: RegExp) =>
      allowed
        .filter(({ Resource }) => pattern.test(JSON.stringify(Resource)))
        .flatMap(({ Action }) => list(Action))
        .sort();
    const table = (name: string) => new RegExp(String.raw`^\{"Fn::GetAtt":\["${name}\w+","Arn"\]\}$`);
    for (const changed of ["Prompts", "Config"])
      expect(on(table(changed))).toEqual([
        "dynamodb:BatchGetItem",
        "dynamodb:ConditionCheckItem",
        "dynamodb:DeleteItem",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:UpdateItem",
      ]);
    expect(on(table("History"))).toEqual([
      "dynamodb:BatchGetItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
    ]);
    expect(on(table("Callbacks(?!Key)"))).toEqual([
      "dynamodb:BatchGetItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DeleteItem",
      "dynamodb:GetItem",
      "dynamodb:Query",
    ]);
    expect(on(/index\//)).toEqual(["dynamodb:Query", "dynamodb:Query", "dynamodb:Query"]);
    expect(on(table("CallbacksKey")).every((action) => action.startsWith("kms:"))).toBe(true);
    expect(allowed).toHaveLength(8);
  });
});

describe("with an Amazon Connect instance", () => {
  const instance = "arn:aws:connect:us-east-1:123456789012:instance/8f2c1f0a-5d0e-4c1b-9a53-0d5f2f6d7a10";
  let withInstance: Synthesized;
  beforeAll(() => {
    withInstance = synthesize("test-connect", { CONNECT_INSTANCE_ARN: instance });
  }, 600_000);

  it("lets the console list that instance's queues, and nothing else of Amazon Connect", () => {
    const granted = withInstance.resources
      .map(([, resource]) => resource)
      .filter(({ Type }) => Type === "AWS::IAM::ManagedPolicy")
      .flatMap(({ Properties }) => statements(Properties))
      .filter(({ Action }) => list(Action).join().includes("connect:"));
    expect(granted).toEqual([
      { Effect: "Allow", Action: "connect:ListQueues", Resource: [instance, `${instance}/queue/*`] },
    ]);
  });

  it("tells the console which instance it is", () => {
    expect(withInstance.whole).toContain(`\\"connectInstanceArn\\":\\"${instance}\\"`);
  });
});

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
    expect(
      list(Resource)
        .map((resource) => JSON.stringify(resource))
        .join(),
    ).not.toMatch(/\*/);
    if (Principal) expect(Principal.Service).toMatch(/^(lambda|amplify)\.amazonaws\.com$/);
  }
  expect(whole).not.toContain("dynamodb:Scan");
});

it("tells the console where everything is", () => {
  const output = /"customOutputs":\s*\{[\s\S]*?"Value":\s*(\{[\s\S]*?\n {2}\})/.exec(whole)?.[1] ?? "";
  for (const name of tableNames) expect(output).toContain(`\\"${name}\\":\\"`);
  expect(output).toContain("user_pool_client_id");
});
