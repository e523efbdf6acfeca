/** `npm run seed -- <scenario>`: puts a stack into a known state, running or not. What it held is lost. */
import { parseArgs } from "node:util";
import { resolve } from "node:path";
import { forget, keptStack, takeUnstaged, writeStack } from "./data-folder.ts";
import { scenarios, type ScenarioName } from "./demo/scenarios.ts";
import { stageRuns } from "./demo/stage-runs.ts";
import { Failure, report } from "./failure.ts";
import { heldBy } from "./announce.ts";
import { holderOf, takeFolder } from "./lock.ts";
import { scenarioOf } from "./options.ts";
import { defaultFolder } from "./places.ts";
import { applyScenario, forgetRuns, startKeptEngines, wire } from "./stack.ts";

const usage = `npm run seed -- ${Object.keys(scenarios).join("|")} [--data <folder>]`;
const say = (line: string) => console.log(`▸ ${line}`);

/** Over the engines of the stack that runs. */
async function seedRunning(folder: string, scenario: ScenarioName): Promise<void> {
  const stack = keptStack(folder);
  if (!stack)
    throw new Failure("The stack that runs is still starting: try again when it shows its address.");
  say(`seeding the running stack (${stack.url}): ${scenario}`);
  await forgetRuns(stack.stepFunctions);
  const applied = await applyScenario(stack, scenario, say);
  writeStack(folder, applied);
  takeUnstaged(folder);
  if (scenario === "demo") say(`${await stageRuns(applied)} runs of workflows started`);
}

/** Over engines started for it. A folder that cannot be read is begun anew. */
async function seedStopped(folder: string, scenario: ScenarioName): Promise<void> {
  const taken = await takeFolder(folder, "npm run seed", false);
  if ("pid" in taken) throw new Failure(heldBy(taken, folder));
  try {
    say(`no stack is running: starting engines to seed ${scenario}`);
    forget(folder);
    const engines = await startKeptEngines(folder);
    try {
      await wire(folder, engines, "http://localhost:3000", { scenario, say });
    } finally {
      await engines.stop();
    }
  } finally {
    taken.release();
  }
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: "string", default: defaultFolder } },
  });
  const [name] = positionals;
  if (!name) throw new Failure(`Which scenario?\n\n    ${usage}`);
  const [folder, scenario] = [resolve(values.data), scenarioOf(name)];
  await ((await holderOf(folder))?.serves ? seedRunning(folder, scenario) : seedStopped(folder, scenario));
  say("done");
} catch (error) {
  report(error);
}
