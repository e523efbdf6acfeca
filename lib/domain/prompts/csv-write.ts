import { stringify } from "csv-stringify/sync";
import { guardCell } from "./csv-guard.ts";

/** Without it Excel reads UTF-8 as Windows-1252. */
export const byteOrderMark = "\ufeff";

/**
 * Rows as Excel reads them: commas, CR LF, quotes around whatever another program could cut or trim, and no
 * cell that would be run as a formula.
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((cells) => cells.map(guardCell)),
    { record_delimiter: "\r\n", quoted_match: /[\r\n\t;,"]|^\s|\s$/ },
  );
