import {
  flowNameSchema,
  promptFields,
  promptNameSchema,
  type ImportRow,
  type Prompt,
  type RowProblem,
} from "#lib/domain/prompts/index.ts";

const types = {
  PromptText_en: "string",
  PromptText_es: "string",
  Category: "string",
  Description: "string",
  IsActive: "boolean",
  IsClientVisible: "boolean",
  Order: "number",
} as const satisfies Record<(typeof promptFields)[number], string>;

/** A prompt as the file has it: what people change of it. Spanish that is missing is absent. */
export const promptOfFile = (prompt: Prompt): Record<string, unknown> => ({
  PromptName: prompt.PromptName,
  ...Object.fromEntries(promptFields.map((field) => [field, prompt[field]])),
});

/** A prompt of a file as a row that the import of prompts compares and writes; `line` counts the file's prompts. */
export function rowOfPrompt(flow: string, prompt: Record<string, unknown>, line: number): ImportRow {
  const problems: RowProblem[] = [];
  const name = (value: unknown, column: "FlowName" | "PromptName"): string => {
    const text = typeof value === "string" ? value.trim().normalize("NFC") : "";
    const schema = column === "FlowName" ? flowNameSchema : promptNameSchema;
    const reason = schema.safeParse(text).error?.issues[0]?.message;
    if (reason) problems.push({ column, reason });
    return text;
  };
  const row: ImportRow = {
    line,
    FlowName: name(flow, "FlowName"),
    PromptName: name(prompt.PromptName, "PromptName"),
    given: {},
    problems,
    cells: {},
  };
  for (const field of promptFields) {
    const value = prompt[field];
    if (typeof value === types[field]) row.given[field] = value as string | boolean | number;
    // The file says everything of a prompt: without Spanish there is none.
    else if (field === "PromptText_es" && (value === undefined || value === null)) row.given[field] = "";
    else if (value !== undefined) problems.push({ column: field, reason: "form.type" });
  }
  return row;
}
