import { readFileSync } from "node:fs";
import { actionId, callAction, type ActionAnswer } from "#lib/testing/server-actions.ts";
import type { Role } from "./access-matrix.ts";
import { consoleUrl, sessionFile } from "./stack.ts";

type StoredState = { cookies: { name: string; value: string }[] };

/** The Cookie header of a demo user who signed in in `sign-in.setup.ts`. */
export function cookieOf(role: Role): string {
  const { cookies } = JSON.parse(readFileSync(sessionFile(role), "utf8")) as StoredState;
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** The values of a demo user's tokens: what nobody but the browser's cookie jar and the server may ever see. */
export function tokensOf(role: Role): string[] {
  const { cookies } = JSON.parse(readFileSync(sessionFile(role), "utf8")) as StoredState;
  return cookies
    .filter(({ name }) => /console-(access|id|refresh)$/.test(name))
    .map(({ value }) => value.split("~").at(-1) ?? value);
}

/**
 * Sends a server action as a role, with its input and whatever else is said, past every page and button. `page` is
 * one that has the action.
 */
export function sendAction(
  role: Role | undefined,
  action: string,
  input: unknown,
  headers: Record<string, string> = {},
  page = "/prompts",
): Promise<ActionAnswer> {
  const cookie: Record<string, string> = role ? { cookie: cookieOf(role) } : {};
  const sent = { ...cookie, "accept-language": "en", ...headers };
  return callAction(`${consoleUrl}${page}`, actionId(action), input, sent);
}
