import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { pollQueue } from "#amplify/local/queues/poller.ts";
import { depth, startVanityPath, type VanityPath } from "#amplify/local/queues/vanity-path.ts";
import { callbackClaims } from "#lib/domain/callbacks/index.ts";
import {
  decideRefused,
  listRecords,
  listRefused,
  refusedMessages,
} from "#lib/domain/vanity-history/index.ts";
import { vanityQueue } from "#lib/domain/vanity-numbers/index.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import { callbackEnvironment, vanityEnvironment } from "#lib/platform/env.ts";
import { correlationIdAttribute } from "#lib/platform/queues.ts";
import { person } from "#lib/testing/builders.ts";
import { testServices } from "#lib/testing/services.ts";
import { claimsForCallers } from "../_shared/callback-number.ts";
import { connectHandler } from "../_shared/connect-handler.ts";
import { callbackClear } from "../callback-clear/callback-clear.ts";
import { callbackSet } from "../callback-set/callback-set.ts";
import { vanityForCallers, vanityToSqs } from "../vanity-to-sqs/vanity-to-sqs.ts";

const [caller, target] = ["+12025550143", "+12023569377"];
let path: VanityPath;
let lines: string[];

beforeAll(async () => {
  path = await startVanityPath(1);
});
afterAll(() => path.stop());
beforeEach(() => {
  lines = [];
  const keep = (line: string) => void lines.push(line);
  vi.spyOn(console, "log").mockImplementation(keep);
  vi.spyOn(console, "error").mockImplementation(keep);
  path.proxy.weather({ kind: "well" });
});
afterEach(() => vi.restoreAllMocks());

const event = (ContactId: string, Parameters: Record<string, unknown>) => ({
  Details: { Parameters, ContactData: { ContactId, CustomerEndpoint: { Address: caller } } },
});
/** With all the time that a small engine may need: what happens to those who are late is asked apart. */
const budget = 50_000;
const speaking = () =>
  connectHandler(
    vanityToSqs,
    () => ({ queue: vanityQueue(path.client, path.queue.url), clock: systemClock }),
    { budget },
  );

/** The lines of a contact, each with the fields that every line has, and nothing that no line may have. */
function told(contact: string) {
  for (const line of lines) {
    expect(line).not.toMatch(/2025550143|2023569377|356-?9377|555-?0143|flowers/i);
    expect(JSON.parse(line)).toMatchObject({
      level: expect.stringMatching(/^(info|warn|error)$/) as string,
      time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      message: expect.any(String) as string,
      correlationId: contact,
      function: expect.any(String) as string,
      milliseconds: expect.any(Number) as number,
      outcome: expect.stringMatching(/^[A-Z]+$/) as string,
    });
  }
  return lines.map((line) => {
    const { function: name, outcome } = JSON.parse(line) as Record<string, string>;
    return `${name} ${outcome}`;
  });
}

/** Stores what is in the queue, until nothing is. */
async function store(): Promise<void> {
  const poller = pollQueue(path.client, path.queue.url, path.storing());
  await vi.waitFor(async () => expect(await depth(path.client, path.queue.url)).toBe(0), {
    timeout: 50_000,
    interval: 100,
  });
  await poller.stop();
}

it("can be followed by the contact from the flow to the record, through a database that fails", async () => {
  const contact = "3f5a9c1e-0000-4000-8000-00000000000a";
  await speaking()(event(contact, { TargetNumber: target }));
  path.proxy.weather({ kind: "failing", error: "InternalServerError" });
  const poller = pollQueue(path.client, path.queue.url, path.storing());
  await vi.waitFor(() => expect(lines.length).toBeGreaterThan(1), { timeout: 50_000, interval: 100 });
  path.proxy.weather({ kind: "well" });
  await poller.stop();
  await store();
  const said = told(contact);
  expect([said[0], said.at(-1)]).toEqual(["vanity-to-sqs OK", "sqs-to-ddb STORED"]);
  expect(new Set(said.slice(1, -1))).toEqual(new Set(["sqs-to-ddb FAILED"]));
  const { items } = await listRecords(testServices(path.store), person("admins"), { filter: { target } });
  expect(items.map(({ contactId }) => contactId)).toEqual([contact]);
}, 120_000);

it("says nothing of what was given where it was refused, and where the queue is away", async () => {
  const contact = "3f5a9c1e-0000-4000-8000-00000000000b";
  for (const TargetNumber of [`${target} ext. 12`, "1-800-FLOWERS", `${target}${target}`, { number: target }])
    await speaking()(event(contact, { TargetNumber }));
  const away = {
    SQS_QUEUE_URL_VANITY_URL: "http://127.0.0.1:9/0/vanity",
    SQS_ENDPOINT: "http://127.0.0.1:9",
  };
  await connectHandler(vanityToSqs, () => vanityForCallers(vanityEnvironment(away)))(
    event(contact, { TargetNumber: target }),
  );
  expect(told(contact)).toEqual([...Array<string>(4).fill("vanity-to-sqs INVALID"), "vanity-to-sqs OK"]);
});

it("tells of a malformed message by its fields, also by its contact, until people put it back", async () => {
  const contact = "3f5a9c1e-0000-4000-8000-00000000000c";
  const body = {
    phoneNumber: caller,
    targetNumber: "911",
    vanityNumbers: { [target]: target },
    contactId: caller,
  };
  await path.client.send(
    new SendMessageCommand({
      QueueUrl: path.queue.url,
      MessageBody: JSON.stringify(body),
      MessageAttributes: { [correlationIdAttribute]: { DataType: "String", StringValue: contact } },
    }),
  );
  await store();
  // As often as it was delivered, which is not always to somebody who still listens.
  const malformed = () => expect([...new Set(told(contact))]).toEqual(["sqs-to-ddb MALFORMED"]);
  malformed();
  expect(await depth(path.client, path.queue.dead)).toBe(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    reason: "targetNumber,timestamp,vanityNumbers,contactId",
  });
  const deps = { ...testServices(path.store), refusedMessages: refusedMessages(path.client, path.queue) };
  const admin = person("admins");
  const id = (await listRefused(deps, admin))[0]?.id ?? "";
  await decideRefused(deps, admin, { id, decision: "putBack", requestId: "request-1" });
  const { items } = await deps.history.of(`MESSAGE#vanity#${id}`);
  expect(items).toEqual([expect.objectContaining({ RequestId: "request-1" })]);
  expect(JSON.stringify(items)).not.toMatch(/2025550143|2023569377/);
  expect(await depth(path.client, path.queue.dead)).toBe(0);
  lines = [];
  await store();
  malformed();
  expect(await depth(path.client, path.queue.dead)).toBe(1);
}, 120_000);

it("follows a callback by its contact, whatever becomes of it", async () => {
  const contact = "3f5a9c1e-0000-4000-8000-00000000000d";
  const { database, tables } = path.store;
  const deps = () => ({ claims: callbackClaims(database, tables.Callbacks), clock: systemClock });
  const [set, clear] = [
    connectHandler(callbackSet, deps, { budget }),
    connectHandler(callbackClear, deps, { budget }),
  ];
  const given = event(contact, { callback_number: caller, Reason: `call ${target}` });
  for (const work of [set, set, clear]) await work(given);
  for (const work of [set, clear]) await work(event(contact, { callback_number: `call ${target}` }));
  path.proxy.weather({ kind: "failing", error: "ProvisionedThroughputExceededException" });
  const failing = () =>
    claimsForCallers(
      callbackEnvironment({ CALLBACK_TABLE: tables.Callbacks, DYNAMODB_ENDPOINT: path.proxy.endpoint }),
    );
  await connectHandler(callbackSet, failing)(given);
  await connectHandler(callbackClear, failing)(given);
  expect(told(contact)).toEqual([
    ...["callback-set OK", "callback-set OK", "callback-clear OK"],
    ...["callback-set INVALID", "callback-clear INVALID", "callback-set DEFAULT", "callback-clear DEFAULT"],
  ]);
});
