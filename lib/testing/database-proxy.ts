import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How the database behaves for those who come through the proxy. */
export type Weather =
  | { kind: "well" }
  /** Answers, but this many milliseconds late. */
  | { kind: "slow"; milliseconds: number }
  /** Takes the question and never answers. */
  | { kind: "silent" }
  /** Does what it is asked, and the answers to this operation are lost. */
  | { kind: "forgetful"; operation: string }
  /** Does only the first `most` writes of each BatchWriteItem, and gives the others back. */
  | { kind: "crowded"; most: number }
  /** Answers every question with this Amazon DynamoDB error. */
  | { kind: "failing"; error: "ProvisionedThroughputExceededException" | "InternalServerError" };

/** In which no question gets an answer that is of use. */
export const badWeathers = [
  { kind: "silent" },
  { kind: "slow", milliseconds: 5_000 },
  { kind: "failing", error: "ProvisionedThroughputExceededException" },
  { kind: "failing", error: "InternalServerError" },
] as const satisfies readonly Weather[];

export type Counts = {
  /** Calls so far by operation (`Query`, `TransactWriteItems` …). */
  calls: Record<string, number>;
  total: number;
  /** Capacity units that the calls reported; 0 unless the proxy asks for them. */
  units: number;
};

type Batch = { RequestItems: Record<string, unknown[]> };

/** A BatchWriteItem on one table with its first writes only, and the answer that gives the others back. */
function crowded(asked: Buffer, most: number): { sent: Buffer; answer: string } | undefined {
  const batch = JSON.parse(asked.toString("utf8")) as Batch;
  const [table = "", writes = []] = Object.entries(batch.RequestItems)[0] ?? [];
  if (writes.length <= most) return undefined;
  return {
    sent: Buffer.from(JSON.stringify({ ...batch, RequestItems: { [table]: writes.slice(0, most) } })),
    answer: JSON.stringify({ UnprocessedItems: { [table]: writes.slice(most) } }),
  };
}

export type DatabaseProxy = {
  endpoint: string;
  counts: () => Counts;
  reset: () => void;
  weather: (next: Weather) => void;
  stop: () => Promise<void>;
};

const control = "/proxy";

function body(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((done, fail) => {
    const parts: Buffer[] = [];
    incoming.on("data", (part: Buffer) => parts.push(part));
    incoming.on("end", () => done(Buffer.concat(parts)));
    incoming.on("error", fail);
  });
}

type Reported = { ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[] };

/** The capacity units of an answer, of all tables that it touched. */
function unitsOf(answer: Buffer): number {
  const { ConsumedCapacity } = JSON.parse(answer.toString("utf8")) as Reported;
  return [ConsumedCapacity ?? []].flat().reduce((sum, { CapacityUnits }) => sum + (CapacityUnits ?? 0), 0);
}

/**
 * Stands between the product and a DynamoDB engine: counts calls, and makes it slow, silent or failing.
 * With `units` it asks for each call's capacity units, which production code does not.
 * Another process steers it over HTTP: `GET /proxy` counts, `PUT /proxy` takes a {@link Weather}, `DELETE` resets.
 */
export async function startDatabaseProxy(
  engine: string,
  port = 0,
  options: { units?: boolean } = {},
): Promise<DatabaseProxy> {
  let sky: Weather = { kind: "well" };
  let calls: Record<string, number> = {};
  let units = 0;
  const counts = () => ({
    calls: { ...calls },
    total: Object.values(calls).reduce((sum, n) => sum + n, 0),
    units,
  });
  const reset = () => {
    calls = {};
    units = 0;
  };

  async function steer(incoming: IncomingMessage, answer: ServerResponse) {
    if (incoming.method === "PUT") sky = JSON.parse((await body(incoming)).toString("utf8")) as Weather;
    if (incoming.method === "DELETE") reset();
    answer.setHeader("content-type", "application/json").end(JSON.stringify(counts()));
  }

  async function pass(incoming: IncomingMessage, answer: ServerResponse) {
    const operation =
      String(incoming.headers["x-amz-target"] ?? "")
        .split(".")
        .at(-1) ?? "";
    calls[operation] = (calls[operation] ?? 0) + 1;
    const asked = await body(incoming);
    const short =
      sky.kind === "crowded" && operation === "BatchWriteItem" ? crowded(asked, sky.most) : undefined;
    const sent =
      short?.sent ??
      (options.units
        ? Buffer.from(
            JSON.stringify({ ...JSON.parse(asked.toString("utf8")), ReturnConsumedCapacity: "TOTAL" }),
          )
        : asked);
    if (sky.kind === "silent") return;
    if (sky.kind === "failing") {
      const status = sky.error === "InternalServerError" ? 500 : 400;
      answer.writeHead(status, { "content-type": "application/x-amz-json-1.0" });
      answer.end(
        JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${sky.error}`, message: "weather" }),
      );
      return;
    }
    if (short && sky.kind === "crowded" && sky.most === 0) {
      answer.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
      return void answer.end(short.answer);
    }
    const late = sky.kind === "slow" ? sky.milliseconds : 0;
    setTimeout(() => {
      const headers = { ...incoming.headers, "content-length": String(sent.length) };
      const onward = request(engine, { method: "POST", headers }, (back) => {
        if (sky.kind === "forgetful" && sky.operation === operation) return void back.resume();
        if (short && back.statusCode === 200) {
          back.resume();
          answer.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
          return void answer.end(short.answer);
        }
        answer.writeHead(back.statusCode ?? 502, back.headers);
        back.pipe(answer);
        if (options.units) void body(back).then((told) => (units += unitsOf(told)));
      });
      onward.on("error", () => answer.destroy());
      onward.end(sent);
    }, late);
  }

  const server = createServer((incoming, answer) => {
    const done = incoming.url === control ? steer(incoming, answer) : pass(incoming, answer);
    done.catch(() => answer.destroy());
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    reset,
    weather: (next) => void (sky = next),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
