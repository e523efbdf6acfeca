import { authorize } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { PromptDeps } from "./deps.ts";
import { readImport, type ImportFile, type RowProblem } from "./import-file.ts";
import { loadFlows } from "./import-stored.ts";
import { countPlan, planImport, type PlanCounts, type PlannedRow, type StoredFlow } from "./plan-import.ts";
import type { PromptContents, PromptField } from "./prompt.ts";

/** The version of each row's prompt that the person saw: 0 where there was none, -1 for a row that was refused. */
export type SeenVersions = number[];

export type ImportPlan = {
  file: ImportFile;
  stored: ReadonlyMap<string, StoredFlow>;
  plan: PlannedRow[];
};

/**
 * Reads a file and compares it with what is stored; nothing is written.
 * @throws VALIDATION for a file that cannot be read at all
 */
export async function prepareImport(deps: PromptDeps, actor: Actor, bytes: Uint8Array): Promise<ImportPlan> {
  authorize(actor, "prompts:write");
  const file = readImport(bytes);
  const names = file.rows.filter((row) => row.problems.length === 0).map((row) => row.FlowName);
  const stored = await loadFlows(deps, actor, names);
  return { file, stored, plan: planImport(file.rows, stored) };
}

export const seenVersions = (plan: readonly PlannedRow[]): SeenVersions =>
  plan.map((row) => (row.kind === "refused" ? -1 : row.kind === "added" ? 0 : row.before.Version));

/** One row as it is shown: the new contents of an added one, both sides of what changes, or what is wrong. */
export type PreviewRow = { line: number; FlowName: string; PromptName: string } & (
  | { kind: "added"; after: PromptContents }
  | { kind: "changed"; changes: { field: PromptField; before: unknown; after: unknown }[] }
  | { kind: "unchanged" }
  | { kind: "refused"; problems: RowProblem[] }
);

export type ImportPreview = {
  digest: string;
  encoding: ImportFile["encoding"];
  delimiter: ImportFile["delimiter"];
  ignored: string[];
  counts: PlanCounts;
  /** Flows that the import would make, by name. */
  newFlows: string[];
  seen: SeenVersions;
  /** Refused rows first, then changed, added, unchanged; of each kind the first ones only, where there are many. */
  rows: PreviewRow[];
};

const maxShownRows = 1_000;
/** Characters of text in one preview: ten screens of the longest prompts, and everything of a usual file. */
const maxShownText = 2_000_000;

function show(row: PlannedRow): PreviewRow {
  const { line, FlowName, PromptName } = row;
  const key = { line, FlowName: FlowName.slice(0, 200), PromptName: PromptName.slice(0, 200) };
  if (row.kind === "added") return { ...key, kind: row.kind, after: row.after };
  if (row.kind === "unchanged") return { ...key, kind: row.kind };
  if (row.kind === "refused") return { ...key, kind: row.kind, problems: row.problems };
  const { before, after } = row;
  const changes = row.fields.map((field) => ({ field, before: before[field], after: after[field] }));
  return { ...key, kind: row.kind, changes };
}

/** The flows that a plan would make, by name. */
export function newFlowsOf({ plan, stored }: Pick<ImportPlan, "plan" | "stored">): string[] {
  const named = plan.filter((row) => row.kind === "added").map((row) => row.FlowName);
  return [...new Set(named)].filter((flow) => stored.get(flow)?.access === "new").sort();
}

/** The rows of a plan that are shown: refused ones first, then changed, added, unchanged. */
export function previewRows(plan: readonly PlannedRow[]): PreviewRow[] {
  const rows: PreviewRow[] = [];
  for (const kind of ["refused", "changed", "added", "unchanged"] as const) {
    let text = 0;
    for (const row of plan.filter((one) => one.kind === kind).slice(0, maxShownRows)) {
      const shown = show(row);
      text += JSON.stringify(shown).length;
      if (text > maxShownText) break;
      rows.push(shown);
    }
  }
  return rows;
}

/** What a person is shown of a plan before they confirm it. */
export function previewOf(prepared: ImportPlan): ImportPreview {
  const { file, plan } = prepared;
  return {
    digest: file.digest,
    encoding: file.encoding,
    delimiter: file.delimiter,
    ignored: file.ignored.slice(0, 20).map((name) => name.slice(0, 60)),
    counts: countPlan(plan),
    newFlows: newFlowsOf(prepared),
    seen: seenVersions(plan),
    rows: previewRows(plan),
  };
}
