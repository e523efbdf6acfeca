/** `npm run invoke -- <function>`: event on standard input, answer on standard output, log on standard error. */
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { functionVariables, queueVariables } from "#lib/platform/env.ts";
import { heldBy } from "./announce.ts";
import { keptStack } from "./data-folder.ts";
import { startDatabaseEngine } from "./engines.ts";
import { Failure, report } from "./failure.ts";
import { holderOf, takeFolder } from "./lock.ts";
import { defaultFolder, projectRoot } from "./places.ts";

type Handler = (event: unknown) => Promise<unknown>;

const functionsFolder = join(projectRoot, "amplify", "functions");
const usage = "npm run --silent invoke -- <function> [--data <folder>] < event.json";

const handlerFile = (name: string) => join(functionsFolder, name, "handler.ts");

/** The functions that can be called, by name. */
const functionNames = () => readdirSync(functionsFolder).filter((name) => existsSync(handlerFile(name)));

function checkName(name: string | undefined): string {
  const names = functionNames();
  if (name && names.includes(name)) return name;
  const what = name ? `There is no function "${name}".` : "Which function?";
  throw new Failure(`${what} There are: ${names.join(", ")}.\n\n    ${usage}`);
}

async function readEvent(): Promise<unknown> {
  if (process.stdin.isTTY) console.error("Type the event, then Ctrl-D:");
  const sent = await text(process.stdin);
  try {
    return JSON.parse(sent);
  } catch (error) {
    const why = sent.trim() === "" ? "it is empty" : error instanceof Error ? error.message : "";
    throw new Failure(`The event on standard input is no JSON: ${why}.\n\n    ${usage}`);
  }
}

type Opened = { endpoint: string; close: () => Promise<void> };

/** The running stack's database, else an engine of our own over the data that was kept. */
async function openKeptDatabase(folder: string, endpoint: string): Promise<Opened> {
  if ((await holderOf(folder))?.serves) return { endpoint, close: () => Promise.resolve() };
  const taken = await takeFolder(folder, "npm run invoke", false);
  if ("pid" in taken) throw new Failure(heldBy(taken, folder));
  console.error("No stack is running: starting the database alone.");
  const database = await startDatabaseEngine(folder).catch((error: unknown) => {
    taken.release();
    throw error;
  });
  return {
    endpoint: database.endpoint,
    close: async () => {
      await database.stop();
      taken.release();
    },
  };
}

async function invoke(name: string, event: unknown, folder: string): Promise<string> {
  const stack = keptStack(folder);
  if (!stack)
    throw new Failure(
      "There is no local stack yet. Start one: npm run dev, or fill one: npm run seed -- demo",
    );
  const { endpoint, close } = await openKeptDatabase(folder, stack.dynamodb);
  try {
    Object.assign(process.env, functionVariables(stack.tables, endpoint));
    const queue = stack.queues?.vanity?.url;
    if (stack.sqs && queue) Object.assign(process.env, queueVariables(stack.sqs, queue));
    const { handler } = (await import(handlerFile(name))) as { handler: Handler };
    return JSON.stringify(await handler(event), null, 2);
  } finally {
    await close();
  }
}

// A function's log lines must not stand between the answer's.
console.log = console.error;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: "string", default: defaultFolder } },
  });
  const name = checkName(positionals[0]);
  const answer = await invoke(name, await readEvent(), resolve(values.data));
  process.stdout.write(`${answer}\n`, () => process.exit(0));
} catch (error) {
  report(error);
}
