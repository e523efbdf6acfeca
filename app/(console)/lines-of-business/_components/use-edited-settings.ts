"use client";

import { useState } from "react";
import type { Choice } from "#components/forms/conflict-panel.tsx";
import { afterSave, rebase, type EditState } from "#components/forms/edit-state.ts";
import type { Refusal } from "#components/forms/result.ts";
import { saveStateOf } from "#components/forms/save-status.tsx";
import { useUnsaved } from "#components/forms/unsaved.ts";
import { useDraft } from "#components/forms/use-draft.ts";
import { useSubmit } from "#components/forms/use-submit.ts";
import type { SettingName, SettingValues } from "#lib/domain/lines-of-business/browser.ts";
import type { SettingsConflict } from "#lib/domain/lines-of-business/index.ts";
import { saveSettingsAction } from "../actions.ts";

/** How a form stands to the settings that it edits. All are pure. */
export type SettingsForm<Typed extends object> = {
  lob: string;
  /** Names the form's drafts beside the line of business. */
  name: string;
  typedOf: (values: SettingValues) => Typed;
  isTyped: (value: unknown) => value is EditState<Typed>;
  changesOf: (state: EditState<Typed>) => Partial<Record<SettingName, { from: unknown; to: unknown }>>;
  /** What is known to be wrong before anything is sent. */
  refuse?: (typed: Typed) => Refusal | undefined;
  /** A refusal with its errors at this form's fields. */
  atFields: (refusal: Refusal, sent: Typed) => Refusal;
  decide: (
    state: EditState<Typed>,
    data: SettingsConflict,
    choices: Record<string, Choice>,
  ) => EditState<Typed>;
  /** The settings in which others' changes came along with a save. */
  mergedIn: (sent: EditState<Typed>, stored: Typed) => SettingName[];
};

/** What came of the last save, where it was not simply kept. */
type Trouble =
  { kind: "refused"; refusal: Refusal } | { kind: "conflict"; data: SettingsConflict; isOpen: boolean };

const isConflict = (data: unknown): data is SettingsConflict =>
  typeof data === "object" && data !== null && "conflicts" in data && "current" in data;

/**
 * The life of some settings of a line of business in an editor: typed, kept as a draft, sent as changes, merged,
 * refused, tried again. Nothing that was typed is ever dropped but by the person.
 */
export function useEditedSettings<Typed extends object>(form: SettingsForm<Typed>, values: SettingValues) {
  const [state, setState] = useState<EditState<Typed>>(() => {
    const typed = form.typedOf(values);
    return { base: typed, typed };
  });
  const [given, setGiven] = useState(values);
  const [savedAt, setSavedAt] = useState<string>();
  const [merged, setMerged] = useState<SettingName[]>([]);
  const [trouble, setTrouble] = useState<Trouble>();
  const [hasFailed, setFailed] = useState(false);
  const { submit, isBusy } = useSubmit(saveSettingsAction);

  // The page was rendered anew (after a restore, say): what is stored now comes in underneath what was typed.
  if (given !== values) {
    setGiven(values);
    setState(rebase(state, form.typedOf(values)));
  }

  const changes = form.changesOf(state);
  const changed = Object.keys(changes) as SettingName[];
  const isDirty = changed.length > 0;
  useUnsaved(isDirty);
  const draft = useDraft(`lob:${form.lob}:${form.name}`, state, isDirty);
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
    const result = await submit({ lob: form.lob, changes: sent, requestId: crypto.randomUUID() });
    if (result.ok) {
      const stored = form.typedOf(result.output.values);
      setState((now) => afterSave(now, from.typed, stored));
      setMerged(form.mergedIn(from, stored));
      setSavedAt(new Date().toISOString());
      setTrouble(undefined);
      setFailed(false);
    } else if (result.code === "CONFLICT" && isConflict(result.data)) {
      setFailed(true);
      setTrouble({ kind: "conflict", data: result.data, isOpen: true });
    } else refuse(form.atFields(result, from.typed));
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
export type EditedSettings<Typed extends object> = ReturnType<typeof useEditedSettings<Typed>>;
