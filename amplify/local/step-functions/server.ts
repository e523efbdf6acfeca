/** The local AWS Step Functions: `node server.ts <port> <folder> <stack.json>` */
import { statSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { stackSchema, type Stack } from "#lib/platform/stack.ts";
import { stackVariables } from "../stack-variables.ts";
import { openEngine } from "./open-engine.ts";
import { serveStepFunctions } from "./protocol.ts";

const [port = "", folder = "", stackPath = ""] = process.argv.slice(2);
const began = Date.now();

/** The stack as it is written at this start: what an earlier one left may name other ports. */
async function freshStack(): Promise<Stack> {
  for (;;) {
    const written = statSync(stackPath, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (written >= began) return stackSchema.parse(JSON.parse(readFileSync(stackPath, "utf8")));
    await wait(50);
  }
}

async function open() {
  const stack = await freshStack();
  // Functions read their environment as on AWS Lambda.
  Object.assign(process.env, stackVariables(stack));
  return openEngine(folder, stack);
}

const engine = open();
engine.catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

try {
  await serveStepFunctions(engine, Number(port));
  console.log(`step functions ready at http://127.0.0.1:${port}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
