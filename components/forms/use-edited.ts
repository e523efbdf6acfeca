"use client";

import { useState } from "react";
import type { Choice } from "./conflict-panel.tsx";
import { afterSave, rebase, type EditState } from "./edit-state.ts";
import type { FormResult, Refusal } from "./result.ts";
import { isConflict, type Trouble } from "./trouble.ts";
import { saveStateOf } from "./save-status.tsx";
import { useUnsaved } from "./unsaved.ts";
import { useDraft } from "./use-draft.ts";
import { useSubmit } from "./use-submit.ts";

/** How a form stands to what it edits. All are pure. `Part`: what people change, each for itself. */
export type EditedForm<Typed extends object, Stored, Conflict, Part extends string, Input> = {
  /** Under what its drafts are kept. */
  draft: string;
  typedOf: (stored: Stored) => Typed;
  isTyped: (value: unknown) => value is EditState<Typed>;
  changesOf: (state: EditState<Typed>) => Partial<Record<Part, { from: unknown; to: unknown }>>;
  /** What a save sends. */
  inputOf: (changes: Partial<Record<Part, { from: unknown; to: unknown }>>) => Input;
  /** What is known to be wrong before anything is sent. */
  refuse?: (typed: Typed) => Refusal | undefined;
  /** A refusal with its errors at this form's fields. */
  atFields?: (refusal: Refusal, sent: Typed) => Refusal;
  decide: (state: EditState<Typed>, data: Conflict, choices: Record<string, Choice>) => EditState<Typed>;
  /** Where others' changes came along with a save. */
  mergedIn: (sent: EditState<Typed>, stored: Typed) => Part[];
};

/** What came of the last save, where it was not simply kept. */
/**
 * The life of something stored in an editor: typed, kept as a draft, sent as changes, merged, refused, tried again.
 * Nothing that was typed is ever dropped but by the person. `action` answers with what is stored after it; its
 * conflicts carry `conflicts` and `current`.
 */
export function useEdited<Typed extends object, Stored, Conflict, Part extends string, Input>(
  form: EditedForm<Typed, Stored, Conflict, Part, Input>,
  stored: Stored,
  action: (input: Input) => Promise<FormResult<{ values: Stored }>>,
) {
  const [state, setState] = useState<EditState<Typed>>(() => {
    const typed = form.typedOf(stored);
    return { base: typed, typed };
  });
  const [given, setGiven] = useState(stored);
  const [savedAt, setSavedAt] = useState<string>();
  const [merged, setMerged] = useState<Part[]>([]);
  const [trouble, setTrouble] = useState<Trouble<Conflict>>();
  const [hasFailed, setFailed] = useState(false);
  const { submit, isBusy } = useSubmit(action);

  // The page was rendered anew (after a restore, say): what is stored now comes in underneath what was typed.
  if (given !== stored) {
    setGiven(stored);
    setState(rebase(state, form.typedOf(stored)));
  }

  const changes = form.changesOf(state);
  const changed = Object.keys(changes) as Part[];
  const isDirty = changed.length > 0;
  useUnsaved(isDirty);
  const draft = useDraft(form.draft, state, isDirty);
  const found = draft.found;
  const kept = found && form.isTyped(found.value) ? { at: found.at, value: found.value } : undefined;

  const type = (typed: Partial<Typed> | ((before: Typed) => Partial<Typed>)) => {
    setState((before) => ({
      ...before,
      typed: { ...before.typed, ...(typeof typed === "function" ? typed(before.typed) : typed) },
    }));
    setFailed(false);
    setMerged([]);
  };

  const refuse = (refusal: Refusal) => {
    setFailed(true);
    setTrouble({ kind: "refused", refusal });
  };

  async function save(from = state): Promise<void> {
    const sent = form.changesOf(from);
    if (isBusy || Object.keys(sent).length === 0) return;
    const known = form.refuse?.(from.typed);
    if (known) return refuse(known);
    const result = await submit(form.inputOf(sent));
    if (result.ok) {
      const now = form.typedOf(result.output.values);
      setState((typing) => afterSave(typing, from.typed, now));
      setMerged(form.mergedIn(from, now));
      setSavedAt(new Date().toISOString());
      setTrouble(undefined);
      setFailed(false);
    } else if (result.code === "CONFLICT" && isConflict<Conflict>(result.data)) {
      setFailed(true);
      setTrouble({ kind: "conflict", data: result.data, isOpen: true });
    } else refuse(form.atFields?.(result, from.typed) ?? result);
  }

  const status = saveStateOf({ isBusy, hasFailed, isDirty, savedAt });

  return {
    state,
    /** What a save would send. */
    changes,
    changed,
    isDirty,
    isBusy,
    status,
    merged,
    trouble,
    type,
    save: () => save(),
    errorOf: (field: string) =>
      trouble?.kind === "refused" ? trouble.refusal.fieldErrors[field] : undefined,
    /** The person has chosen, part by part; that is saved over what is stored now. */
    decide: (choices: Record<string, Choice>) => {
      if (trouble?.kind !== "conflict") return;
      const decided = form.decide(state, trouble.data, choices);
      setState(decided);
      setTrouble(undefined);
      setFailed(false);
      void save(decided);
    },
    showConflict: (isOpen: boolean) => {
      if (trouble?.kind === "conflict") setTrouble({ ...trouble, isOpen });
    },
    draft: kept,
    restoreDraft: () => {
      if (kept) setState(rebase(kept.value, form.typedOf(given)));
      draft.take();
    },
    dropDraft: draft.drop,
  };
}
export type Edited<Typed extends object, Stored, Conflict, Part extends string> = ReturnType<
  typeof useEdited<Typed, Stored, Conflict, Part, unknown>
>;
