import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { isScenario, scenarios, type ScenarioName } from "./demo/scenarios.ts";
import { Failure } from "./failure.ts";
import { defaultFolder } from "./places.ts";

/** `engines` starts all but the console: for tests, and for those who start the console themselves. */
export const modes = ["dev", "production", "engines"] as const;
export type Mode = (typeof modes)[number];
export type Options = { mode: Mode; port: number; folder: string; scenario: ScenarioName };

export const usage = `npm run dev -- [--port <number>] [--data <folder>] [--scenario ${Object.keys(scenarios).join("|")}]`;

export function scenarioOf(name: string): ScenarioName {
  if (isScenario(name)) return name;
  throw new Failure(`There is no scenario "${name}". There are: ${Object.keys(scenarios).join(", ")}.`);
}

/** @throws Failure for what it does not know */
export function readOptions(args: readonly string[]): Options {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        mode: { type: "string", default: "dev" },
        port: { type: "string", default: "3000" },
        data: { type: "string", default: defaultFolder },
        scenario: { type: "string", default: "demo" },
      },
    }));
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : String(error)}\n\n    ${usage}`);
  }
  const port = Number(values.port);
  const mode = modes.find((one) => one === values.mode);
  if (!mode) throw new Failure(`There is no mode "${values.mode}". There are: ${modes.join(", ")}.`);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Failure(`"${values.port}" is no port: a whole number from 1 to 65535.`);
  return { mode, port, folder: resolve(values.data), scenario: scenarioOf(values.scenario) };
}
