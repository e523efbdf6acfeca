import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { killGroup } from "#lib/testing/engines/kill-group.ts";
import { actionId, callAction } from "#lib/testing/server-actions.ts";
import { atLeast, exactly, forTheRecord, type Figure } from "./figure.ts";
import { fill, flowName, promptName } from "./fill.ts";
import { importer } from "./importer.ts";
import { onStage, say, type Console, type Stage } from "./stage.ts";
import { historyOf, tellTruth } from "./truth.ts";

const editors = 6;
const editedPrompts = 8;
const flow = flowName(1);
/** Milliseconds from the first save that this server acknowledged to its death: any moment of a save or an import. */
const longest = 1_500;
/** Milliseconds for that first save, on a machine that does other things as well. */
const patience = 60_000;

type Acknowledged = { name: string; requestId: string };
type Load = {
  acknowledged: Acknowledged[];
  tried: number;
  /** Codes of saves that were answered with a refusal. */
  refused: string[];
  imports: number;
  imported: number;
};

/** One file a kill: the same prompts each time, with another text. */
function importFile(turn: number): Blob {
  const rows = ["A", "B", "C"].flatMap((letter) =>
    Array.from(
      { length: 120 },
      (_, place) =>
        `Imported ${letter},Prompt_${place},Thank you ${turn},${place % 3 ? `Gracias ${turn}` : ""},menu,,true,false,${place}`,
    ),
  );
  const columns =
    "FlowName,PromptName,PromptText_en,PromptText_es,Category,Description,IsActive,IsClientVisible,Order";
  return new Blob([`${[columns, ...rows].join("\n")}\n`], { type: "text/csv" });
}

/** One person saving one prompt after another until the server is gone. */
async function edit(stage: Stage, { url }: Console, cookie: string, load: Load, gone: AbortSignal) {
  const id = actionId("savePromptAction");
  while (!gone.aborted) {
    const name = promptName(1 + Math.floor(Math.random() * editedPrompts));
    const { prompt } = await stage.deps.prompts.find({ flow, name });
    const requestId = randomUUID();
    const field = Math.random() < 0.5 ? "PromptText_en" : "PromptText_es";
    const changes = { [field]: { from: prompt?.[field], to: `${field} ${requestId}` } };
    load.tried += 1;
    const page = `${url}/prompts/${encodeURIComponent(flow)}/${name}`;
    const answer = await callAction(page, id, { flow, name, changes, requestId }, { cookie }).catch(
      () => undefined,
    );
    const result = answer?.result;
    if (result?.ok) load.acknowledged.push({ name, requestId });
    else if (result) load.refused.push(result.code);
    else if (answer) throw new Error(`a save answered ${answer.status} without a result`);
    else if (!gone.aborted) await wait(5);
  }
}

/** Resolves when one more save was acknowledged: a server that answers nothing would prove nothing by its death. */
async function firstSave({ acknowledged, refused }: Load): Promise<void> {
  const before = acknowledged.length;
  const until = Date.now() + patience;
  while (acknowledged.length === before) {
    if (Date.now() > until)
      throw new Error(`no save was acknowledged; the last refusals: ${refused.slice(-5).join(", ")}`);
    await wait(5);
  }
}

/** Saves and an import, and in the middle of them the server's end. */
async function killOnce(stage: Stage, console: Console, turn: number, load: Load): Promise<void> {
  const { cookie } = await console.visitor();
  const gone = new AbortController();
  const file = importFile(turn);
  const { preview, confirm } = importer(console.url, cookie);
  const work = [
    ...Array.from({ length: editors }, () => edit(stage, console, cookie, load, gone.signal)),
    (async () => {
      const seen = await preview(file);
      load.imports += 1;
      const told = await confirm(file, seen);
      if (told.result) load.imported += 1;
    })().catch((error: unknown) => {
      if (!gone.signal.aborted && !(error instanceof TypeError)) throw error;
    }),
  ];
  await firstSave(load);
  await wait(Math.random() * longest);
  killGroup(console.server.pid, "SIGKILL");
  await console.server.ended;
  gone.abort();
  await Promise.all(work);
  await console.stop();
}

/** Acknowledged saves that are not in the history exactly once. */
async function forgotten(stage: Stage, acknowledged: readonly Acknowledged[]): Promise<number> {
  const times = new Map<string, number>();
  for (const name of new Set(acknowledged.map((one) => one.name)))
    for (const { RequestId } of await historyOf(stage.deps, flow, name))
      times.set(RequestId, (times.get(RequestId) ?? 0) + 1);
  return acknowledged.filter(({ requestId }) => times.get(requestId) !== 1).length;
}

/** The console's server killed (SIGKILL) again and again while people save and import. */
export const measureKills = (kills: number) =>
  onStage("kills", async (stage): Promise<Figure[]> => {
    await fill(stage.deps, { flows: 1, promptsEach: editedPrompts });
    const load: Load = { acknowledged: [], tried: 0, refused: [], imports: 0, imported: 0 };
    let next = stage.console();
    for (let turn = 1; turn <= kills; turn += 1) {
      const console = await next;
      await killOnce(stage, console, turn, load);
      if (turn < kills) next = stage.console();
      if (turn % 10 === 0) say(`${turn} kills, ${load.acknowledged.length} saves acknowledged`);
    }
    const truth = await tellTruth(stage.deps);
    for (const trouble of truth.troubles.slice(0, 10)) say(trouble);
    const lost = await forgotten(stage, load.acknowledged);
    const note = `${load.tried} saves tried, ${load.refused.length} refused, ${load.imports} imports begun, ${load.imported} ended`;
    return [
      forTheRecord({ name: "kills: the server killed at work", value: kills, unit: "kills", note }),
      atLeast(kills, { name: "kills: saves acknowledged", value: load.acknowledged.length, unit: "saves" }),
      exactly(0, { name: "kills: acknowledged saves not in the history once", value: lost, unit: "saves" }),
      exactly(0, {
        name: "kills: changes not whole",
        value: truth.troubles.length,
        unit: "troubles",
        note: `${truth.changes} changes of ${truth.prompts} prompts read`,
      }),
    ];
  });
