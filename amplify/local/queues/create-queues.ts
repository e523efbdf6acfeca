import { CreateQueueCommand, GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { queues, type QueueName, type QueueUrls } from "#lib/platform/queues.ts";

const seconds = (days: number) => String(days * 86_400);

/** Makes a queue and its dead-letter queue, as `lib/platform/queues.ts` says, where they are not there yet. */
export async function createQueues(
  client: SQSClient,
  name: QueueName,
  { visibilitySeconds = queues[name].visibilitySeconds }: { visibilitySeconds?: number } = {},
): Promise<QueueUrls> {
  const { maxReceives, retentionDays, deadRetentionDays } = queues[name];
  const { QueueUrl: dead } = await client.send(
    new CreateQueueCommand({
      QueueName: `${name}-dead`,
      Attributes: { MessageRetentionPeriod: seconds(deadRetentionDays) },
    }),
  );
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ["QueueArn"] }),
  );
  const { QueueUrl: url } = await client.send(
    new CreateQueueCommand({
      QueueName: name,
      Attributes: {
        VisibilityTimeout: String(visibilitySeconds),
        MessageRetentionPeriod: seconds(retentionDays),
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: Attributes?.QueueArn,
          maxReceiveCount: maxReceives,
        }),
      },
    }),
  );
  if (!url || !dead) throw new Error(`the queue ${name} has no address`);
  return { url, dead };
}
