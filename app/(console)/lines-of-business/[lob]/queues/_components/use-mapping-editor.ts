"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Choice } from "#components/forms/conflict-panel.tsx";
import {
  afterSave,
  changedFields,
  isEditState,
  openEdit,
  othersChanges,
  rebase,
  resolve,
  type EditState,
} from "#components/forms/edit-state.ts";
import type { Refusal } from "#components/forms/result.ts";
import { saveStateOf } from "#components/forms/save-status.tsx";
import { isConflict, type Trouble } from "#components/forms/trouble.ts";
import { useUnsaved } from "#components/forms/unsaved.ts";
import { useDraft } from "#components/forms/use-draft.ts";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import type { MappingConflict, StampedMapping } from "#lib/domain/lines-of-business/index.ts";
import { saveQueueMappingAction } from "../actions.ts";
import { mappingPath, type MappingName } from "./addresses.ts";
import { blank, changesOf, typedOf, type Field, type Typed } from "./mapping-state.ts";

/** A new mapping chooses its intent and language too: they stand beside what is typed. */
type Held = EditState<Typed> & { name: MappingName };

function isHeld(value: unknown): value is Held {
  if (!isEditState(value, blank) || !("name" in value)) return false;
  const name = value.name as MappingName | null;
  return typeof name?.Intent === "string" && typeof name.Language === "string";
}

/**
 * The life of one queue mapping in its editor, new (`stored` undefined) or not: typed, kept as a draft, sent as
 * changes, merged, refused, tried again. Nothing that was entered is ever dropped but by the person.
 */
export function useMappingEditor(lob: string, named: MappingName, stored: StampedMapping | undefined) {
  const t = useTranslations("queues");
  const router = useRouter();
  const isNew = stored === undefined;
  const seen = stored ? typedOf(stored) : blank;
  const [held, setHeld] = useState<Held>(() => ({ ...openEdit(seen), name: named }));
  const [given, setGiven] = useState(stored);
  const [savedAt, setSavedAt] = useState<string>();
  const [merged, setMerged] = useState<Field[]>([]);
  const [trouble, setTrouble] = useState<Trouble<MappingConflict>>();
  const [hasFailed, setFailed] = useState(false);
  const [isDone, setDone] = useState(false);
  const { submit, isBusy } = useSubmit(saveQueueMappingAction);

  // The page was rendered anew (after a restore, say): what is stored now comes in underneath what was entered.
  if (given !== stored) {
    setGiven(stored);
    setHeld({ ...held, ...rebase(held, seen) });
  }

  const isDirty = !isDone && (changedFields(held).length > 0 || (isNew && held.name.Intent !== named.Intent));
  useUnsaved(isDirty);
  const record = isNew ? `new-queue:${lob}` : `queue:${lob}/${named.Intent}/${named.Language}`;
  const draft = useDraft<unknown>(record, held, isDirty);
  const found = draft.found && isHeld(draft.found.value) ? draft.found.value : undefined;

  /** No queue was chosen: that is one error, not one for its name and one for its ARN. */
  function withOneQueue(refusal: Refusal, { QueueName, QueueArn }: Typed["Queue"]): Refusal {
    const { QueueName: name, QueueArn: arn, ...fieldErrors } = refusal.fieldErrors;
    if ((!name && !arn) || QueueName || QueueArn) return refusal;
    return { ...refusal, fieldErrors: { ...fieldErrors, Queue: t("fields.choose") } };
  }

  const edit = (changes: Partial<Held>) => {
    setHeld((before) => ({ ...before, ...changes }));
    setFailed(false);
    setMerged([]);
  };

  async function save(from = held): Promise<void> {
    const changes = changesOf(from, isNew);
    if (isBusy || Object.keys(changes).length === 0) return;
    const result = await submit({
      lob,
      intent: from.name.Intent,
      language: from.name.Language,
      changes,
      isNew: isNew || undefined,
      requestId: crypto.randomUUID(),
    });
    setFailed(!result.ok);
    if (!result.ok) {
      if (result.code === "CONFLICT" && isConflict<MappingConflict>(result.data))
        setTrouble({ kind: "conflict", data: result.data, isOpen: true });
      else setTrouble({ kind: "refused", refusal: withOneQueue(result, from.typed.Queue) });
      return;
    }
    setTrouble(undefined);
    if (isNew) {
      setDone(true);
      const { Intent: intent, Language } = result.output;
      announce(t("editor.added", { intent, language: t(`languages.${Language}`) }));
      router.replace(mappingPath(lob, result.output));
      return;
    }
    const now = typedOf(result.output);
    setHeld((before) => ({ ...before, ...afterSave(before, from.typed, now) }));
    setMerged(othersChanges(from, now));
    setSavedAt(new Date().toISOString());
  }

  const status = saveStateOf({ isBusy, hasFailed, isDirty, savedAt });

  return {
    isNew,
    name: held.name,
    base: held.base,
    typed: held.typed,
    isDirty,
    isBusy,
    status,
    merged,
    trouble,
    type: (typed: Partial<Typed>) => edit({ typed: { ...held.typed, ...typed } }),
    rename: (name: Partial<MappingName>) => edit({ name: { ...held.name, ...name } }),
    save: () => save(),
    errorOf: (field: string) =>
      trouble?.kind === "refused" ? trouble.refusal.fieldErrors[field] : undefined,
    /** The person has chosen, field by field; that is saved over what is stored now. */
    decide: (choices: Partial<Record<Field, Choice>>) => {
      if (trouble?.kind !== "conflict") return;
      const decided = { ...held, ...resolve(held, typedOf(trouble.data.current), choices) };
      setHeld(decided);
      setTrouble(undefined);
      setFailed(false);
      void save(decided);
    },
    showConflict: (isOpen: boolean) => {
      if (trouble?.kind === "conflict") setTrouble({ ...trouble, isOpen });
    },
    draft: found && draft.found,
    restoreDraft: () => {
      if (found) setHeld({ ...rebase(found, seen), name: isNew ? found.name : named });
      draft.take();
    },
    dropDraft: draft.drop,
  };
}
export type MappingEditorModel = ReturnType<typeof useMappingEditor>;
