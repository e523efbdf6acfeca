import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stackSchema, type Stack } from "#lib/platform/stack.ts";
import { Failure } from "./failure.ts";
import { defaultFolder, shown } from "./places.ts";

export const stackFile = (folder: string) => join(folder, "stack.json");
const enginesFolder = (folder: string) => join(folder, "data");
export const databaseFolder = (folder: string) => join(enginesFolder(folder), "dynamodb");
export const poolFolder = (folder: string) => join(enginesFolder(folder), "users");
export const queuesFolder = (folder: string) => join(enginesFolder(folder), "queues");
export const workflowsFolder = (folder: string) => join(enginesFolder(folder), "workflows");
export const streamsFolder = (folder: string) => join(enginesFolder(folder), "streams");
export const rosterFile = (folder: string) => join(enginesFolder(folder), "agents", "roster.json");
export const mailFolder = (folder: string) => join(poolFolder(folder), "mail");

/** What to do about a data folder that cannot be read. */
export function damaged(folder: string, what: string): Failure {
  const place = shown(folder);
  return new Failure(
    [
      `The data in ${place} is damaged: ${what}.`,
      `To begin again (what is in it is lost):`,
      ``,
      `    npm run seed -- demo${folder === defaultFolder ? "" : ` --data ${place}`}`,
      ``,
      `or delete it: rm -r ${place}`,
    ].join("\n"),
  );
}

/**
 * The stack that the folder kept from the last time; undefined for a folder that is new.
 * @throws Failure when it cannot be read, or when there is data without it
 */
export function keptStack(folder: string): Stack | undefined {
  const path = stackFile(folder);
  if (!existsSync(path)) {
    if (existsSync(enginesFolder(folder)) && !isUnfinished(folder))
      throw damaged(folder, "its stack.json is missing");
    return undefined;
  }
  try {
    return stackSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    throw damaged(folder, "its stack.json cannot be read");
  }
}

/** Written beside and moved into place: whoever reads it reads all of it. */
export function writeStack(folder: string, stack: Stack): void {
  const path = stackFile(folder);
  writeFileSync(`${path}.next`, JSON.stringify(stack, null, 2), { mode: 0o600 });
  renameSync(`${path}.next`, path);
  rmSync(unfinished(folder), { force: true });
}

const unfinished = (folder: string) => join(folder, "unfinished");

/** Says that a new folder is being filled; {@link writeStack} says that it is done. */
export const markUnfinished = (folder: string): void => writeFileSync(unfinished(folder), "");
export const isUnfinished = (folder: string): boolean =>
  existsSync(unfinished(folder)) && !existsSync(stackFile(folder));

const unstaged = (folder: string) => join(folder, "unstaged");

/** Says that the demo's runs are still to be started: they need all of the stack. */
export const markUnstaged = (folder: string): void => writeFileSync(unstaged(folder), "");

/** Whether they are; asked for once, since runs that were cut off go on by themselves. */
export function takeUnstaged(folder: string): boolean {
  const isUnstaged = existsSync(unstaged(folder));
  rmSync(unstaged(folder), { force: true });
  return isUnstaged;
}

/** Deletes all that a folder keeps, but not whoever holds it. */
export function forget(folder: string): void {
  for (const file of [stackFile(folder), unstaged(folder)]) rmSync(file, { force: true });
  rmSync(enginesFolder(folder), { recursive: true, force: true });
}
