import { byteOrderMark, writeCsv } from "./csv-write.ts";
import { importColumns } from "./import-columns.ts";
import type { RowProblem } from "./import-file.ts";
import type { ImportPlan } from "./import-preview.ts";

/**
 * The refused rows of a file as a CSV: line and reasons first, then the row as it was written. Import passes
 * over the first two columns, so that the mended file can be imported as it is.
 */
export function refusedCsv(
  { file, plan }: ImportPlan,
  words: { line: string; reason: string; problem: (problem: RowProblem) => string },
): string {
  // Only the file's own columns: an empty cell of another would empty what is stored.
  const columns = importColumns.filter((column) => file.rows[0]?.cells[column] !== undefined);
  const rows = plan.flatMap((row, place) => {
    const cells = file.rows[place]?.cells;
    if (row.kind !== "refused" || !cells) return [];
    const reasons = row.problems.map(words.problem).join(" ");
    return [[String(row.line), reasons, ...columns.map((column) => cells[column] ?? "")]];
  });
  return byteOrderMark + writeCsv([[words.line, words.reason, ...columns], ...rows]);
}
