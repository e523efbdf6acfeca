import { createHash } from "node:crypto";
import { DomainError, type FieldError } from "#lib/kernel/errors.ts";
import { decodeCsv, type Encoding } from "./csv-decode.ts";
import { unguardCell } from "./csv-guard.ts";
import { detectDelimiter, readCsv, separatorHint, type CsvRow, type Delimiter } from "./csv-read.ts";
import { flowNameSchema } from "./flow.ts";
import {
  columnOf,
  importColumns,
  readBoolean,
  readWholeNumber,
  requiredColumns,
  type CellValue,
  type ImportColumn,
} from "./import-columns.ts";
import { promptFields, promptNameSchema, type PromptField } from "./prompt.ts";

/** What one import takes, said to people before they choose a file. */
export const maxImportBytes = 10 * 1024 * 1024;
export const maxImportRows = 20_000;

/** Why a row is refused, and at which of its cells; without a column, the row as a whole. */
export type RowProblem = FieldError & { column?: ImportColumn };

/** A row as it was read, before it is compared with what is stored. */
export type ImportRow = {
  line: number;
  FlowName: string;
  PromptName: string;
  /** The fields that the row says something about; the others stay as they are. */
  given: Partial<Record<PromptField, string | boolean | number>>;
  problems: RowProblem[];
  /** The cells of the known columns as the person wrote them, to be given back with what is wrong. */
  cells: Partial<Record<ImportColumn, string>>;
};

export type ImportFile = {
  /** SHA-256 of the bytes, hexadecimal: what is confirmed is what was shown. */
  digest: string;
  encoding: Encoding;
  delimiter: Delimiter;
  /** Columns that mean nothing here and are passed over. */
  ignored: string[];
  rows: ImportRow[];
};

type Header = { places: ReadonlyMap<ImportColumn, number>; width: number; ignored: string[] };

const refuse = (reason: string, values = {}) =>
  new DomainError("VALIDATION", reason, { values, fieldErrors: { file: { reason, values } } });

function readHeader(cells: readonly string[]): Header {
  const names = cells.map((cell) => cell.trim());
  const columns = names.map(columnOf);
  const repeated = importColumns.filter((column) => columns.filter((found) => found === column).length > 1);
  const missing = requiredColumns.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    throw refuse("import.missingColumns", {
      columns: missing.join(", "),
      count: missing.length,
      found: names.filter(Boolean).slice(0, 12).join(", ").slice(0, 200),
    });
  if (repeated.length > 0) throw refuse("import.repeatedColumns", { columns: repeated.join(", ") });
  return {
    places: new Map(importColumns.flatMap((column) => place(columns, column))),
    width: names.findLastIndex(Boolean) + 1,
    ignored: names.filter((name, index) => name !== "" && columns[index] === undefined),
  };
}

function place(columns: readonly (ImportColumn | undefined)[], column: ImportColumn) {
  const index = columns.indexOf(column);
  return index === -1 ? [] : [[column, index] as const];
}

const readField: Record<PromptField, (cell: string) => CellValue> = {
  PromptText_en: (cell) => ({ value: cell }),
  PromptText_es: (cell) => ({ value: cell }),
  Category: (cell) => ({ value: cell }),
  Description: (cell) => ({ value: cell }),
  IsActive: readBoolean,
  IsClientVisible: readBoolean,
  Order: readWholeNumber,
};

/** A name's cell, in the composed form of its letters in which names are stored; what is wrong goes to `problems`. */
function readName(cell: string, column: "FlowName" | "PromptName", problems: RowProblem[]): string {
  const schema = column === "FlowName" ? flowNameSchema : promptNameSchema;
  const name = cell.trim().normalize("NFC");
  const problem = schema.safeParse(name).error?.issues[0]?.message;
  if (problem) problems.push({ column, reason: problem });
  return name;
}

function readRow(header: Header, { line, cells }: CsvRow): ImportRow {
  const found = Math.max(
    cells.findLastIndex((cell) => cell !== "") + 1,
    Math.min(cells.length, header.width),
  );
  const problems: RowProblem[] = [];
  // The cells of such a row stand under the wrong names: nothing more can be said of it.
  const shifted = found !== header.width;
  if (shifted) problems.push({ reason: "import.cells", values: { expected: header.width, found } });
  const written: ImportRow["cells"] = {};
  for (const [column, index] of header.places) written[column] = unguardCell(cells[index] ?? "");

  const unheard: RowProblem[] = [];
  const row: ImportRow = {
    line,
    FlowName: readName(written.FlowName ?? "", "FlowName", shifted ? unheard : problems),
    PromptName: readName(written.PromptName ?? "", "PromptName", shifted ? unheard : problems),
    given: {},
    problems,
    cells: written,
  };
  for (const field of promptFields) {
    const cell = written[field];
    if (cell === undefined || shifted) continue;
    const read = readField[field](cell);
    if ("problem" in read) problems.push({ column: field, ...read.problem });
    else if (read.value !== undefined) row.given[field] = read.value;
  }
  return row;
}

/** Rows that name the same prompt refuse each other: which of them was meant cannot be told. */
function refuseDuplicates(rows: readonly ImportRow[]): void {
  const first = new Map<string, ImportRow>();
  for (const row of rows) {
    if (row.problems.some(({ column }) => column === undefined || column.endsWith("Name"))) continue;
    const key = `${row.FlowName}#${row.PromptName}`;
    const other = first.get(key);
    if (!other) {
      first.set(key, row);
      continue;
    }
    const duplicate = (line: number): RowProblem => ({ reason: "import.duplicate", values: { line } });
    row.problems.push(duplicate(other.line));
    if (!other.problems.some(({ reason }) => reason === "import.duplicate"))
      other.problems.push(duplicate(row.line));
  }
}

/**
 * Reads a file as Excel and others write it: any of its encodings, separators and line breaks.
 * @throws VALIDATION for a file as a whole: no CSV, empty, too large, a column missing or there twice
 */
export function readImport(bytes: Uint8Array): ImportFile {
  if (bytes.byteLength > maxImportBytes)
    throw refuse("import.tooLarge", { megabytes: maxImportBytes / 1024 ** 2 });
  if (bytes.byteLength === 0) throw refuse("import.empty");
  const { text, encoding } = decodeCsv(bytes);
  const hint = separatorHint(text);
  const body = hint ? text.slice(hint.length) : text;
  const delimiter = hint?.delimiter ?? detectDelimiter(body, (cell) => columnOf(cell) !== undefined);
  const [first, ...others] = readCsv(body, delimiter, { rows: maxImportRows + 1, firstLine: hint ? 2 : 1 });
  if (!first) throw refuse("import.empty");
  const header = readHeader(first.cells);
  if (others.length === 0) throw refuse("import.noRows");
  const rows = others.map((row) => readRow(header, row));
  refuseDuplicates(rows);
  return {
    digest: createHash("sha256").update(bytes).digest("hex"),
    encoding,
    delimiter,
    ignored: header.ignored,
    rows,
  };
}
