import { authorize } from "#lib/domain/access/index.ts";
import { actorName } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { PromptDeps } from "./deps.ts";
import type { NewFlow } from "./flow.ts";
import type { ImportRow, RowProblem } from "./import-file.ts";
import type { SeenVersions } from "./import-preview.ts";
import { writeFlows, type ImportResult, type Progress } from "./import-result.ts";
import { loadFlows } from "./import-stored.ts";
import type { Decision } from "./import-write.ts";
import { planImport, rowsByFlow, type PlannedRow, type StoredFlow } from "./plan-import.ts";
import { applyEdit, newPrompt } from "./prompt.ts";

/** Rows of a file, wherever they were read from, and what is stored of the flows that they name. */
export type PlannedRows = {
  rows: readonly ImportRow[];
  stored: ReadonlyMap<string, StoredFlow>;
  plan: PlannedRow[];
};

/**
 * Compares rows with what is stored; nothing is written. `refuse` may say why a flow that is there takes none.
 * The directory's Query, and one for each flow that is there.
 */
export async function planRows(
  deps: PromptDeps,
  actor: Actor,
  rows: readonly ImportRow[],
  refuse: (flow: StoredFlow) => RowProblem | undefined = () => undefined,
): Promise<PlannedRows> {
  authorize(actor, "prompts:write");
  const names = rows.filter((row) => row.problems.length === 0).map((row) => row.FlowName);
  const stored = await loadFlows(deps, actor, names);
  const judged = rows.map((row) => {
    const flow = stored.get(row.FlowName);
    const problem = flow && row.problems.length === 0 ? refuse(flow) : undefined;
    return problem ? { ...row, problems: [problem] } : row;
  });
  return { rows: judged, stored, plan: planImport(judged, stored) };
}

/** What was confirmed: of which rows which versions were seen, under which name, and how flows are made. */
export type Confirmed = {
  /** Names the import for its result and its undoing. */
  id: string;
  fileName: string;
  /** For each row the version of its prompt that the person saw: 0 for none, -1 for a row that was refused. */
  seen: SeenVersions;
  newFlow: (flow: string) => NewFlow;
};

/**
 * Writes confirmed rows: whole transactions, each row only over the version that was shown in the preview.
 * Rows that somebody changed since are left out and listed. Nothing is written where nothing differs.
 */
export async function writeRows(
  deps: PromptDeps,
  actor: Actor,
  { rows, plan, stored }: PlannedRows,
  confirmed: Confirmed,
  progress: Progress,
): Promise<ImportResult> {
  const by = actorName(actor);
  const seen = new Map(rows.map((row, place) => [row, confirmed.seen[place] ?? -1]));
  const accepted = rows.filter((row, place) => (seen.get(row) ?? -1) >= 0 && plan[place]?.kind !== "refused");

  const decide = (items: readonly ImportRow[], flow: StoredFlow): Decision[] => {
    const at = deps.clock.now();
    return planImport(items, new Map(items.map((row) => [row.FlowName, flow]))).map(
      (planned, place): Decision => {
        const row = items[place];
        if (planned.kind === "unchanged") return { kind: "same" };
        if (planned.kind === "refused")
          return { kind: "skip", reason: planned.problems[0]?.reason ?? "form.invalid" };
        const before = planned.kind === "changed" ? planned.before : undefined;
        if (!row || (before?.Version ?? 0) !== seen.get(row))
          return { kind: "skip", reason: "import.changedSince" };
        const after = before
          ? applyEdit(before, planned.after, {}, at, by)
          : newPrompt({ FlowName: planned.FlowName, PromptName: planned.PromptName }, planned.after, at, by);
        return { kind: "write", before, after };
      },
    );
  };
  const jobs = [...rowsByFlow(accepted)].map(([flow, items]) => ({
    flow,
    items,
    stored: stored.get(flow) ?? ({ access: "new" } as const),
    decide,
    newFlow: confirmed.newFlow(flow),
    action: () => "prompt.imported" as const,
  }));
  const { id, fileName } = confirmed;
  const context = { deps, actor, id, action: "import.written" as const, file: fileName };
  const result = await writeFlows(context, jobs, progress);
  return { ...result, counts: { ...result.counts, refused: rows.length - accepted.length } };
}
