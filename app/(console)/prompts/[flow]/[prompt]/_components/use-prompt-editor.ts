"use client";

import { useRef, useState } from "react";
import { saveStateOf } from "#components/forms/save-status.tsx";
import { isConflict, type Trouble } from "#components/forms/trouble.ts";
import { useUnsaved } from "#components/forms/unsaved.ts";
import { useDraft } from "#components/forms/use-draft.ts";
import { useSubmit } from "#components/forms/use-submit.ts";
import type { PromptField } from "#lib/domain/prompts/browser.ts";
import type { Prompt, PromptConflict } from "#lib/domain/prompts/index.ts";
import { savePromptAction } from "../../../actions.ts";
import {
  afterSave,
  changedFields,
  changesOf,
  isEditorState,
  openEditor,
  othersChanges,
  rebase,
  resolve,
  type Choices,
  type EditorState,
  type Typed,
} from "./editor-state.ts";

/** What one save was asked to do; kept, so that a retry asks for the same. */
type SaveOptions = { stillCorrect?: boolean; from?: EditorState };

/** What came of the last save, where it was not simply kept. */
/**
 * The life of one prompt in the editor: typed, kept as a draft, sent as changes, merged, refused, tried again.
 * Nothing that was typed is ever dropped but by the person.
 */
export function usePromptEditor(prompt: Prompt) {
  const { FlowName: flow, PromptName: name } = prompt;
  const [state, setState] = useState(() => openEditor(prompt));
  const [stored, setStored] = useState(prompt);
  const [given, setGiven] = useState(prompt);
  const [isMinorFix, setMinorFix] = useState(false);
  const [savedAt, setSavedAt] = useState<string>();
  const [merged, setMerged] = useState<PromptField[]>([]);
  const [trouble, setTrouble] = useState<Trouble<PromptConflict>>();
  const [hasFailed, setFailed] = useState(false);
  const lastOptions = useRef<SaveOptions>({});
  const { submit, isBusy } = useSubmit(savePromptAction);

  // The page was rendered anew (after a restore, say): what is stored now comes in underneath what was typed.
  if (given !== prompt) {
    setGiven(prompt);
    if (prompt.Version !== stored.Version) {
      setStored(prompt);
      setState(rebase(state, prompt));
    }
  }

  const changed = changedFields(state);
  const isDirty = changed.length > 0;
  useUnsaved(isDirty);
  const draft = useDraft(`prompt:${flow}/${name}`, state, isDirty);

  const type = (changes: Partial<Typed>) => {
    setState((before) => ({ ...before, typed: { ...before.typed, ...changes } }));
    setFailed(false);
    setMerged([]);
  };

  function settle(saved: Prompt, from: EditorState) {
    setState((now) => afterSave(now, from.typed, saved));
    setStored(saved);
    setSavedAt(new Date().toISOString());
    setMerged(othersChanges(from.base, from.typed, saved));
    setMinorFix(false);
    setTrouble(undefined);
    setFailed(false);
  }

  async function save(options: SaveOptions = {}): Promise<boolean> {
    const from = options.from ?? state;
    const changes = changesOf(from);
    if (isBusy || (Object.keys(changes).length === 0 && !options.stillCorrect)) return false;
    lastOptions.current = { stillCorrect: options.stillCorrect };
    const result = await submit({
      flow,
      name,
      changes: changes as Parameters<typeof savePromptAction>[0]["changes"],
      minorFix: (isMinorFix && changes.PromptText_en !== undefined) || undefined,
      stillCorrect: options.stillCorrect ? from.typed.PromptText_en : undefined,
      requestId: crypto.randomUUID(),
    });
    if (result.ok) {
      settle(result.output, from);
      return true;
    }
    setFailed(true);
    if (result.code === "CONFLICT" && isConflict<PromptConflict>(result.data))
      setTrouble({ kind: "conflict", data: result.data, isOpen: true });
    else setTrouble({ kind: "refused", refusal: result });
    return false;
  }

  const status = saveStateOf({ isBusy, hasFailed, isDirty, savedAt });

  return {
    state,
    stored,
    changed,
    isDirty,
    isBusy,
    status,
    merged,
    trouble,
    isMinorFix,
    setMinorFix,
    type,
    save,
    retry: () => save(lastOptions.current),
    /** The person has chosen, field by field; that is saved over what is stored now. */
    decide: (conflict: ConflictTrouble, choices: Choices) => {
      const { conflicts, current } = conflict.data;
      const decided = resolve(state, conflicts, choices, current);
      setState(decided);
      setStored(current);
      setTrouble(undefined);
      setFailed(false);
      return save({ from: decided });
    },
    /** The English was changed under the comparison: it is shown, and the person compares again. */
    readAgain: (conflict: ConflictTrouble) => {
      setState(rebase(state, conflict.data.current));
      setStored(conflict.data.current);
      setTrouble(undefined);
      setFailed(false);
    },
    showConflict: (isOpen: boolean) => {
      if (trouble?.kind === "conflict") setTrouble({ ...trouble, isOpen });
    },
    draft: draft.found && isEditorState(draft.found.value) ? draft.found : undefined,
    restoreDraft: () => {
      if (draft.found && isEditorState(draft.found.value)) setState(rebase(draft.found.value, stored));
      draft.take();
    },
    dropDraft: draft.drop,
  };
}
export type PromptEditorModel = ReturnType<typeof usePromptEditor>;
export type ConflictTrouble = Extract<Trouble<PromptConflict>, { kind: "conflict" }>;
