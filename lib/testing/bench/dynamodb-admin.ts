import { dirname, join } from "node:path";
import type { Stack } from "#lib/platform/stack.ts";
import { startChild } from "#lib/testing/engines/child.ts";
import { freePort } from "#lib/testing/engines/free-port.ts";
import { untilReady } from "#lib/testing/engines/until.ts";
import { provideTools, toolPath } from "./heavy-tools.ts";
import { say } from "./stage.ts";

export type Admin = {
  /** A table as people open it: the shell, then the items that its script asks for. Gives the items' number. */
  openTable: (query?: Record<string, string>) => Promise<number>;
  /** One item by its key. */
  openItem: (partition: string, sort: string) => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts dynamodb-admin over the same engine; it is what people use where there is no console. */
export async function startAdmin(stack: Stack): Promise<Admin> {
  provideTools(say);
  const port = await freePort(3450);
  const url = `http://127.0.0.1:${port}`;
  const script = join(dirname(toolPath("dynamodb-admin")), "dynamodb-admin.js");
  const child = startChild({
    name: "dynamodb-admin",
    command: process.execPath,
    args: [script, "--host", "127.0.0.1", "--port", String(port), "--dynamo-endpoint", stack.dynamodb],
  });
  const table = `${url}/tables/${encodeURIComponent(stack.tables.Prompts)}`;
  const ask = async (address: string): Promise<string> => {
    const answer = await fetch(address);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`dynamodb-admin answered ${answer.status}: ${text.slice(0, 200)}`);
    return text;
  };
  await untilReady(child, async () => Boolean(await ask(table)), 30_000);
  return {
    async openTable(query = {}) {
      const search = new URLSearchParams(query).toString();
      await ask(`${table}?${search}`);
      const { Items } = JSON.parse(await ask(`${table}/items?${search}`)) as { Items: unknown[] };
      return Items.length;
    },
    async openItem(partition, sort) {
      await ask(`${table}/items/${encodeURIComponent(partition)},${encodeURIComponent(sort)}`);
    },
    stop: child.stop,
  };
}
