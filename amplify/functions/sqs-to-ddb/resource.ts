import type { ITableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { queues } from "#lib/platform/queues.ts";
import { tableVariable } from "#lib/platform/tables.ts";
import { defineFunction } from "../_shared/connect-function.ts";

/** sqs-to-ddb reads one queue in batches, of which each message stands for itself, and writes to one table. */
export async function defineSqsToDdb(
  scope: Construct,
  queue: IQueue,
  tables: Record<"VanityNumbers", ITableV2>,
) {
  const here = new Construct(scope, "SqsToDdb");
  const lambda = await defineFunction(here, {
    name: "sqs-to-ddb",
    timeout: queues.vanity.visibilitySeconds / 6,
    environment: { [tableVariable("VanityNumbers")]: tables.VanityNumbers.tableName },
    permissions: [
      new PolicyStatement({
        actions: ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
        resources: [queue.queueArn],
      }),
      new PolicyStatement({ actions: ["dynamodb:PutItem"], resources: [tables.VanityNumbers.tableArn] }),
    ],
  });
  new EventSourceMapping(here, "Queue", {
    target: lambda,
    eventSourceArn: queue.queueArn,
    batchSize: queues.vanity.batchSize,
    reportBatchItemFailures: true,
  });
  return lambda;
}
