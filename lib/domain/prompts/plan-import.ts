import type { Flow } from "./flow.ts";
import { importDefaults, orderStep } from "./import-columns.ts";
import type { ImportRow, RowProblem } from "./import-file.ts";
import {
  contentsOf,
  promptContentsSchema,
  promptFields,
  sameContents,
  sameValue,
  type Prompt,
  type PromptContents,
  type PromptField,
} from "./prompt.ts";

/**
 * What is known of a flow that a file names. `foreign` belongs to other lines of business and is spoken
 * of as if it were not there; `shared` can be seen by the actor but not changed.
 */
export type StoredFlow =
  | { access: "own"; flow: Flow; prompts: ReadonlyMap<string, Prompt> }
  | { access: "new" }
  | { access: "shared" }
  | { access: "foreign" };

type Key = { line: number; FlowName: string; PromptName: string };

/** What an import does with one row. `before` carries the version that the row is laid over. */
export type PlannedRow = Key &
  (
    | { kind: "added"; after: PromptContents }
    | { kind: "changed"; before: Prompt; after: PromptContents; fields: PromptField[] }
    | { kind: "unchanged"; before: Prompt }
    | { kind: "refused"; problems: RowProblem[] }
  );

export type PlanCounts = Record<PlannedRow["kind"], number>;

export function countPlan(plan: readonly PlannedRow[]): PlanCounts {
  const counts: PlanCounts = { added: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const { kind } of plan) counts[kind] += 1;
  return counts;
}

const keyOf = ({ line, FlowName, PromptName }: Key): Key => ({ line, FlowName, PromptName });

/** Every row's new contents, field by field: what is the same as stored is never refused, however old. */
function parseGiven(row: ImportRow, before: Prompt | undefined, contents: PromptContents): RowProblem[] {
  const problems: RowProblem[] = [];
  const parsed: Partial<Record<PromptField, unknown>> = contents;
  for (const field of promptFields) {
    const value = row.given[field] ?? (before ? undefined : contents[field]);
    if (value === undefined || (before && sameValue(value, before[field]))) continue;
    const result = promptContentsSchema.shape[field].safeParse(value);
    if (result.success) {
      parsed[field] = result.data;
      continue;
    }
    const issue = result.error.issues[0];
    const values =
      issue && "params" in issue
        ? (issue.params as RowProblem["values"])
        : issue?.code === "too_big"
          ? { max: Number(issue.maximum), length: String(value).length }
          : undefined;
    problems.push({ column: field, reason: issue?.message ?? "form.invalid", values });
  }
  return problems;
}

function planRow(row: ImportRow, stored: StoredFlow, nextOrder: () => number): PlannedRow {
  const refused = (problems: RowProblem[]): PlannedRow => ({ kind: "refused", ...keyOf(row), problems });
  if (row.problems.length > 0) return refused([...row.problems, ...textProblems(row)]);
  if (stored.access === "foreign") return refused([{ column: "FlowName", reason: "import.flowNotYours" }]);
  if (stored.access === "shared") return refused([{ column: "FlowName", reason: "access.lobs" }]);
  const before = stored.access === "own" ? stored.prompts.get(row.PromptName) : undefined;
  const contents: PromptContents = before
    ? contentsOf(before)
    : { ...importDefaults, PromptText_en: "", Order: row.given.Order === undefined ? nextOrder() : 0 };
  const problems = parseGiven(row, before, contents);
  if (problems.length > 0) return refused(problems);
  if (!before) return { kind: "added", ...keyOf(row), after: contentsOf(contents) };
  if (sameContents(contents, before)) return { kind: "unchanged", ...keyOf(row), before };
  const after = contentsOf(contents);
  const fields = promptFields.filter((field) => !sameValue(after[field], before[field]));
  return { kind: "changed", ...keyOf(row), before, after, fields };
}

/** What else is wrong with a row that is refused anyway, so that it need be mended only once. */
function textProblems(row: ImportRow): RowProblem[] {
  const given = { ...row, given: { Order: 0, ...row.given } };
  const known = new Set(row.problems.map(({ column }) => column));
  if (row.problems.some(({ reason }) => reason === "import.cells")) return [];
  return parseGiven(given, undefined, { ...importDefaults, PromptText_en: "", Order: 0 }).filter(
    ({ column }) => !known.has(column),
  );
}

/** The place after the last of a flow: after what is stored and after what the file itself gives a place. */
function orderAfterLast(rows: readonly ImportRow[], stored: StoredFlow | undefined): () => number {
  let last = 0;
  if (stored?.access === "own") for (const { Order } of stored.prompts.values()) last = Math.max(last, Order);
  for (const { given } of rows) if (typeof given.Order === "number") last = Math.max(last, given.Order);
  return () => (last += orderStep);
}

/** The rows of each flow that a file names, in the file's order. */
export const rowsByFlow = (rows: readonly ImportRow[]): Map<string, ImportRow[]> =>
  Map.groupBy(rows, (row) => row.FlowName);

/**
 * What an import would do, row by row, in the file's order. Pure: `stored` is what is known of every flow
 * that the rows name; one that is not in it is new.
 */
export function planImport(
  rows: readonly ImportRow[],
  stored: ReadonlyMap<string, StoredFlow>,
): PlannedRow[] {
  const orders = new Map(
    [...rowsByFlow(rows)].map(([flow, own]) => [flow, orderAfterLast(own, stored.get(flow))]),
  );
  return rows.map((row) =>
    planRow(row, stored.get(row.FlowName) ?? { access: "new" }, orders.get(row.FlowName) ?? (() => 0)),
  );
}
