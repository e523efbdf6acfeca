import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type Message,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { DomainError } from "#lib/kernel/errors.ts";
import { correlationIdAttribute, originalIdAttribute, type QueueUrls } from "#lib/platform/queues.ts";

export type RefusedMessages = ReturnType<typeof refusedMessages>;

/** A message of the dead-letter queue. */
export type DeadMessage = {
  id: string;
  body: string;
  /** What it is sent with, and sent again with: the id that it keeps, and its contact's. */
  attributes?: Record<string, string>;
  /** When it was first sent, ISO 8601 UTC. */
  sentAt: string;
  /** What stands for it as long as it is taken. */
  receipt: string;
};

const inOneBatch = 10;
/** Seconds for which a message that is looked at is hidden from others; it is let go at once when all were seen. */
const looking = 10;
/** Seconds for which a message that is decided on is nobody else's. */
const deciding = 60;
const mostLookedThrough = 1_000;

/** Says UNAVAILABLE where the queue cannot answer. */
async function asking<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError("UNAVAILABLE", "vanity.queueAway", { cause: error });
  }
}

const carried = [originalIdAttribute, correlationIdAttribute];

const readMessage = (message: Message): DeadMessage => {
  const { MessageId, Body, ReceiptHandle, Attributes, MessageAttributes = {} } = message;
  return {
    id: MessageId ?? "",
    body: Body ?? "",
    attributes: Object.fromEntries(
      carried.flatMap((name) => {
        const value = MessageAttributes[name]?.StringValue;
        return value ? [[name, value]] : [];
      }),
    ),
    sentAt: new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString(),
    receipt: ReceiptHandle ?? "",
  };
};

/** The queue of vanity numbers, and what it could not have stored: Amazon SQS keeps that apart (dead-letter queue). */
export function refusedMessages(client: SQSClient, { url, dead }: QueueUrls) {
  const depth = (queue: string) =>
    asking(async () => {
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({
          QueueUrl: queue,
          AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
        }),
      );
      const { ApproximateNumberOfMessages: free = 0, ApproximateNumberOfMessagesNotVisible: taken = 0 } =
        Attributes ?? {};
      return Number(free) + Number(taken);
    });

  async function receive(seconds: number): Promise<DeadMessage[]> {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: dead,
        MaxNumberOfMessages: inOneBatch,
        VisibilityTimeout: seconds,
        MessageSystemAttributeNames: ["SentTimestamp"],
        MessageAttributeNames: carried,
      }),
    );
    return Messages.map(readMessage);
  }

  async function letGo(messages: readonly DeadMessage[]): Promise<void> {
    const waiting = [...messages];
    for (let batch = waiting.splice(0, inOneBatch); batch.length > 0; batch = waiting.splice(0, inOneBatch))
      await client.send(
        new ChangeMessageVisibilityBatchCommand({
          QueueUrl: dead,
          Entries: batch.map(({ receipt }, place) => ({
            Id: String(place),
            ReceiptHandle: receipt,
            VisibilityTimeout: 0,
          })),
        }),
      );
  }

  /** Goes through the messages until one is wanted or all were seen; lets those go that are not. */
  async function look(seconds: number, most: number, isWanted: (message: DeadMessage) => boolean) {
    const seen: DeadMessage[] = [];
    let wanted: DeadMessage | undefined;
    try {
      // An empty answer may come from one of the queue's servers alone: ask twice before believing it.
      for (let empty = 0; empty < 2 && !wanted && seen.length < most;) {
        const batch = await receive(seconds);
        empty = batch.length === 0 ? empty + 1 : 0;
        seen.push(...batch);
        wanted = batch.find(isWanted);
      }
    } finally {
      await letGo(seen.filter((message) => message !== wanted));
    }
    return { seen, wanted };
  }

  return {
    /** How many messages wait to be stored, and how many were refused: about, as Amazon SQS counts. */
    figures: async () => {
      const [waiting, refused] = await Promise.all([depth(url), depth(dead)]);
      return { waiting, refused };
    },

    /** Refused messages, at most `most`, the oldest first; they stay where they are. */
    list: (most = 50): Promise<DeadMessage[]> =>
      asking(async () => {
        const { seen } = await look(looking, most, () => false);
        const byId = new Map(seen.map((message) => [message.id, message]));
        return [...byId.values()].sort((one, other) => one.sentAt.localeCompare(other.sentAt)).slice(0, most);
      }),

    /** Takes a refused message, so that nobody else decides on it meanwhile; undefined when it is not there. */
    take: (id: string): Promise<DeadMessage | undefined> =>
      asking(async () => (await look(deciding, mostLookedThrough, (one) => one.id === id)).wanted),

    /** Sends it again under the id that it first had: twice is stored once. It is still among the refused. */
    sendAgain: ({ id, body, attributes }: DeadMessage): Promise<void> =>
      asking(async () => {
        await client.send(
          new SendMessageCommand({
            QueueUrl: url,
            MessageBody: body,
            MessageAttributes: Object.fromEntries(
              Object.entries({ [originalIdAttribute]: id, ...attributes }).map(([name, StringValue]) => [
                name,
                { DataType: "String", StringValue },
              ]),
            ),
          }),
        );
      }),

    remove: ({ receipt }: DeadMessage): Promise<void> =>
      asking(async () => {
        await client.send(new DeleteMessageCommand({ QueueUrl: dead, ReceiptHandle: receipt }));
      }),

    release: (message: DeadMessage): Promise<void> => asking(() => letGo([message])),
  };
}
