/** Amazon's own client against a server that answers as Amazon Connect does: pages, names, refusals. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { testClock } from "#lib/testing/services.ts";
import { connectQueues } from "./connect-queues.ts";

const instanceArn = "arn:aws:connect:eu-central-1:123456789012:instance/11111111-1111-4111-8111-111111111111";
const queue = (Name: string) => ({
  Id: Name.toLowerCase(),
  Name,
  Arn: `${instanceArn}/queue/${Name.toLowerCase()}`,
  QueueType: "STANDARD",
});
const pages: Record<string, object> = {
  "": { QueueSummaryList: [queue("Queue10"), queue("Queue9")], NextToken: "second" },
  second: { QueueSummaryList: [queue("Billing"), { Id: "nameless", QueueType: "STANDARD" }] },
};

let server: Server;
let asked: URL[] = [];
let status = 200;

beforeEach(async () => {
  asked = [];
  status = 200;
  server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://connect");
    asked.push(url);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(status === 200 ? pages[url.searchParams.get("nextToken") ?? ""] : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const opened = () => {
  const clock = testClock();
  const { port } = server.address() as AddressInfo;
  return { clock, queues: connectQueues({ instanceArn, endpoint: `http://127.0.0.1:${port}` }, clock) };
};

it("lists every page by name, once for all who ask, and again after some minutes", async () => {
  const { clock, queues } = opened();
  const [first, second] = await Promise.all([queues.list(), queues.list()]);
  expect(first).toEqual({
    failed: false,
    queues: ["Billing", "Queue9", "Queue10"].map((name) => ({
      QueueName: name,
      QueueArn: `${instanceArn}/queue/${name.toLowerCase()}`,
    })),
  });
  expect(second).toBe(first);
  expect(asked.map(({ pathname }) => pathname)).toEqual(
    Array(2).fill("/queues-summary/11111111-1111-4111-8111-111111111111"),
  );
  expect(asked[0]?.searchParams.getAll("queueTypes")).toEqual(["STANDARD"]);
  await queues.list();
  expect(asked).toHaveLength(2);
  clock.advance(5 * 60_000);
  await queues.list();
  expect(asked).toHaveLength(4);
});

it("says so when Amazon Connect refuses, keeps what it knew, and asks again soon", async () => {
  const { clock, queues } = opened();
  status = 403;
  expect(await queues.list()).toEqual({ failed: true });
  const tries = asked.length;
  await queues.list();
  expect(asked).toHaveLength(tries);
  clock.advance(30_000);
  status = 200;
  expect((await queues.list()).queues).toHaveLength(3);
  clock.advance(5 * 60_000);
  status = 403;
  const stale = await queues.list();
  expect([stale.failed, stale.queues?.length]).toEqual([true, 3]);
});
