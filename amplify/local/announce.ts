import type { Stack } from "#lib/platform/stack.ts";
import { stackFile } from "./data-folder.ts";
import { demoUsers } from "./demo/users.ts";
import type { Holder } from "./lock.ts";
import { shown } from "./places.ts";

/** The address, and who can sign in. */
export function welcome(stack: Stack, folder: string, seconds: string): string {
  const width = Math.max(...demoUsers.map((user) => user.name.length));
  const rows = stack.users.map((user) => {
    const about = demoUsers.find((one) => one.name === user.name)?.about ?? user.groups.join(", ");
    return `    ${user.name.padEnd(width)}   ${user.password}   ${about}`;
  });
  return [
    ``,
    `  Connect Content Console answers (after ${seconds} s):`,
    ``,
    `    ${stack.url}`,
    ``,
    ...(stack.chat ? [`  Chat as a customer: ${stack.chat.replace("ws:", "http:")}`] : []),
    ...(stack.api ? [`  session-api, for ID tokens of the same people: ${stack.api}`, ``] : []),
    `  Who can sign in:`,
    ``,
    ...rows,
    ``,
    `  Codes of forgotten passwords are shown here. Where everything is: ${shown(stackFile(folder))}`,
    `  Ctrl-C stops it; its data is kept.`,
    ``,
  ].join("\n");
}

export function heldBy(holder: Holder, folder: string): string {
  return [
    `${shown(folder)} is in use by ${holder.what} (process ${holder.pid}, since ${holder.since}).`,
    `Use that one, stop it, or start another beside it on data of its own:`,
    ``,
    `    npm start -- --data ${shown(folder)}-2`,
  ].join("\n");
}
