/**
 * One server process with some of the editors of `editing.ts`. Arguments: the stack's file, the number of the first
 * editor, how many, accepted saves of each. Prints one JSON line: what happened.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { stackServices } from "#amplify/local/services.ts";
import { savePrompt, type PromptField } from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import { stackSchema } from "#lib/platform/stack.ts";
import { flowName, promptName } from "./fill.ts";

export type Accepted = { name: string; field: PromptField; from: unknown; to: unknown; requestId: string };
export type Happened = { accepted: Accepted[]; conflicts: number; busy: number; errors: string[] };

/** So few that fifty people are always at the same ones. */
const editedPrompts = 5;
const fields = ["PromptText_en", "PromptText_es", "Category", "Description", "Order"] as const;

const [path = "", first = "0", editors = "0", saves = "0"] = process.argv.slice(2);
const deps = stackServices(stackSchema.parse(JSON.parse(readFileSync(path, "utf8"))));
const happened: Happened = { accepted: [], conflicts: 0, busy: 0, errors: [] };
const flow = flowName(1);

async function save(editor: number, turn: number): Promise<boolean> {
  const actor: Actor = { kind: "user", name: `editor-${editor}`, groups: ["editors"], lobs: "*" };
  const name = promptName(1 + ((editor + turn) % editedPrompts));
  const field = fields[(editor * 7 + turn) % fields.length] ?? "Description";
  const { prompt } = await deps.prompts.find({ flow, name });
  const from = prompt?.[field];
  // No two saves want the same, so that none is accepted for saying what is there already.
  const to = field === "Order" ? editor * 1_000 + turn : `${field} of ${editor} at ${turn}`;
  const requestId = randomUUID();
  try {
    await savePrompt(deps, actor, { flow, name, changes: { [field]: { from, to } }, requestId });
    happened.accepted.push({ name, field, from, to, requestId });
    return true;
  } catch (error) {
    if (isDomainError(error, "CONFLICT")) happened.conflicts += 1;
    else if (isDomainError(error, "UNAVAILABLE")) happened.busy += 1;
    else happened.errors.push(String(error));
    return false;
  }
}

async function work(editor: number): Promise<void> {
  let accepted = 0;
  for (let turn = 0; accepted < Number(saves) && turn < Number(saves) * 20; turn += 1)
    if (await save(editor, turn)) accepted += 1;
}

if (process.argv[1] === import.meta.filename) {
  await Promise.all(Array.from({ length: Number(editors) }, (_, place) => work(Number(first) + place)));
  console.log(JSON.stringify(happened));
  process.exit(0);
}
