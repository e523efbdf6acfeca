import { Validations } from "aws-cdk-lib";
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { tables as definitions, type TableDefinition, type TableName } from "#lib/platform/tables.ts";
import { keyPermissions } from "../functions/_shared/key-permissions.ts";
import type { Tables } from "../tables/resource.ts";

const read = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];
// A transaction needs leave for each of its parts.
const write = [
  "dynamodb:ConditionCheckItem",
  "dynamodb:DeleteItem",
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
];
/** Sessions are changed here, and removed by workflows and by their time to live only. */
const change = write.filter((action) => action !== "dynamodb:DeleteItem");
/** History is added to, never changed. */
const record = ["dynamodb:ConditionCheckItem", "dynamodb:PutItem"];

/** Listing queues is a leave on the instance and on its queues as such; no queue is read, let alone changed. */
const listQueues = (instanceArn: string): PolicyStatement =>
  new PolicyStatement({
    actions: ["connect:ListQueues"],
    resources: [instanceArn, `${instanceArn}/queue/*`],
  });

/** To count what waits, and to look at, send again or discard what could not be stored. */
const queuePermissions = ({ queue, dead }: { queue: IQueue; dead: IQueue }): PolicyStatement[] => [
  new PolicyStatement({
    actions: ["sqs:GetQueueAttributes", "sqs:SendMessage"],
    resources: [queue.queueArn],
  }),
  new PolicyStatement({
    actions: [
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:ReceiveMessage",
    ],
    resources: [dead.queueArn],
  }),
];

/**
 * The role of the console's own server (the compute role of Amplify Hosting): the tables that its pages use, and
 * the names of an Amazon Connect instance's queues where the deployment names one.
 */
export function defineConsoleRole(
  scope: Construct,
  tables: Tables,
  vanity: { queue: IQueue; dead: IQueue },
  connectInstance?: string,
): Role {
  const here = new Construct(scope, "ConsoleServer");
  const role = new Role(here, "Role", { assumedBy: new ServicePrincipal("amplify.amazonaws.com") });
  const allow = (name: TableName, actions: string[]) => {
    const { globalIndexes, localIndexes }: TableDefinition = definitions[name];
    const indexes = [...globalIndexes, ...localIndexes].map(
      (index) => `${tables[name].tableArn}/index/${index.name}`,
    );
    return [
      new PolicyStatement({ actions: [...read, ...actions], resources: [tables[name].tableArn] }),
      ...(indexes.length > 0
        ? [new PolicyStatement({ actions: ["dynamodb:Query"], resources: indexes })]
        : []),
    ];
  };
  const policy = new ManagedPolicy(here, "Policy", {
    description: "What the console's server may do",
    roles: [role],
    statements: [
      ...allow("Prompts", write),
      ...allow("Config", write),
      ...allow("History", record),
      ...allow("Sessions", change),
      ...allow("Callbacks", ["dynamodb:ConditionCheckItem", "dynamodb:DeleteItem"]),
      ...keyPermissions(tables.Callbacks),
      ...allow("VanityNumbers", []),
      ...queuePermissions(vanity),
      ...(connectInstance ? [listQueues(connectInstance)] : []),
    ],
  });
  if (connectInstance)
    Validations.of(policy).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${connectInstance}/queue/*]`,
      reason:
        "Amazon Connect checks ListQueues against the queues of the instance as a whole (wildcard-queue).",
    });
  return role;
}
