/**
 * What answers as a database and a bucket would that have machines of their own: at once but for the latency, and with
 * next to no work. Each session that is asked for is there, whole; what is written is taken; an object comes back as it
 * was put. As a script: `node answering-process.ts <milliseconds> <turns of a session>`
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";
import { marshall } from "@aws-sdk/util-dynamodb";
import { startChild } from "#lib/testing/engines/child.ts";
import { sessionItems } from "#lib/testing/kept-sessions.ts";

const placeholder = "the-session";

async function listen(milliseconds: number, turns: number): Promise<string> {
  const Items = sessionItems({ id: placeholder, turns }).map((item) => marshall(item));
  const whole = JSON.stringify({ Items, Count: Items.length, ScannedCount: Items.length });
  const objects = new Map<string, Buffer>();

  /** What is answered to one question. */
  function answerTo(
    { method, url = "", headers }: IncomingMessage,
    body: Buffer,
  ): string | Buffer | undefined {
    const operation = String(headers["x-amz-target"] ?? method).replace("DynamoDB_20120810.", "");
    const key = url.split("?")[0] ?? "";
    if (operation === "Query") {
      const [, id = ""] = /"SESSION#([^"]+)"/.exec(body.toString()) ?? [];
      return whole.replaceAll(placeholder, id);
    }
    if (operation === "BatchWriteItem") return '{"UnprocessedItems":{}}';
    if (operation === "TransactWriteItems") return "{}";
    if (operation === "GET") return objects.get(key);
    if (operation === "PUT") objects.set(key, body);
    return operation === "PUT" ? "" : undefined;
  }

  const server = createServer((asked, answering) => {
    const parts: Buffer[] = [];
    asked.on("data", (part: Buffer) => parts.push(part));
    asked.on("end", () => {
      const answer = answerTo(asked, Buffer.concat(parts));
      setTimeout(
        () => answering.writeHead(answer === undefined ? 501 : 200, { etag: '"1"' }).end(answer),
        milliseconds,
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts it in a process of its own; one address for both. */
export async function startAnsweringProcess(milliseconds: number, turns: number) {
  const child = startChild({
    name: "What answers as a database would",
    command: process.execPath,
    args: [import.meta.filename, String(milliseconds), String(turns)],
  });
  const [, endpoint = ""] = (await child.line(/ ready at /)).split(" ready at ");
  return { endpoint, stop: child.stop };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [milliseconds, turns] = process.argv.slice(2).map(Number);
  console.log(`answers ready at ${await listen(milliseconds ?? 0, turns ?? 0)}`);
}
