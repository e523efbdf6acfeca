import {
  contentsOf,
  promptFields,
  sameValue,
  type FieldChanges,
  type FieldConflict,
  type PromptContents,
  type PromptField,
} from "#lib/domain/prompts/browser.ts";
import { orderSent } from "../../../_components/order-sent.ts";

/** What stands in the editor's fields: as typed, the place too. */
export type Typed = {
  PromptText_en: string;
  PromptText_es: string;
  Category: string;
  Description: string;
  IsActive: boolean;
  IsClientVisible: boolean;
  Order: string;
};

/** `base` is what the person saw stored when they began with each field; `typed` what stands there now. */
export type EditorState = { base: Typed; typed: Typed };

export const typedOf = (prompt: PromptContents): Typed => {
  const contents = contentsOf(prompt);
  return { ...contents, PromptText_es: contents.PromptText_es ?? "", Order: String(contents.Order) };
};

export const openEditor = (prompt: PromptContents): EditorState => ({
  base: typedOf(prompt),
  typed: typedOf(prompt),
});

const sent = (field: PromptField, value: Typed[PromptField]) =>
  field === "Order" && typeof value === "string" ? orderSent(value) : value;

/** The fields in which the person differs from what they saw. */
export const changedFields = ({ base, typed }: EditorState): PromptField[] =>
  promptFields.filter((field) => !sameValue(base[field], typed[field]));

/** What a save sends: the changed fields only, each from what was seen to what is wanted. */
export function changesOf(state: EditorState): FieldChanges {
  return Object.fromEntries(
    changedFields(state).map((field) => [
      field,
      { from: sent(field, state.base[field]), to: sent(field, state.typed[field]) },
    ]),
  );
}

function mapFields(
  state: EditorState,
  one: (field: PromptField) => [base: unknown, typed: unknown],
): EditorState {
  const base: Record<string, unknown> = {};
  const typed: Record<string, unknown> = {};
  for (const field of promptFields) [base[field], typed[field]] = one(field);
  return { base, typed } as EditorState;
}

/**
 * Somebody else's prompt, come in underneath: fields that the person left alone show what is stored now;
 * those they changed keep what was typed, and what they began with, so that a save still tells a conflict.
 */
export function rebase(state: EditorState, stored: PromptContents): EditorState {
  const now = typedOf(stored);
  return mapFields(state, (field) => {
    const [was, mine] = [state.base[field], state.typed[field]];
    const untouched = sameValue(was, mine) || sameValue(mine, now[field]);
    return untouched ? [now[field], now[field]] : [was, mine];
  });
}

/** After a save of `asSent`: what was typed meanwhile stays, on top of what is stored now. */
export function afterSave(state: EditorState, asSent: Typed, stored: PromptContents): EditorState {
  const now = typedOf(stored);
  return mapFields(state, (field) => {
    const typedSince = !sameValue(state.typed[field], asSent[field]);
    return [now[field], typedSince ? state.typed[field] : now[field]];
  });
}

/** Others' changes that a save met and kept: fields that the person had not touched and that are different now. */
export function othersChanges(seen: Typed, asSent: Typed, stored: PromptContents): PromptField[] {
  const now = typedOf(stored);
  return promptFields.filter(
    (field) => sameValue(seen[field], asSent[field]) && !sameValue(seen[field], now[field]),
  );
}

export type Choice = "mine" | "theirs" | "edited";
export type Choices = Partial<Record<PromptField, { choice: Choice; text?: string }>>;

const asTyped = (value: unknown): string | boolean =>
  typeof value === "boolean"
    ? value
    : typeof value === "number"
      ? String(value)
      : typeof value === "string"
        ? value
        : "";

/** The person has seen theirs and chosen: what is stored now is the ground, the choice stands on it. */
export function resolve(
  state: EditorState,
  conflicts: readonly FieldConflict[],
  choices: Choices,
  stored: PromptContents,
): EditorState {
  const rebased = rebase(state, stored);
  const now = typedOf(stored);
  return mapFields(rebased, (field) => {
    const conflict = conflicts.find((one) => one.field === field);
    if (!conflict) return [rebased.base[field], rebased.typed[field]];
    const { choice, text } = choices[field] ?? { choice: "mine" };
    const wanted =
      choice === "theirs"
        ? now[field]
        : choice === "edited" && text !== undefined
          ? text
          : asTyped(conflict.mine);
    return [now[field], wanted];
  });
}

/** Whether something kept in the browser is what an editor of this version kept. */
export function isEditorState(value: unknown): value is EditorState {
  if (typeof value !== "object" || value === null || !("base" in value) || !("typed" in value)) return false;
  return [value.base, value.typed].every(
    (side) =>
      typeof side === "object" &&
      side !== null &&
      promptFields.every((field) =>
        ["IsActive", "IsClientVisible"].includes(field)
          ? typeof (side as Record<string, unknown>)[field] === "boolean"
          : typeof (side as Record<string, unknown>)[field] === "string",
      ),
  );
}
