import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { bundleFunction } from "#amplify/functions/bundle.ts";
import { measureBundles } from "#amplify/functions/measure-bundles.ts";
import { functionVariables } from "#lib/platform/env.ts";
import { contactEvent } from "#lib/testing/contact-event.ts";
import { startDatabaseProxy } from "#lib/testing/database-proxy.ts";
import { atMost, exactly, type Figure } from "./figure.ts";
import { fill, flowName, promptName } from "./fill.ts";
import { onStage } from "./stage.ts";

const run = promisify(execFile);
const node = async (script: string, variables: Record<string, string> = {}): Promise<string> =>
  (
    await run(process.execPath, ["--input-type=module", "--eval", script], {
      env: { ...process.env, ...variables },
    })
  ).stdout.trim();

/** Calls of get-prompts, by event: one process that answers several events one after another. */
const measureCalls = () =>
  onStage("functions", async ({ stack, deps }): Promise<Figure[]> => {
    await fill(deps, { flows: 2, promptsEach: 40 });
    const proxy = await startDatabaseProxy(stack.dynamodb);
    try {
      const events = {
        "a flow": contactEvent({ FlowName: flowName(1), Language: "es" }),
        "one prompt": contactEvent({ FlowName: flowName(2), PromptName: promptName(3), Language: "en" }),
      };
      const file = join(await bundleFunction("get-prompts"), "index.mjs");
      const figures: Figure[] = [];
      for (const [what, asked] of Object.entries(events)) {
        proxy.reset();
        const answer = await node(
          `const { handler } = await import(${JSON.stringify(file)});
          const log = console.log;
          console.log = console.info = () => undefined;
          log(JSON.stringify(await handler(${JSON.stringify(asked)})));
          process.exit(0);`,
          functionVariables(stack.tables, proxy.endpoint),
        );
        const { Outcome } = JSON.parse(answer.split("\n").at(-1) ?? "{}") as { Outcome?: string };
        if (Outcome !== "OK") throw new Error(`get-prompts answered ${answer}`);
        const { calls, total } = proxy.counts();
        const note = Object.entries(calls).map(([call, times]) => `${times} ${call}`);
        figures.push(
          exactly(1, { name: `get-prompts, ${what}: calls`, value: total, unit: "calls", note: note.join() }),
        );
      }
      return figures;
    } finally {
      await proxy.stop();
    }
  });

/** Size and import time of each function's bundle, and what get-prompts asks of the database. */
export async function measureFunctions(): Promise<Figure[]> {
  const bundles = (await measureBundles()).map(({ name, value, unit, against }) =>
    atMost(against, { name, value, unit }),
  );
  return [...bundles, ...(await measureCalls())];
}
