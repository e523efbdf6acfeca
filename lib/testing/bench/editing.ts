import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { PromptDeps } from "#lib/domain/prompts/index.ts";
import type { Accepted, Happened } from "./editor-process.ts";
import { atLeast, exactly, forTheRecord, type Figure } from "./figure.ts";
import { fill, flowName } from "./fill.ts";
import { onStage, say } from "./stage.ts";
import { historyOf, tellTruth } from "./truth.ts";

const run = promisify(execFile);

const processes = 5;
const editorsEach = 10;
const savesEach = 20;

/** Accepted saves that are not in the history exactly once, or were laid over something that the person never saw. */
async function lost(deps: PromptDeps, accepted: readonly Accepted[]) {
  const byRequest = new Map<
    string,
    { Before?: Record<string, unknown>; After?: Record<string, unknown> }[]
  >();
  for (const name of new Set(accepted.map((one) => one.name)))
    for (const change of await historyOf(deps, flowName(1), name))
      byRequest.set(change.RequestId, [...(byRequest.get(change.RequestId) ?? []), change]);
  let missing = 0;
  let unseen = 0;
  for (const { requestId, field, from, to } of accepted) {
    const [change, ...more] = byRequest.get(requestId) ?? [];
    if (!change || more.length > 0 || change.After?.[field] !== to) missing += 1;
    else if ((change.Before?.[field] ?? "") !== (from ?? "")) unseen += 1;
  }
  return { missing, unseen };
}

/** 50 editors in several server processes at the same few prompts, until 1,000 saves were accepted. */
export const measureEditing = () =>
  onStage("editing", async ({ stack, folder, deps }): Promise<Figure[]> => {
    await fill(deps, { flows: 1, promptsEach: 10 });
    const path = join(folder, "stack-editing.json");
    writeFileSync(path, JSON.stringify(stack), { mode: 0o600 });
    const script = join(import.meta.dirname, "editor-process.ts");
    const began = performance.now();
    const outputs = await Promise.all(
      Array.from({ length: processes }, (_, place) =>
        run(process.execPath, [script, path, String(place * editorsEach), `${editorsEach}`, `${savesEach}`], {
          maxBuffer: 50_000_000,
        }),
      ),
    );
    const seconds = (performance.now() - began) / 1_000;
    const happened = outputs.map(({ stdout }) => JSON.parse(stdout) as Happened);
    const accepted = happened.flatMap((one) => one.accepted);
    const sum = (figure: "conflicts" | "busy") => happened.reduce((total, one) => total + one[figure], 0);
    const errors = happened.flatMap((one) => one.errors);
    for (const error of errors.slice(0, 5)) say(error);

    const { missing, unseen } = await lost(deps, accepted);
    const truth = await tellTruth(deps);
    for (const trouble of truth.troubles.slice(0, 10)) say(trouble);
    const note = `${sum("conflicts")} refused as conflicts, ${sum("busy")} as busy, ${Math.round(seconds)} s`;
    return [
      atLeast(1_000, { name: "editing: saves accepted", value: accepted.length, unit: "saves", note }),
      exactly(0, { name: "editing: accepted saves not in the history once", value: missing, unit: "saves" }),
      exactly(0, { name: "editing: overwritten unseen", value: unseen, unit: "saves" }),
      exactly(0, { name: "editing: errors that are no refusal", value: errors.length, unit: "errors" }),
      exactly(0, { name: "editing: disagreements", value: truth.troubles.length, unit: "troubles" }),
      forTheRecord({ name: "editing: speed", value: accepted.length / seconds, unit: "saves a second" }),
    ];
  });
