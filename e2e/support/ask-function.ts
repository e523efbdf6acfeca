import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { contactEvent } from "#lib/testing/contact-event.ts";
import { stackFolder } from "./stack.ts";

const root = resolve(import.meta.dirname, "../..");

/** Calls a function as a flow does, over the journeys' own stack, and gives its flat answer. */
export function askFunction(
  name: string,
  parameters: Record<string, string>,
): Promise<Record<string, string>> {
  const command = ["amplify/local/invoke.ts", name, "--data", stackFolder];
  return new Promise((answer, fail) => {
    const child = execFile(process.execPath, command, { cwd: root }, (error, output, log) => {
      if (error) fail(new Error(`${name} did not answer: ${log}`, { cause: error }));
      else answer(JSON.parse(output) as Record<string, string>);
    });
    child.stdin?.end(JSON.stringify(contactEvent(parameters)));
  });
}
