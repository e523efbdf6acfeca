import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { BatchAnswer } from "#amplify/functions/_shared/queue-handler.ts";
import { sqsToDdb, vanityStoreOf } from "#amplify/functions/sqs-to-ddb/sqs-to-ddb.ts";
import { queuedMessage, type VanityMessage } from "#lib/domain/vanity-numbers/index.ts";
import { functionEnvironment, functionVariables } from "#lib/platform/env.ts";
import type { QueueUrls } from "#lib/platform/queues.ts";
import { openQueues } from "#lib/platform/sqs.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { startDatabaseProxy, type DatabaseProxy, type Weather } from "#lib/testing/database-proxy.ts";
import { startChild } from "#lib/testing/engines/child.ts";
import { onFreePort } from "#lib/testing/engines/free-port.ts";
import { createQueues } from "./create-queues.ts";
import { pollQueue } from "./poller.ts";

/** The way of vanity numbers from the queue into the table, on engines of its own: for tests and measurements. */
export type VanityPath = {
  /** Address of the engine of the queues. */
  sqs: string;
  client: SQSClient;
  queue: QueueUrls;
  store: TestDatabase;
  /** Between sqs-to-ddb and the database. */
  proxy: DatabaseProxy;
  /** A new instance of sqs-to-ddb. */
  storing: () => (event: unknown) => Promise<BatchAnswer>;
  stop: () => Promise<void>;
};

const day = "2026-11-21";

export const messageOf = (contactId: string): VanityMessage => ({
  phoneNumber: "+12025550143",
  targetNumber: "+12023569377",
  timestamp: `${day}T05:00:00.000Z`,
  vanityNumbers: {
    VanityNumber1: { text: "+1 202-FLOWERS", letters: "202FLOWERS", score: 886, words: ["flowers"] },
  },
  contactId,
});

/** @param visibilitySeconds how long a message that failed waits for its next try */
export async function startVanityPath(visibilitySeconds: number): Promise<VanityPath> {
  const script = join(import.meta.dirname, "server.ts");
  const { child, sqs } = await onFreePort(3951, async (port) => {
    const started = startChild({
      name: "The queues",
      command: process.execPath,
      args: [script, String(port)],
      onLine: () => undefined,
    });
    await started.line(/ ready at /);
    return { child: started, sqs: `http://127.0.0.1:${port}` };
  });
  const client = openQueues({ region: "us-east-1", endpoint: sqs, requestTimeout: 20_000 });
  const queue = await createQueues(client, "vanity", { visibilitySeconds });
  const store = await startDatabase();
  const proxy = await startDatabaseProxy(store.endpoint);
  const variables = functionVariables(store.tables, proxy.endpoint);
  return {
    ...{ sqs, client, queue, store, proxy },
    storing: () => sqsToDdb(() => vanityStoreOf(functionEnvironment(variables))),
    async stop() {
      client.destroy();
      await proxy.stop();
      await store.stop();
      await child.stop();
    },
  };
}

/** Messages in a queue, those included that somebody has taken. */
export async function depth(client: SQSClient, url: string): Promise<number> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] }),
  );
  const { ApproximateNumberOfMessages: free = 0, ApproximateNumberOfMessagesNotVisible: taken = 0 } =
    Attributes;
  return Number(free) + Number(taken);
}

/** All that {@link messageOf} made and that is stored. */
export async function storedOf({ database, tables }: TestDatabase): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await database.send(
      new QueryCommand({
        TableName: tables.VanityNumbers,
        IndexName: "by-day",
        KeyConditionExpression: "#day = :day",
        ExpressionAttributeNames: { "#day": "day" },
        ExpressionAttributeValues: { ":day": day },
        ExclusiveStartKey,
      }),
    );
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
}

/** Takes all messages out of a queue. */
async function drain(client: SQSClient, url: string): Promise<string[]> {
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) return bodies;
    bodies.push(...Messages.map(({ Body = "" }) => Body));
    const Entries = Messages.map(({ ReceiptHandle }, place) => ({ Id: String(place), ReceiptHandle }));
    await client.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }));
  }
}

const malformed = (place: number): string =>
  [
    "{",
    "null",
    "[]",
    '{"a":1}',
    "",
    JSON.stringify({ ...messageOf("bad"), targetNumber: "911" }),
    JSON.stringify({ ...messageOf("bad"), timestamp: "yesterday" }),
    JSON.stringify({ ...messageOf("bad"), vanityNumbers: { "+12025550143": "+12025550143" } }),
    JSON.stringify({ ...messageOf("+12025550143") }),
  ][place % 9] || `no JSON ${place}`;

/** A number between 0 and 1 that is always the same for a place: disorder that comes again. */
const spread = (place: number): number => ((place * 2_654_435_761) % 4_294_967_296) / 4_294_967_296;

export type Poured = {
  /** The messages that are stored, once each where all went well. */
  stored: number;
  /** Messages of which there is more than one record. */
  twice: number;
  lost: number;
  /** What was refused, and must have been. */
  refused: number;
  wronglyRefused: number;
  left: number;
  milliseconds: number;
};

/**
 * Sends so many messages in disorder, every tenth of them twice and among them `bad` ones that are none, and has them
 * stored while the database goes through `weather`. Amazon SQS may deliver twice: every third batch is, the
 * second time backwards.
 * @param weather one after the other, each for so many of the database's calls
 * @param limit milliseconds after which it is over, whatever is left
 */
export async function pour(
  path: VanityPath,
  {
    count,
    bad,
    weather,
    limit,
  }: { count: number; bad: number; weather: readonly (readonly [Weather, number])[]; limit: number },
): Promise<Poured> {
  const { client, queue, proxy } = path;
  const name = randomUUID();
  const good = Array.from({ length: count }, (_, place) => {
    const id = `${name}-${place}`;
    return queuedMessage(messageOf(id), id);
  });
  const none = Array.from({ length: bad }, (_, place) => ({ MessageBody: malformed(place) }));
  const sends = [...good, ...good.filter((_, place) => place % 10 === 0), ...none]
    .map((entry, place) => ({ entry, at: spread(place) }))
    .sort((one, other) => one.at - other.at)
    .map(({ entry }, place) => ({ ...entry, Id: String(place) }));
  const began = performance.now();
  const sendAll = async () => {
    for (let Entries = sends.splice(0, 10); Entries.length > 0; Entries = sends.splice(0, 10))
      await client.send(new SendMessageBatchCommand({ QueueUrl: queue.url, Entries }));
  };
  const sent = sendAll();

  const handler = path.storing();
  let delivered = 0;
  const delivering = async (event: unknown) => {
    const { Records } = event as { Records: unknown[] };
    const first = await handler(event);
    if ((delivered += 1) % 3 === 0) await handler({ Records: Records.toReversed() });
    return first;
  };
  const until = async (holds: () => boolean | Promise<boolean>) => {
    while (!(await holds()) && performance.now() - began < limit) await wait(50);
  };
  proxy.reset();
  const pollers = Array.from({ length: 2 }, () => pollQueue(client, queue.url, delivering));
  for (const [sky, calls] of weather) {
    const before = proxy.counts().total;
    proxy.weather(sky);
    await until(() => proxy.counts().total - before >= calls);
  }
  proxy.weather({ kind: "well" });
  await sent;
  await until(async () => (await depth(client, queue.url)) === 0);
  const milliseconds = performance.now() - began;
  await Promise.all(pollers.map((poller) => poller.stop()));

  const contacts = (await storedOf(path.store))
    .map(({ contactId }) => String(contactId))
    .filter((id) => id.startsWith(name));
  const stored = new Set(contacts).size;
  const dead = await drain(client, queue.dead);
  const wrongly = dead.filter((body) => body.includes(name)).length;
  return {
    ...{ stored, milliseconds, lost: count - stored, twice: contacts.length - stored },
    ...{ refused: dead.length - wrongly, wronglyRefused: wrongly, left: await depth(client, queue.url) },
  };
}
