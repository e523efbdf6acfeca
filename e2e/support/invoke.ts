import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { stackFolder } from "./stack.ts";

const root = resolve(import.meta.dirname, "../..");

/** What a function answers to a flow with these parameters: `npm run invoke`, over the journeys' own stack. */
export function invoke(name: string, Parameters: Record<string, string>): Promise<Record<string, string>> {
  const event = { Details: { Parameters, ContactData: { Channel: "VOICE" } } };
  return new Promise((done, fail) => {
    const child = execFile(
      process.execPath,
      ["amplify/local/invoke.ts", name, "--data", stackFolder],
      { cwd: root },
      (error, answer) => {
        if (error) fail(new Error(`${name} did not answer`, { cause: error }));
        else done(JSON.parse(answer) as Record<string, string>);
      },
    );
    child.stdin?.end(JSON.stringify(event));
  });
}
