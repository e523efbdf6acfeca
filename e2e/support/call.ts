import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { stackFolder } from "./stack.ts";

const root = resolve(import.meta.dirname, "../..");

/** Asks a function over the journeys' stack as Amazon Connect does; resolves with its flat answer. */
export function call(name: string, parameters: Record<string, string>): Promise<Record<string, string>> {
  const event = {
    Name: "ContactFlowEvent",
    Details: {
      Parameters: parameters,
      ContactData: { ContactId: "3f5a9c1e-0000-4000-8000-000000000001", Channel: "VOICE", Attributes: {} },
    },
  };
  const command = ["amplify/local/invoke.ts", name, "--data", stackFolder];
  return new Promise((answered, failed) => {
    const child = execFile(process.execPath, command, { cwd: root }, (error, printed, log) => {
      if (error) failed(new Error(`${name} could not be called: ${log}`, { cause: error }));
      else answered(JSON.parse(printed) as Record<string, string>);
    });
    child.stdin?.end(JSON.stringify(event));
  });
}
