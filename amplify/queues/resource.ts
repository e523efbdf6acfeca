import { Duration } from "aws-cdk-lib";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { queues, type QueueName } from "#lib/platform/queues.ts";

/** A queue with its dead-letter queue, as `lib/platform/queues.ts` says. Encrypted, and spoken to by TLS only. */
export function defineQueue(scope: Construct, id: string, name: QueueName): { queue: Queue; dead: Queue } {
  const { visibilitySeconds, maxReceives, retentionDays, deadRetentionDays } = queues[name];
  const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
  const dead = new Queue(scope, `${id}Dead`, {
    ...common,
    retentionPeriod: Duration.days(deadRetentionDays),
  });
  const queue = new Queue(scope, id, {
    ...common,
    visibilityTimeout: Duration.seconds(visibilitySeconds),
    retentionPeriod: Duration.days(retentionDays),
    deadLetterQueue: { queue: dead, maxReceiveCount: maxReceives },
  });
  return { queue, dead };
}
