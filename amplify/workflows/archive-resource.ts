import { Stack, Validations } from "aws-cdk-lib";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping, FilterCriteria, StartingPosition } from "aws-cdk-lib/aws-lambda";
import type { CfnBucket } from "aws-cdk-lib/aws-s3";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import { Construct, type IConstruct } from "constructs";
import { bucketVariable } from "#lib/platform/buckets.ts";
import { tableVariable, tables as definitions } from "#lib/platform/tables.ts";
import { objectPermissions, type SessionsBucket } from "../buckets/resource.ts";
import { defineFunction } from "../functions/_shared/connect-function.ts";
import { expiryBatch, expiryFilter, expiryTries } from "../functions/archive-expired/expiry.ts";
import { defineWorkflow } from "./resource.ts";
import { cleanupSchedule } from "./schedules.ts";

type Tables = Record<"Sessions" | "History", TableV2>;

const onTable = ({ Sessions }: Tables, ...actions: string[]) =>
  new PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [Sessions.tableArn],
  });
const onIndexes = ({ Sessions }: Tables) =>
  new PolicyStatement({
    actions: ["dynamodb:Query"],
    resources: definitions.Sessions.globalIndexes.map(({ name }) => `${Sessions.tableArn}/index/${name}`),
  });
const onHistory = ({ History }: Tables) =>
  new PolicyStatement({ actions: ["dynamodb:PutItem"], resources: [History.tableArn] });
const invoke = (...arns: string[]) =>
  new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: arns });

const variables = ({ Sessions, History }: Tables, { bucket }: SessionsBucket) => ({
  [tableVariable("Sessions")]: Sessions.tableName,
  [tableVariable("History")]: History.tableName,
  [bucketVariable("sessions")]: bucket.bucketName,
});

/** All that is in some folders of the bucket, and no more than that: the wildcard is the objects' names. */
function acknowledgeFolders(scope: IConstruct, { bucket }: SessionsBucket, ...prefixes: string[]): void {
  const name = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket);
  for (const prefix of prefixes)
    Validations.of(scope).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${name}.Arn>/${prefix}/*]`,
      reason: "Objects are named as they are written; leave is for one folder of one bucket.",
    });
}

/** Everything of a session is read; turns and summaries are deleted, or put back. */
const archiving = (tables: Tables, bucket: SessionsBucket) => [
  onTable(tables, "BatchWriteItem", "ConditionCheckItem", "DeleteItem", "PutItem", "Query", "UpdateItem"),
  onHistory(tables),
  ...objectPermissions(bucket, { archives: ["GetObject", "PutObject"] }),
];

/** Cleaning up: the workflow, started every hour, and its functions. */
export async function defineCleanup(scope: Construct, tables: Tables, bucket: SessionsBucket) {
  const findable = new Construct(scope, "FindCleanableSessions");
  const find = await defineFunction(findable, {
    name: "find-cleanable-sessions",
    timeout: 60,
    environment: { [tableVariable("Sessions")]: tables.Sessions.tableName },
    permissions: [onIndexes(tables)],
  });
  const archivable = new Construct(scope, "ArchiveSessions");
  acknowledgeFolders(archivable, bucket, "sessions");
  const archive = await defineFunction(archivable, {
    name: "archive-sessions",
    timeout: 240,
    environment: variables(tables, bucket),
    permissions: archiving(tables, bucket),
  });
  const machine = defineWorkflow(scope, "Cleanup", {
    name: "cleanup",
    values: {
      FindCleanableSessionsFunction: find.functionArn,
      ArchiveSessionsFunction: archive.functionArn,
    },
    permissions: [invoke(find.functionArn, archive.functionArn)],
  });
  const hourly = new Construct(scope, "CleanupSchedule");
  const role = new Role(hourly, "Role", { assumedBy: new ServicePrincipal("scheduler.amazonaws.com") });
  new ManagedPolicy(hourly, "Policy", {
    description: "Starts the hourly cleanup",
    roles: [role],
    statements: [
      new PolicyStatement({ actions: ["states:StartExecution"], resources: [machine.stateMachineArn] }),
    ],
  });
  new CfnSchedule(hourly, "Hourly", {
    description: "Archives sessions that ended over an hour ago",
    scheduleExpression: cleanupSchedule.expression,
    flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 10 },
    target: {
      arn: machine.stateMachineArn,
      roleArn: role.roleArn,
      input: JSON.stringify(cleanupSchedule.input),
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3_600 },
    },
  });
  return machine;
}

/** What `ttl` removed is archived from the table's stream; what could not be is kept in the bucket, whole. */
export async function defineArchiveExpired(scope: Construct, tables: Tables, bucket: SessionsBucket) {
  const here = new Construct(scope, "ArchiveExpired");
  acknowledgeFolders(here, bucket, "sessions", "aws/lambda");
  const streamArn = tables.Sessions.tableStreamArn;
  if (!streamArn) throw new Error("the table of sessions has no stream");
  const lambda = await defineFunction(here, {
    name: "archive-expired",
    timeout: 120,
    environment: variables(tables, bucket),
    permissions: [
      ...archiving(tables, bucket),
      new PolicyStatement({
        actions: ["DescribeStream", "GetRecords", "GetShardIterator"].map((action) => `dynamodb:${action}`),
        resources: [streamArn],
      }),
      new PolicyStatement({
        actions: ["s3:PutObject"],
        resources: [bucket.bucket.arnForObjects("aws/lambda/*")],
      }),
      new PolicyStatement({ actions: ["s3:ListBucket"], resources: [bucket.bucket.bucketArn] }),
    ],
  });
  new EventSourceMapping(here, "Stream", {
    target: lambda,
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: expiryBatch,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: expiryTries,
    onFailure: { bind: () => ({ destination: bucket.bucket.bucketArn }) },
    filters: [FilterCriteria.filter(expiryFilter)],
  });
}

/** Exports: the workflow and its function, which reads sessions and archives and writes files. */
export async function defineExport(scope: Construct, tables: Tables, bucket: SessionsBucket) {
  const here = new Construct(scope, "ExportSessions");
  acknowledgeFolders(here, bucket, "sessions", "exports");
  const lambda = await defineFunction(here, {
    name: "export-sessions",
    timeout: 240,
    environment: variables(tables, bucket),
    permissions: [
      onTable(tables, "GetItem", "Query", "UpdateItem"),
      onIndexes(tables),
      ...objectPermissions(bucket, {
        archives: ["GetObject"],
        exports: ["AbortMultipartUpload", "GetObject", "PutObject"],
      }),
    ],
  });
  return defineWorkflow(scope, "Export", {
    name: "export",
    values: { ExportSessionsFunction: lambda.functionArn },
    permissions: [invoke(lambda.functionArn)],
    whenEnded: lambda,
  });
}

/** The console's server makes links to exports, which its role must be able to follow. */
export function allowDownloads(scope: Construct, role: Role, bucket: SessionsBucket): void {
  const policy = new ManagedPolicy(scope, "ConsoleDownloads", {
    description: "What the console's server may do with exports",
    roles: [role],
    statements: objectPermissions(bucket, { exports: ["GetObject"] }),
  });
  acknowledgeFolders(policy, bucket, "exports");
}
