import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { stackFolder } from "./stack.ts";

const root = resolve(import.meta.dirname, "../..");

/** Calls a function as a flow does, over the journeys' own database, and gives its answer. */
export function askFunction(
  name: string,
  parameters: Record<string, string>,
): Promise<Record<string, string>> {
  const event = {
    Name: "ContactFlowEvent",
    Details: {
      Parameters: parameters,
      ContactData: { ContactId: "journey", Channel: "VOICE", Attributes: {} },
    },
  };
  const folder = resolve(root, stackFolder);
  return new Promise((answer, fail) => {
    const child = execFile(
      process.execPath,
      ["amplify/local/invoke.ts", name, "--data", folder],
      { cwd: root },
      (error, output) => {
        if (error) fail(new Error(`${name} did not answer`, { cause: error }));
        else answer(JSON.parse(output) as Record<string, string>);
      },
    );
    child.stdin?.end(JSON.stringify(event));
  });
}
