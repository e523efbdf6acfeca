import { createHash } from "node:crypto";
import {
  byteOrderMark,
  decodeCsv,
  detectDelimiter,
  readCsv,
  separatorHint,
  unguardCell,
  writeCsv,
  type CsvRow,
} from "#lib/domain/prompts/index.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { fieldErrorsOf } from "#lib/kernel/field-errors.ts";
import { mappingInput } from "./mapping-checks.ts";
import type { WantedItem } from "./moving-plan.ts";
import { defaultPriority, mappingContents, mappingKey, type QueueMapping } from "./queue-mapping.ts";

export const queueColumns = ["Intent", "Language", "QueueName", "QueueArn", "Priority", "IsActive"] as const;
type Column = (typeof queueColumns)[number];
const needed: readonly Column[] = ["Intent", "QueueName", "QueueArn"];

/** A mapping is a line; a line of business has intents times languages of them. */
export const maxQueueRows = 1_000;

/** The queue mappings as Excel reads them; reading them in again changes nothing. */
export const writeQueueCsv = (mappings: readonly QueueMapping[]): string =>
  byteOrderMark +
  writeCsv([
    queueColumns,
    ...mappings.map((mapping) => queueColumns.map((column) => String(mapping[column]))),
  ]);

const columnOf = (heading: string): Column | undefined =>
  queueColumns.find(
    (column) =>
      column.toLowerCase() ===
      heading
        .trim()
        .replace(/[\s_-]/g, "")
        .toLowerCase(),
  );

/** Excel writes its own words for true and false, in the language that it runs in. */
const yes = /^(true|yes|1|verdadero|s[ií])$/i;
const no = /^(false|no|0|falso)$/i;

function activeOf(cell: string): unknown {
  if (cell === "" || yes.test(cell)) return true;
  return no.test(cell) ? false : cell;
}

const priorityOf = (cell: string): unknown =>
  cell === "" ? defaultPriority : /^\d{1,2}$/.test(cell) ? Number(cell) : cell;

/** A row as a mapping: no language is every language, no priority is Amazon Connect's own. */
function parseRow(cells: Record<Column, string>) {
  const result = mappingInput.safeParse({
    Intent: cells.Intent,
    Language: cells.Language.toLowerCase() || "*",
    QueueName: cells.QueueName,
    QueueArn: cells.QueueArn,
    Priority: priorityOf(cells.Priority),
    IsActive: activeOf(cells.IsActive),
  });
  if (result.success) return { mapping: result.data, errors: {} };
  const errors = fieldErrorsOf(result.error);
  if (errors.IsActive) errors.IsActive = { reason: "lobs.csvActive" };
  return { errors };
}

function cellsOf(row: CsvRow, columns: readonly (Column | undefined)[]): Record<Column, string> {
  const cells = Object.fromEntries(queueColumns.map((column) => [column, ""])) as Record<Column, string>;
  for (const [place, column] of columns.entries())
    if (column) cells[column] = unguardCell(row.cells[place] ?? "").trim();
  return cells;
}

function readRows(file: Uint8Array): { columns: (Column | undefined)[]; rows: CsvRow[] } {
  const { text } = decodeCsv(file);
  const hint = separatorHint(text);
  const body = hint ? text.slice(hint.length) : text;
  const delimiter = hint?.delimiter ?? detectDelimiter(body, (cell) => columnOf(cell) !== undefined);
  const limit = { rows: maxQueueRows + 1, firstLine: hint ? 2 : 1 };
  const [header, ...rows] = readCsv(body, delimiter, limit);
  const columns = (header?.cells ?? []).map(columnOf);
  if (needed.every((column) => columns.includes(column))) return { columns, rows };
  const refusal = { reason: "lobs.csvColumns" };
  throw new DomainError("VALIDATION", refusal.reason, { fieldErrors: { file: refusal } });
}

/**
 * Reads a CSV file of queue mappings, row by row; what is wrong with one spoils no other.
 * @throws VALIDATION for a file that cannot be read, or lacks columns
 */
export function readQueueFile(file: Uint8Array): { digest: string; wanted: WantedItem[] } {
  const { columns, rows } = readRows(file);
  const lines = new Map<string, number>();
  const wanted = rows.map((row): WantedItem => {
    const cells = cellsOf(row, columns);
    const { mapping, errors } = parseRow(cells);
    const { line } = row;
    if (!mapping) return { key: `QUEUE#${cells.Intent}#${cells.Language || "*"}`, line, problems: errors };
    const key = mappingKey(mapping.Intent, mapping.Language);
    const earlier = lines.get(key);
    if (earlier !== undefined)
      return { key, line, problems: { Intent: { reason: "lobs.csvTwice", values: { line: earlier } } } };
    lines.set(key, line);
    return { key, line, contents: mappingContents(mapping), problems: {} };
  });
  return { digest: createHash("sha256").update(file).digest("hex"), wanted };
}
