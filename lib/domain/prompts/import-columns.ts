import type { FieldError } from "#lib/kernel/errors.ts";

/** The columns of the Prompts table that a file may hold, in the order in which they are exported. */
export const importColumns = [
  "FlowName",
  "PromptName",
  "PromptText_en",
  "PromptText_es",
  "Category",
  "Description",
  "IsActive",
  "IsClientVisible",
  "Order",
] as const;
export type ImportColumn = (typeof importColumns)[number];

/** Without these a row says nothing. Every other column may be left out. */
export const requiredColumns = [
  "FlowName",
  "PromptName",
  "PromptText_en",
] as const satisfies readonly ImportColumn[];

/**
 * What a new prompt is where its row does not say. It can be spoken, since a caller hears it only once
 * a contact flow asks for it by name; clients are shown nothing that nobody chose to show them.
 */
export const importDefaults = {
  Category: "",
  Description: "",
  IsActive: true,
  IsClientVisible: false,
} as const;

/** Places in the order, for prompts that come after the last. */
export const orderStep = 10;

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, "");
const byPlainName = new Map<string, ImportColumn>(importColumns.map((column) => [plain(column), column]));

/** The column that a header cell names, whatever its case, spaces and underscores. */
export const columnOf = (header: string): ImportColumn | undefined => byPlainName.get(plain(header));

const yes = new Set(["true", "verdadero", "1", "yes", "y", "sí", "si", "s"]);
const no = new Set(["false", "falso", "0", "no", "n"]);

/** What a cell holds, or why it cannot be read. Nothing means "as it is", or the default for a new prompt. */
export type CellValue = { value?: string | boolean | number } | { problem: FieldError };

/** Excel writes TRUE and FALSE in the language it runs in. */
export function readBoolean(cell: string): CellValue {
  const word = cell.trim().normalize("NFC").toLowerCase();
  if (word === "") return {};
  if (yes.has(word)) return { value: true };
  if (no.has(word)) return { value: false };
  return { problem: { reason: "import.boolean" } };
}

export function readWholeNumber(cell: string): CellValue {
  const digits = cell.trim();
  if (digits === "") return {};
  if (!/^[+-]?\d{1,15}$/.test(digits)) return { problem: { reason: "import.number" } };
  return { value: Number(digits) };
}
