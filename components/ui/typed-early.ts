"use client";

import { useLayoutEffect } from "react";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What stands in fields that React has not come to yet, where somebody typed or chose before. */
const early = new WeakMap<Field, string | boolean>();
/** Fields that React has come to: it hears of every change itself. */
const settled = new WeakSet<Field>();

const isField = (node: unknown): node is Field =>
  node instanceof HTMLInputElement ||
  node instanceof HTMLTextAreaElement ||
  node instanceof HTMLSelectElement;
const isTicked = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");

/** What the server's HTML put into a field. */
function given(field: Field): string | boolean {
  if (isTicked(field)) return field.defaultChecked;
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue;
  const options = [...field.options];
  return (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? "";
}
const standing = (field: Field) => (isTicked(field) ? field.checked : field.value);

function note(field: Field): void {
  if (settled.has(field)) return;
  if (standing(field) === given(field)) early.delete(field);
  else early.set(field, standing(field));
}

// This runs when the page's script comes: before React goes through the server's HTML, and puts back the text of
// every textarea that it finds there. From then on until React has come to a field, the field's own events tell.
if (typeof document !== "undefined") {
  for (const field of document.querySelectorAll("input, textarea, select")) if (isField(field)) note(field);
  for (const kind of ["input", "change"])
    window.addEventListener(kind, ({ target }) => isField(target) && note(target), { capture: true });
}

/** Puts back what was typed, in such a way that React hears of it as if it were typed now. */
function replay(field: Field, typed: string | boolean): void {
  if (typeof typed === "boolean") {
    // Of a group of radio buttons, the one that was chosen says it for all.
    if (!isTicked(field) || (field.type === "radio" && !typed)) return;
    field.checked = !typed;
    field.click();
    return;
  }
  if (field instanceof HTMLSelectElement || field.type === "file") {
    if (field instanceof HTMLSelectElement) field.value = typed;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return;
  }
  const selection = [field.selectionStart, field.selectionEnd] as const;
  // React remembers what it saw last on the field itself, and hears of no change to the same: the prototype's own
  // setter goes past that memory.
  field.value = field.defaultValue;
  (
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value") as { set: (value: string) => void }
  ).set.call(field, typed);
  if (document.activeElement === field && selection[0] !== null) field.setSelectionRange(...selection);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The fields of an id: the field itself, all radio buttons of its group, or all within a fieldset. */
function fieldsOf(id: string): Field[] {
  const named = document.getElementById(id);
  const group =
    named instanceof HTMLInputElement && named.type === "radio" ? named.closest("fieldset") : named;
  return group && !isField(group) ? [...group.querySelectorAll("input")] : isField(named) ? [named] : [];
}

/**
 * What was typed or chosen in a field before the page's script came to it is neither overwritten nor unknown to the
 * form: the form hears of it as soon as it stands. Called by every field of `components/ui`, with its id.
 */
export function useTypedEarly(id: string): void {
  // In the very commit that brings the script to the field: nobody can type in between.
  useLayoutEffect(() => {
    for (const field of fieldsOf(id)) {
      const typed = settled.has(field) ? undefined : early.get(field);
      settled.add(field);
      early.delete(field);
      // One after the other, each when React has settled what came before: a form may make one value of several fields.
      if (typed !== undefined) queueMicrotask(() => replay(field, typed));
    }
  }, [id]);
}
