import {
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { createQueues } from "#amplify/local/queues/create-queues.ts";
import { pollQueue } from "#amplify/local/queues/poller.ts";
import {
  decideRefused,
  listRefused,
  queueFigures,
  refusedMessages,
} from "#lib/domain/vanity-history/index.ts";
import { functionEnvironment, functionVariables, vanityEnvironment } from "#lib/platform/env.ts";
import type { QueueUrls } from "#lib/platform/queues.ts";
import { openQueues } from "#lib/platform/sqs.ts";
import { person } from "#lib/testing/builders.ts";
import { startDatabase, type TestDatabase } from "#lib/testing/database.ts";
import { startDatabaseProxy, type DatabaseProxy } from "#lib/testing/database-proxy.ts";
import { startChild, type Child } from "#lib/testing/engines/child.ts";
import { onFreePort } from "#lib/testing/engines/free-port.ts";
import { testServices } from "#lib/testing/services.ts";
import { connectHandler } from "../_shared/connect-handler.ts";
import { vanityForCallers, vanityToSqs } from "../vanity-to-sqs/vanity-to-sqs.ts";
import { sqsToDdb, vanityStoreOf } from "./sqs-to-ddb.ts";

let store: TestDatabase;
let proxy: DatabaseProxy;
let child: Child;
let sqs: string;
let client: SQSClient;
let queue: QueueUrls;
let folder: string;
let lines: string[];
const day = "2026-11-21";

const message = (contactId: string) => ({
  phoneNumber: "+12025550143",
  targetNumber: "+12023569377",
  timestamp: `${day}T05:00:00.000Z`,
  vanityNumbers: {
    VanityNumber1: { text: "+1 202-FLOWERS", letters: "202FLOWERS", score: 886, words: ["flowers"] },
  },
  contactId,
});
const storing = () =>
  sqsToDdb(() => vanityStoreOf(functionEnvironment(functionVariables(store.tables, proxy.endpoint))));
const depth = async (url: string) => {
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] }),
  );
  const { ApproximateNumberOfMessages: seen = 0, ApproximateNumberOfMessagesNotVisible: taken = 0 } =
    Attributes ?? {};
  return Number(seen) + Number(taken);
};
const stored = async () => {
  const items: Record<string, unknown>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await store.database.send(
      new QueryCommand({
        TableName: store.tables.VanityNumbers,
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
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "queues-"));
  const script = resolve("amplify/local/queues/server.ts");
  ({ child, sqs } = await onFreePort(3951, async (port) => {
    const started = startChild({
      name: "The queues",
      command: process.execPath,
      args: [script, String(port), folder],
      onLine: () => undefined,
    });
    await started.line(/ ready at /);
    return { child: started, sqs: `http://127.0.0.1:${port}` };
  }));
  client = openQueues({ region: "us-east-1", endpoint: sqs, requestTimeout: 20_000 });
  queue = await createQueues(client, "vanity", { visibilitySeconds: 1 });
  store = await startDatabase();
  proxy = await startDatabaseProxy(store.endpoint);
});
afterAll(async () => {
  client.destroy();
  await proxy.stop();
  await store.stop();
  await child.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  lines = [];
  const keep = (line: string) => void lines.push(line);
  vi.spyOn(console, "log").mockImplementation(keep);
  vi.spyOn(console, "error").mockImplementation(keep);
  proxy.weather({ kind: "well" });
});
afterEach(() => vi.restoreAllMocks());

const call = (parameters: Record<string, unknown>, contact: Record<string, unknown> = {}) => ({
  Details: {
    Parameters: parameters,
    ContactData: {
      ContactId: "3f5a9c1e-0000-4000-8000-000000000001",
      CustomerEndpoint: { Address: "+12025550143" },
      ...contact,
    },
  },
});
const speaking = (url = queue.url, endpoint = sqs) =>
  connectHandler(vanityToSqs, () =>
    vanityForCallers(vanityEnvironment({ SQS_QUEUE_URL_VANITY_URL: url, SQS_ENDPOINT: endpoint })),
  );

it("speaks five numbers, and stores them by way of the queue, once", async () => {
  const answer = await speaking()(call({ TargetNumber: "(202) 356-9377" }));
  expect(answer).toMatchObject({
    Outcome: "OK",
    ssmlError: "false",
    TargetNumber: "+12023569377",
    Stored: "true",
    VanityNumber1: expect.stringContaining("FLOWERS") as string,
    VanityNumber5: expect.stringMatching(/^\+1 /) as string,
  });
  const { Messages } = await client.send(
    new ReceiveMessageCommand({ QueueUrl: queue.url, WaitTimeSeconds: 2 }),
  );
  const Records = [{ messageId: Messages?.[0]?.MessageId, body: Messages?.[0]?.Body }];
  const handler = storing();
  expect(await Promise.all([handler({ Records }), handler({ Records: [...Records, ...Records] })])).toEqual([
    { batchItemFailures: [] },
    { batchItemFailures: [] },
  ]);
  const { Items } = await store.database.send(
    new QueryCommand({
      TableName: store.tables.VanityNumbers,
      IndexName: "by-target",
      KeyConditionExpression: "targetNumber = :number",
      ExpressionAttributeValues: { ":number": "+12023569377" },
    }),
  );
  expect(Items).toHaveLength(1);
  expect(Items?.[0]).toMatchObject({ phoneNumber: "+12025550143", id: Records[0]?.messageId });
  expect(lines.join()).not.toMatch(/2025550143|2023569377/);
});

it.each([
  ["anonymous", {}, "hidden"],
  ["", { CustomerEndpoint: { Address: "anonymous" } }, "hidden"],
  ["", { CustomerEndpoint: null }, "did not get"],
  ["1-800-FLOWERS", {}, "digits only"],
  ["2023569377 ext. 5", {}, "extension"],
  ["911", {}, "too few"],
  ["1".repeat(40), {}, "too many"],
])("answers %s in words", async (TargetNumber, contact, words) => {
  const answer = await speaking()(call({ TargetNumber }, contact));
  expect(answer).toMatchObject({ Outcome: "INVALID", ssmlError: "true", Stored: "false", VanityNumber1: "" });
  expect(answer.Ssml).toContain(words);
});

it("speaks although the queue refuses", async () => {
  const answer = await speaking(
    "http://127.0.0.1:9/000000000000/vanity",
    "http://127.0.0.1:9",
  )(call({ TargetNumber: "+12023569377", Language: "es" }));
  expect(answer).toMatchObject({ Outcome: "OK", Stored: "false", ssmlError: "false" });
  expect(answer.Ssml).toContain("Primero");
  expect(lines.some((line) => line.includes("could not store"))).toBe(true);
});

it("loses none of many: duplicates, disorder, malformed ones, and a database that fails for a while", async () => {
  const count = 300;
  const bodies = Array.from({ length: count }, (_, place) => JSON.stringify(message(`many-${place}`)));
  const bad = ["{", "null", "[]", JSON.stringify({ ...message("bad"), targetNumber: "911" }), '{"a":1}'];
  const all = [...bodies, ...bad].sort(
    (one, other) => ((one.length * 7919) % 13) - ((other.length * 7919) % 13),
  );
  for (let at = 0; at < all.length; at += 10)
    await client.send(
      new SendMessageBatchCommand({
        QueueUrl: queue.url,
        Entries: all.slice(at, at + 10).map((MessageBody, place) => ({ Id: String(place), MessageBody })),
      }),
    );
  const handler = storing();
  // Amazon SQS may deliver twice: every batch is handed over twice, the second time backwards.
  const twice = async (event: unknown) => {
    const { Records } = event as { Records: unknown[] };
    const first = await handler(event);
    await handler({ Records: Records.toReversed() });
    return first;
  };
  proxy.weather({ kind: "failing", error: "InternalServerError" });
  const pollers = [1, 2, 3].map(() => pollQueue(client, queue.url, twice));
  await vi.waitFor(() => expect(proxy.counts().total).toBeGreaterThan(30), { timeout: 20_000 });
  proxy.weather({ kind: "well" });
  await vi.waitFor(
    async () => expect([await depth(queue.url), await depth(queue.dead)]).toEqual([0, bad.length]),
    { timeout: 50_000, interval: 250 },
  );
  await Promise.all(pollers.map((poller) => poller.stop()));
  const contacts = (await stored()).map(({ contactId }) => String(contactId));
  const many = contacts.filter((contact) => contact.startsWith("many-"));
  expect(many).toHaveLength(count);
  expect(new Set(many).size).toBe(count);
  expect(lines.some((line) => line.includes('"reason":"targetNumber"'))).toBe(true);
}, 120_000);

it("gives refused messages back to people, who put each back or discard it, once", async () => {
  await client.send(new PurgeQueueCommand({ QueueUrl: queue.dead }));
  const deps = { ...testServices(store), refusedMessages: refusedMessages(client, queue) };
  const admin = person("admins", "*", "ada");
  const whole = message("put-back");
  const { targetNumber: _, ...without } = message("discarded");
  for (const body of [whole, without, message("stays")])
    await client.send(new SendMessageCommand({ QueueUrl: queue.dead, MessageBody: JSON.stringify(body) }));

  const listed = await listRefused(deps, person("supervisors"));
  expect(listed.map(({ why }) => why)).toEqual([
    { kind: "unstored" },
    { kind: "malformed", fields: "targetNumber" },
    { kind: "unstored" },
  ]);
  const [first, second] = listed;
  expect(second?.excerpt).toContain("+•••••••0143");
  expect(JSON.stringify(listed)).not.toContain("FLOWERS");
  // Looked at, and still there for the next to look at.
  expect((await listRefused(deps, admin)).map(({ id }) => id)).toEqual(listed.map(({ id }) => id));
  expect(await queueFigures(deps, admin)).toEqual({ waiting: 0, refused: 3 });

  const decide = (id: string, decision: "putBack" | "discard", actor = admin) =>
    decideRefused(deps, actor, { id, decision, requestId: "r" });
  for (const actor of [person("supervisors"), person("editors"), person("admins", ["retail"])])
    await expect(decide(first!.id, "discard", actor)).rejects.toMatchObject({ code: "FORBIDDEN" });
  // Two at once: one decides.
  const twice = await Promise.allSettled([decide(first!.id, "putBack"), decide(first!.id, "putBack")]);
  expect(twice.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await decide(second!.id, "discard");
  await expect(decide(second!.id, "discard")).rejects.toMatchObject({
    code: "NOT_FOUND",
    reason: "vanity.messageGone",
  });
  const recorded = async (id: string) =>
    (await deps.history.of(`MESSAGE#vanity#${id}`)).items.map(({ Action, Actor }) => `${Action} ${Actor}`);
  expect(await recorded(first!.id)).toEqual(["message.returned ada"]);
  expect(await recorded(second!.id)).toEqual(["message.discarded ada"]);
  expect((await listRefused(deps, admin)).map(({ contactId }) => contactId)).toEqual(["stays"]);

  // An answer that was lost: it is sent again, and stored once under the id that it had.
  await refusedMessages(client, queue).sendAgain({
    id: first!.id,
    body: JSON.stringify(whole),
    sentAt: "",
    receipt: "",
  });
  const poller = pollQueue(client, queue.url, storing());
  await vi.waitFor(async () => expect(await depth(queue.url)).toBe(0), { timeout: 20_000, interval: 100 });
  await poller.stop();
  const found = (await stored()).filter(({ contactId }) => contactId === "put-back");
  expect(found.map(({ id }) => id)).toEqual([first!.id]);
  expect(lines.filter((line) => line.includes('"outcome":"REPEATED"'))).toHaveLength(1);
}, 60_000);

it("says that the queue is away, and that nothing was decided", async () => {
  const away = openQueues({ region: "us-east-1", endpoint: "http://127.0.0.1:9", maxAttempts: 1 });
  const deps = { ...testServices(store), refusedMessages: refusedMessages(away, queue) };
  const admin = person("admins");
  const refused = { code: "UNAVAILABLE", reason: "vanity.queueAway" };
  await expect(listRefused(deps, admin)).rejects.toMatchObject(refused);
  await expect(
    decideRefused(deps, admin, { id: "any", decision: "discard", requestId: "r" }),
  ).rejects.toMatchObject(refused);
  expect(await queueFigures(deps, admin)).toBeUndefined();
  expect((await deps.history.of("MESSAGE#vanity#any")).items).toEqual([]);
});
