import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { VanityMessage } from "./vanity-message.ts";

export type VanityQueue = ReturnType<typeof vanityQueue>;

/** Where the function that speaks leaves what the other one stores. */
export const vanityQueue = (client: SQSClient, url: string) => ({
  async send(message: VanityMessage, signal?: AbortSignal): Promise<void> {
    await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(message) }), {
      abortSignal: signal,
    });
  },
});
