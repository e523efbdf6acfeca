import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

type Manifest = { node: Record<string, { exportedName?: string; filename?: string }> };

/**
 * The id under which the production build calls a server action, e.g. of `savePromptAction`.
 * Next.js makes ids anew for each build, and writes down which is which. @throws when there is none of that name
 */
export function actionId(name: string): string {
  const path = join(root, ".next", "server", "server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  const [id] = Object.entries(node).find(([, action]) => action.exportedName === name) ?? [];
  if (!id) throw new Error(`the build has no server action ${name}`);
  return id;
}

/** What a server action answered; `result` is what it returned (an ActionResult), where it returned something. */
export type ActionAnswer = { status: number; result?: ActionResult; text: string };
type ActionResult =
  | { ok: true; output: unknown }
  | { ok: false; code: string; message: string; fieldErrors: Record<string, string> };

/**
 * Calls a server action as the browser's script does, without a browser: what a script that has stolen into
 * the page, or somebody with a signed-in account and a terminal, could send.
 */
export async function callAction(
  page: string,
  id: string,
  input: unknown,
  headers: Record<string, string>,
): Promise<ActionAnswer> {
  const answer = await fetch(page, {
    method: "POST",
    headers: {
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
      "next-action": id,
      origin: new URL(page).origin,
      ...headers,
    },
    body: typeof input === "string" ? input : JSON.stringify([input]),
    redirect: "manual",
  });
  const text = await answer.text();
  return { status: answer.status, result: readResult(text), text };
}

/** React's answer has a line for each part: `<number>:<JSON>`; line 0 says which one the action returned. */
function readResult(text: string): ActionResult | undefined {
  const lines = new Map(
    text.split("\n").flatMap((line) => {
      const [, number, json] = /^([0-9a-f]+):([[{].*)$/.exec(line) ?? [];
      return number && json ? [[number, json] as const] : [];
    }),
  );
  const root = lines.get("0");
  const returned = root && (JSON.parse(root) as { a?: unknown }).a;
  if (typeof returned !== "string") return undefined;
  const line = lines.get(returned.replace(/^\$@/, ""));
  return line === undefined ? undefined : (JSON.parse(line) as ActionResult);
}
