import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { defineConnectFunction } from "../_shared/connect-function.ts";

/** vanity-to-sqs sends to one queue; nothing else. */
export const defineVanityToSqs = (scope: Construct, queue: IQueue, connectInstance?: string) =>
  defineConnectFunction(new Construct(scope, "VanityToSqs"), {
    name: "vanity-to-sqs",
    connectInstance,
    environment: { SQS_QUEUE_URL_VANITY_URL: queue.queueUrl },
    permissions: [new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [queue.queueArn] })],
  });
