import { describe, expect, it } from "vitest";
import { definitionText } from "#amplify/workflows/definitions.ts";
import { cleanupSchedule } from "./workflows/schedules.ts";
import { list, readTemplates, statements } from "./synthesized.ts";

const { ofType, one } = readTemplates();
const actions = (id: string) =>
  statements(one("AWS::IAM::ManagedPolicy", id)).flatMap(({ Action }) => list(Action));

describe("the bucket of archives and exports", () => {
  it("is encrypted with a key of its own, closed, and kept when its stack goes", () => {
    const [, made] = ofType("AWS::S3::Bucket").find(([id]) => id.startsWith("ArchivesBucket")) ?? [];
    expect(made).toMatchObject({
      DeletionPolicy: "Retain",
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } },
          ],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
    expect(one("AWS::KMS::Key", "ArchivesKey")).toMatchObject({ EnableKeyRotation: true });
  });

  it("is spoken to by TLS only", () => {
    const policies = ofType("AWS::S3::BucketPolicy").map(([, { Properties }]) => statements(Properties));
    expect(policies).toHaveLength(2);
    for (const policy of policies)
      expect(policy).toContainEqual(
        expect.objectContaining({
          Effect: "Deny",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      );
  });

  it("forgets exports after seven days, and makes archives cheap but never forgets them", () => {
    const { LifecycleConfiguration } = one("AWS::S3::Bucket", "ArchivesBucket");
    expect(LifecycleConfiguration).toMatchObject({
      Rules: [
        { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
        { Prefix: "exports/", ExpirationInDays: 7 },
        { Prefix: "sessions/", Transitions: [{ StorageClass: "GLACIER_IR", TransitionInDays: 90 }] },
      ],
    });
  });
});

describe.each([
  ["cleanup", "Cleanup"],
  ["export", "Export"],
  ["onboarding", "Onboarding"],
])("the workflow %s", (name, id) => {
  it("is the definition file itself, and may call its functions alone", () => {
    const { DefinitionString } = one("AWS::StepFunctions::StateMachine", id);
    expect(JSON.parse(DefinitionString as string)).toEqual(JSON.parse(definitionText(name)));
    const allowed = actions(`${id}Policy`).filter((action) => !/^(logs|xray):/.test(action));
    expect(allowed).toEqual(["lambda:InvokeFunction"]);
  });
});

describe("cleaning up", () => {
  it("is started every hour, by a role that may do nothing else", () => {
    const schedule = one("AWS::Scheduler::Schedule");
    expect(schedule).toMatchObject({
      ScheduleExpression: "rate(1 hour)",
      Target: { Input: JSON.stringify(cleanupSchedule.input), RetryPolicy: { MaximumRetryAttempts: 3 } },
    });
    expect(JSON.stringify(schedule.Target)).toMatch(
      /"Arn":\{"Ref":"CleanupMachine\w+"\}.*"RoleArn":\{"Fn::GetAtt":\["CleanupScheduleRole/,
    );
    expect(actions("CleanupSchedulePolicy")).toEqual(["states:StartExecution"]);
  });

  it("finds by indexes alone, and may delete no object", () => {
    const finding = actions("FindCleanableSessions").filter((action) => !action.startsWith("logs:"));
    expect(finding).toEqual(["dynamodb:Query"]);
    const archiving = actions("ArchiveSessionsPolicy");
    expect(archiving).toEqual(expect.arrayContaining(["s3:GetObject", "s3:PutObject"]));
    expect(archiving.join()).not.toMatch(/Scan|s3:Delete|\*/);
  });
});

describe("what ttl removed", () => {
  it("is archived from the stream, again and again, and kept in the bucket when nothing helps", () => {
    const mapping = one("AWS::Lambda::EventSourceMapping", "ArchiveExpired");
    expect(mapping).toMatchObject({
      StartingPosition: "TRIM_HORIZON",
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      MaximumRetryAttempts: 10,
    });
    expect(JSON.stringify(mapping.DestinationConfig)).toContain("ArchivesBucket");
    const [filter] = (mapping.FilterCriteria as { Filters: { Pattern: string }[] }).Filters;
    expect(JSON.parse(filter?.Pattern ?? "")).toEqual({
      eventName: ["REMOVE"],
      userIdentity: { principalId: ["dynamodb.amazonaws.com"] },
      dynamodb: { Keys: { SK: { S: ["META"] } } },
    });
  });
});

describe("an export", () => {
  it("reads sessions and archives, writes exports, and is downloaded by way of the console alone", () => {
    const writing = statements(one("AWS::IAM::ManagedPolicy", "ExportSessions"));
    const on = (folder: string) =>
      writing
        .filter(({ Resource }) => JSON.stringify(Resource).includes(`/${folder}/*`))
        .flatMap(({ Action }) => list(Action));
    expect(on("sessions")).toEqual(["s3:GetObject"]);
    expect(on("exports")).toEqual(["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]);
    expect(actions("ConsoleDownloads")).toEqual(["s3:GetObject", "kms:Decrypt"]);
  });
});
