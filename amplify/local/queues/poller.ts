import { setTimeout as wait } from "node:timers/promises";
import { DeleteMessageBatchCommand, ReceiveMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { log } from "#lib/platform/log.ts";
import type { BatchAnswer } from "#amplify/functions/_shared/queue-handler.ts";

export type Poller = { stop: () => Promise<void> };

/**
 * Stands in for AWS Lambda's event source mapping: hands messages to a function in batches, and deletes those that
 * it does not report as failed. The others come again after the queue's visibility timeout.
 */
export function pollQueue(
  client: SQSClient,
  url: string,
  handler: (event: unknown) => Promise<BatchAnswer>,
  { batchSize = 10 } = {},
): Poller {
  const stopped = new AbortController();

  async function once(): Promise<void> {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: batchSize,
        WaitTimeSeconds: 1,
        MessageAttributeNames: ["All"],
      }),
      { abortSignal: stopped.signal },
    );
    if (Messages.length === 0) return;
    const Records = Messages.map(({ MessageId, Body, ReceiptHandle, MessageAttributes = {} }) => ({
      messageId: MessageId,
      body: Body,
      receiptHandle: ReceiptHandle,
      messageAttributes: Object.fromEntries(
        Object.entries(MessageAttributes).map(([name, { StringValue, DataType }]) => [
          name,
          { stringValue: StringValue, dataType: DataType },
        ]),
      ),
      eventSource: "aws:sqs",
    }));
    const { batchItemFailures } = await handler({ Records });
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const Entries = Messages.filter(({ MessageId = "" }) => !failed.has(MessageId)).map(
      ({ ReceiptHandle }, place) => ({ Id: String(place), ReceiptHandle }),
    );
    if (Entries.length > 0) await client.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }));
  }

  const done = (async () => {
    while (!stopped.signal.aborted)
      try {
        await once();
      } catch (error) {
        if (stopped.signal.aborted) return;
        log("warn", "the queue could not be read", {}, error);
        // A queue that is starting again is not asked a thousand times a second.
        await wait(500, undefined, { signal: stopped.signal }).catch(() => undefined);
      }
  })();

  return {
    stop: async () => {
      stopped.abort();
      await done;
    },
  };
}
