/**
 * Spreadsheets run a cell that begins with one of these as a formula (OWASP, "CSV Injection");
 * Japanese editions take the full-width forms too.
 */
const starters = "=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20";
const dangerous = new RegExp(`^'*[${starters}]`);
const guarded = new RegExp(`^'+[${starters}]`);

/**
 * Makes a cell harmless with a leading apostrophe. Text that already has apostrophes before such a
 * character gets one more, so that {@link unguardCell} gives back every text exactly.
 */
export const guardCell = (text: string): string => (dangerous.test(text) ? `'${text}` : text);

/** Takes away the apostrophe that {@link guardCell} put in. */
export const unguardCell = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);
