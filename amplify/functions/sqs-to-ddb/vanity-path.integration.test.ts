import {
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { pollQueue } from "#amplify/local/queues/poller.ts";
import {
  depth,
  messageOf as message,
  pour,
  startVanityPath,
  storedOf,
  type VanityPath,
} from "#amplify/local/queues/vanity-path.ts";
import {
  decideRefused,
  listRefused,
  queueFigures,
  refusedMessages,
} from "#lib/domain/vanity-history/index.ts";
import { vanityEnvironment } from "#lib/platform/env.ts";
import type { QueueUrls } from "#lib/platform/queues.ts";
import { openQueues } from "#lib/platform/sqs.ts";
import { person } from "#lib/testing/builders.ts";
import type { TestDatabase } from "#lib/testing/database.ts";
import type { DatabaseProxy } from "#lib/testing/database-proxy.ts";
import { testServices } from "#lib/testing/services.ts";
import { connectHandler } from "../_shared/connect-handler.ts";
import { vanityForCallers, vanityToSqs } from "../vanity-to-sqs/vanity-to-sqs.ts";

let path: VanityPath;
let store: TestDatabase;
let proxy: DatabaseProxy;
let sqs: string;
let client: SQSClient;
let queue: QueueUrls;
let storing: VanityPath["storing"];
let lines: string[];

beforeAll(async () => {
  path = await startVanityPath(1);
  ({ store, proxy, sqs, client, queue, storing } = path);
});
afterAll(() => path.stop());
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
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({
      level: "error",
      outcome: "OK",
      stored: "false",
      error: expect.anything() as string,
    }),
  ]);
});

it("loses none of many: duplicates, disorder, malformed ones, and a database that fails for a while", async () => {
  const [count, bad] = [300, 9];
  const weather = [[{ kind: "failing", error: "InternalServerError" }, 30]] as const;
  expect(await pour(path, { count, bad, weather, limit: 50_000 })).toMatchObject({
    ...{ stored: count, lost: 0, twice: 0 },
    ...{ refused: bad, wronglyRefused: 0, left: 0 },
  });
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
  await vi.waitFor(async () => expect(await depth(client, queue.url)).toBe(0), {
    timeout: 20_000,
    interval: 100,
  });
  await poller.stop();
  const found = (await storedOf(store)).filter(({ contactId }) => contactId === "put-back");
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
