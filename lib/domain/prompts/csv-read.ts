import { CsvError, parse } from "csv-parse/sync";
import { DomainError } from "#lib/kernel/errors.ts";

/** One row of a CSV file; `line` is where it begins in the file, the first line being 1. */
export type CsvRow = { line: number; cells: string[] };
export type Delimiter = "," | ";" | "\t";

const lineBreak = /\r\n|\r|\n/g;
const breaks = (text: string): number => (/[\r\n]/.test(text) ? (text.match(lineBreak)?.length ?? 0) : 0);

/** Far above a row of the longest texts; what is longer is a quotation mark that nobody closed. */
const maxRowLength = 1_000_000;
/** Rows without words are skipped, but not without end. */
const maxBlankRows = 100_000;

const refuse = (reason: string, values = {}) =>
  new DomainError("VALIDATION", reason, { values, fieldErrors: { file: { reason, values } } });

const options = (delimiter: Delimiter) => ({
  delimiter,
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_column_count: true,
  max_record_size: maxRowLength,
});

/** Excel leaves thousands of rows of nothing but separators at the end of a sheet. */
function withoutEmptyEnd(text: string): string {
  let end = text.length;
  for (let place = end - 1; place >= 0; place -= 1) {
    const character = text.charAt(place);
    if (character === "\n" || character === "\r") end = place;
    else if (!",;\t ".includes(character)) break;
  }
  return text.slice(0, end);
}

// csv-parse works on UTF-8, in which an unpaired surrogate is lost: a character that no text has stands for it.
const standIn = "\ufdd0";
const hideSurrogates = (text: string): string =>
  text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, standIn);
const showSurrogates = (cells: string[]): string[] => cells.map((cell) => cell.replaceAll(standIn, "\ud800"));

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");

function mistake(error: CsvError, line: number): DomainError {
  if (error.code === "CSV_MAX_RECORD_SIZE" || error.code === "CSV_QUOTE_NOT_CLOSED")
    return refuse("import.quoteNotClosed", { line });
  return refuse("import.quote", { line });
}

/**
 * The rows of a CSV text, blank ones left out.
 * @throws VALIDATION for a quotation mark out of place, with the line where its row begins, and for too many rows
 */
export function readCsv(
  text: string,
  delimiter: Delimiter,
  limit: { rows: number; firstLine?: number },
): CsvRow[] {
  const rows: CsvRow[] = [];
  // csv-parse counts CR LF within quotes twice, so lines are counted here.
  let line = limit.firstLine ?? 1;
  let blanks = 0;
  let refused: DomainError | undefined;
  const wellFormed = text.isWellFormed();
  const take = (cells: string[]) => {
    if (!isBlank(cells)) rows.push({ line, cells: wellFormed ? cells : showSurrogates(cells) });
    else blanks += 1;
    line += 1 + cells.reduce((sum, cell) => sum + breaks(cell), 0);
    if (rows.length > limit.rows || blanks > maxBlankRows) {
      refused = refuse("import.tooManyRows", { max: limit.rows - 1 });
      throw refused;
    }
    return null;
  };
  try {
    parse(hideSurrogates(withoutEmptyEnd(text)), { ...options(delimiter), on_record: take });
  } catch (error) {
    if (refused) throw refused;
    throw error instanceof CsvError ? mistake(error, line) : error;
  }
  return rows;
}

/** Excel's own hint, alone on the first line: `sep=;`. */
export function separatorHint(text: string): { delimiter: Delimiter; length: number } | undefined {
  const match = /^"?sep=([,;\t])"?(\r\n|\r|\n)/i.exec(text);
  return match ? { delimiter: match[1] as Delimiter, length: match[0].length } : undefined;
}

/** The separator with which the first row has most of the names that `known` knows; a comma where all are equal. */
export function detectDelimiter(text: string, known: (cell: string) => boolean): Delimiter {
  const start = text.trimStart();
  const end = start.search(/[\r\n]/);
  const header = end === -1 ? start : start.slice(0, end);
  const score = (delimiter: Delimiter) => {
    const cells = header.split(delimiter).map((cell) => cell.replaceAll('"', ""));
    return cells.filter(known).length;
  };
  return ([",", ";", "\t"] as const).reduce((best, next) => (score(next) > score(best) ? next : best));
}
