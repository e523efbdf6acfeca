import { randomUUID } from "node:crypto";
import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { correlationIdAttribute, originalIdAttribute } from "#lib/platform/queues.ts";
import type { VanityMessage } from "./vanity-message.ts";

export type VanityQueue = ReturnType<typeof vanityQueue>;

const attribute = (name: string, StringValue: string | undefined) =>
  StringValue ? { [name]: { DataType: "String", StringValue } } : {};

/**
 * A message as it is sent.
 * @param id its own: Amazon SQS gives a new one each time that a client, which missed the answer, sends it again
 */
export const queuedMessage = (message: VanityMessage, id: string) => ({
  MessageBody: JSON.stringify(message),
  MessageAttributes: {
    ...attribute(originalIdAttribute, id),
    ...attribute(correlationIdAttribute, message.contactId),
  },
});

/** Where the function that speaks leaves what the other one stores. */
export const vanityQueue = (client: SQSClient, url: string) => ({
  async send(message: VanityMessage, signal?: AbortSignal): Promise<void> {
    await client.send(new SendMessageCommand({ QueueUrl: url, ...queuedMessage(message, randomUUID()) }), {
      abortSignal: signal,
    });
  },
});
