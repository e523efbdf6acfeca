/** The languages that callers are spoken to in. */
export const languages = ["en", "es"] as const;
export type Language = (typeof languages)[number];

export const maxCategoryLength = 50;
export const maxDescriptionLength = 500;
export const maxOrder = 1_000_000;

/** What people change of a prompt. Spanish that is missing is absent, never empty. */
export type PromptContents = {
  PromptText_en: string;
  PromptText_es?: string;
  Category: string;
  Description: string;
  IsActive: boolean;
  IsClientVisible: boolean;
  Order: number;
};
export type PromptField = keyof PromptContents;
export const promptFields = [
  "PromptText_en",
  "PromptText_es",
  "Category",
  "Description",
  "IsActive",
  "IsClientVisible",
  "Order",
] as const satisfies readonly PromptField[];

/** Only what people change; what else the item holds (version, moments) is left out. */
export const contentsOf = (prompt: PromptContents): PromptContents => ({
  PromptText_en: prompt.PromptText_en,
  PromptText_es: prompt.PromptText_es || undefined,
  Category: prompt.Category,
  Description: prompt.Description,
  IsActive: prompt.IsActive,
  IsClientVisible: prompt.IsClientVisible,
  Order: prompt.Order,
});

/** Absent and empty Spanish are the same. */
export const sameValue = (one: unknown, other: unknown): boolean => (one ?? "") === (other ?? "");

export const sameContents = (one: PromptContents, other: PromptContents): boolean =>
  promptFields.every((field) => sameValue(one[field], other[field]));

/** What a person changed in one field: from what they saw to what they want. */
export type FieldChange = { from?: unknown; to?: unknown };
export type FieldChanges = Partial<Record<PromptField, FieldChange>>;

/** One field that two people changed: what both began with, and what each made of it. */
export type FieldConflict = { field: PromptField; base: unknown; mine: unknown; theirs: unknown };

/**
 * Lays a person's changes over what is stored now. A field that somebody else changed meanwhile,
 * to something else, is a conflict; all other changes stand side by side.
 */
export function mergeChanges(
  current: PromptContents,
  changes: FieldChanges,
): { contents: PromptContents; conflicts: FieldConflict[] } {
  const contents: Record<string, unknown> = contentsOf(current);
  const conflicts: FieldConflict[] = [];
  for (const field of promptFields) {
    const change = changes[field];
    if (!change || sameValue(change.to, current[field])) continue;
    if (sameValue(change.from, current[field])) contents[field] = change.to;
    else conflicts.push({ field, base: change.from, mine: change.to, theirs: current[field] });
  }
  return { contents: contents as PromptContents, conflicts };
}
