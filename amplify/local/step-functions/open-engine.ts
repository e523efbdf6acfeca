import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  definitionText,
  substituted,
  substitutionOf,
  workflowNames,
} from "#amplify/workflows/definitions.ts";
import type { Stack } from "#lib/platform/stack.ts";
import type { TableNames } from "#lib/platform/tables.ts";
import {
  Engine,
  fileJournal,
  machineArn,
  serviceTasks,
  type Definition,
  type Execution,
  type LambdaFunction,
} from "#lib/testing/workflows/index.ts";
import { endedStatuses, endings } from "#amplify/workflows/endings.ts";
import { log } from "#lib/platform/log.ts";
import { projectRoot } from "../places.ts";

type Places = Pick<Stack, "tables" | "queues" | "buckets" | "dynamodb" | "sqs">;

const handlerFile = (name: string) => join(projectRoot, "amplify", "functions", name, "handler.ts");

/** The function of a folder of `amplify/functions`; undefined when there is none. */
async function functionOf(name: string): Promise<LambdaFunction | undefined> {
  if (!/^[\w-]+$/.test(name) || !existsSync(handlerFile(name))) return undefined;
  const { handler } = (await import(handlerFile(name))) as { handler: LambdaFunction };
  return handler;
}

/** What a `${Name}` of a definition stands for in the local stack; a function for its folder. */
export function localValue(places: Places, wanted: string): string | undefined {
  const { kind, name } = substitutionOf(wanted);
  switch (kind) {
    case "Table":
      return places.tables[name as keyof TableNames];
    case "QueueUrl":
      return places.queues?.[name]?.url;
    case "Bucket":
      return places.buckets?.[name];
    case "Function":
      return existsSync(handlerFile(name)) ? name : undefined;
  }
}

/** Machine name → its ARN in the local stack. */
export const localMachines = (): Record<string, string> =>
  Object.fromEntries(workflowNames().map((name) => [name, machineArn(name)]));

/** What Amazon EventBridge would tell the function that looks after a workflow's ends. */
async function tellEnding({ machine, arn, name, status, input, error, cause }: Execution): Promise<void> {
  const wanted = endings[machine.name];
  if (!wanted || !endedStatuses.some((ended) => ended === status)) return;
  const handler = await functionOf(wanted);
  const detail = { executionArn: arn, stateMachineArn: machine.arn, name, status, input, error, cause };
  try {
    await handler?.({
      source: "aws.states",
      "detail-type": "Step Functions Execution Status Change",
      detail,
    });
  } catch (failure) {
    log("error", `${wanted} could not look after ${name}`, {}, failure);
  }
}

/** The engine over our definitions and functions, going on with what it was doing when it last ended. */
export function openEngine(folder: string, places: Places): Engine {
  const machines = Object.fromEntries(
    workflowNames().map((name) => [
      name,
      JSON.parse(substituted(definitionText(name), (wanted) => localValue(places, wanted))) as Definition,
    ]),
  );
  const engine = new Engine({
    machines,
    task: serviceTasks({ dynamodb: places.dynamodb, sqs: places.sqs, lambda: functionOf }),
    journal: fileJournal(folder),
    onEnd: (execution) => void tellEnding(execution),
  });
  engine.resume();
  return engine;
}
