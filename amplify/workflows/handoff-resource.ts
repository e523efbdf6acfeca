import { Validations } from "aws-cdk-lib";
import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { queues } from "#lib/platform/queues.ts";
import { tableVariable } from "#lib/platform/tables.ts";
import { defineFunction } from "../functions/_shared/connect-function.ts";
import { defineQueue } from "../queues/resource.ts";
import { defineWorkflow } from "./resource.ts";

type Tables = Record<"Sessions" | "History", ITableV2>;

/** Seconds of a task; the definition waits 30. */
const taskSeconds = 25;

const sessionVariables = ({ Sessions, History }: Tables) => ({
  [tableVariable("Sessions")]: Sessions.tableName,
  [tableVariable("History")]: History.tableName,
});

/** A session with its items is read and changed; history is added to. */
const changeSessions = ({ Sessions, History }: Tables) => [
  new PolicyStatement({
    actions: ["ConditionCheckItem", "GetItem", "PutItem", "Query", "UpdateItem"].map(
      (action) => `dynamodb:${action}`,
    ),
    resources: [Sessions.tableArn],
  }),
  new PolicyStatement({ actions: ["dynamodb:PutItem"], resources: [History.tableArn] }),
];

/** Who is free, what they are called, and a task for who takes over, in one instance. */
const askAgents = (instance: string, taskFlow: string | undefined) => [
  new PolicyStatement({
    actions: ["connect:ListQueues", "connect:GetCurrentUserData"],
    resources: [instance, `${instance}/queue/*`],
  }),
  new PolicyStatement({ actions: ["connect:DescribeUser"], resources: [`${instance}/agent/*`] }),
  ...(taskFlow
    ? [
        new PolicyStatement({
          actions: ["connect:StartTaskContact"],
          resources: [`${instance}/contact-flow/${taskFlow}`, `${instance}/contact/*`],
        }),
      ]
    : []),
];

/** The agents' function. Nothing but its log without an instance: then people in the console are asked. */
async function defineAgents(scope: Construct, connectInstance?: string, taskFlow?: string) {
  const here = new Construct(scope, "HandoffAgents");
  const lambda = await defineFunction(here, {
    name: "handoff-agents",
    timeout: taskSeconds,
    environment: {
      ...(connectInstance ? { CONNECT_INSTANCE_ARN: connectInstance } : {}),
      ...(taskFlow ? { CONNECT_TASK_FLOW_ID: taskFlow } : {}),
    },
    permissions: connectInstance ? askAgents(connectInstance, taskFlow) : [],
  });
  if (connectInstance)
    for (const part of ["queue", "agent", ...(taskFlow ? ["contact"] : [])])
      Validations.of(here).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${connectInstance}/${part}/*]`,
        reason: "Whoever is free in the instance may be asked, and their tasks are named as they are made.",
      });
  return lambda;
}

export type HandoffOptions = {
  /** ARN of the Amazon Connect instance whose agents take over. */
  connectInstance?: string;
  /** Id of the flow there that brings a task to the agent in its attribute `agent_id`. */
  taskFlow?: string;
  /** ARN of the Amazon SNS topic that is told of alarms. */
  alarmTopic?: string;
};

/** Handing over to a human: the workflow, its queue, and the functions around it. */
export async function defineHandoff(
  scope: Construct,
  tables: Tables,
  { connectInstance, taskFlow, alarmTopic }: HandoffOptions = {},
) {
  const { queue } = defineQueue(scope, "HandoffsQueue", "handoffs", alarmTopic);
  const onSessions = (id: string, name: string, permissions: PolicyStatement[] = []) =>
    defineFunction(new Construct(scope, id), {
      name,
      timeout: name === "handoff-offers" ? queues.handoffs.visibilitySeconds / 6 : taskSeconds,
      environment: sessionVariables(tables),
      permissions: [...changeSessions(tables), ...permissions],
    });
  const task = await onSessions("HandoffTask", "handoff-task");
  const ended = await onSessions("HandoffEnded", "handoff-ended");
  const offers = await onSessions("HandoffOffers", "handoff-offers", [
    new PolicyStatement({
      actions: ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
      resources: [queue.queueArn],
    }),
  ]);
  new EventSourceMapping(offers, "Queue", {
    target: offers,
    eventSourceArn: queue.queueArn,
    batchSize: queues.handoffs.batchSize,
    reportBatchItemFailures: true,
  });
  const agents = await defineAgents(scope, connectInstance, taskFlow);
  return defineWorkflow(scope, "Handoff", {
    name: "handoff",
    values: {
      SessionsTable: tables.Sessions.tableName,
      HandoffsQueueUrl: queue.queueUrl,
      HandoffTaskFunction: task.functionArn,
      HandoffAgentsFunction: agents.functionArn,
    },
    permissions: [
      new PolicyStatement({
        actions: ["lambda:InvokeFunction"],
        resources: [task.functionArn, agents.functionArn],
      }),
      new PolicyStatement({ actions: ["dynamodb:GetItem"], resources: [tables.Sessions.tableArn] }),
      new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [queue.queueArn] }),
    ],
    whenEnded: ended,
  });
}
