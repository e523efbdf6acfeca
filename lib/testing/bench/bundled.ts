import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { bundleFunction } from "#amplify/functions/bundle.ts";
import { functionMemory, lambdaFlags } from "#amplify/functions/function-memory.ts";

const run = promisify(execFile);

/**
 * Does something with a function's `handler` as it is deployed: its bundle, in a process of its own, with the flags that
 * AWS Lambda's runtime gives it. `work` is the source of what is done; it ends by calling `tell` with what came of it,
 * which is given back. What the function logs is thrown away.
 */
export async function withBundle<Told>(
  name: string,
  variables: Readonly<Record<string, string>>,
  work: string,
): Promise<Told> {
  const bundle = join(await bundleFunction(name), "index.mjs");
  const source = `
    const { handler } = await import(${JSON.stringify(bundle)});
    const log = console.log;
    console.log = () => undefined;
    const tell = (told) => {
      log(JSON.stringify(told));
      process.exit(0);
    };
    ${work}`;
  const { stdout } = await run(
    process.execPath,
    [...lambdaFlags(functionMemory), "--input-type=module", "--eval", source],
    { env: { ...process.env, ...variables }, maxBuffer: 16_000_000 },
  );
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}") as Told;
}
