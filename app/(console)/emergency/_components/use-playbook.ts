"use client";

import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useUnsaved } from "#components/forms/unsaved.ts";
import { useDraft } from "#components/forms/use-draft.ts";
import { useSubmit } from "#components/forms/use-submit.ts";
import type { Playbook, PlaybookContents } from "#lib/domain/lines-of-business/index.ts";
import { savePlaybookAction } from "../actions.ts";

const empty: PlaybookContents = {
  Name: "",
  EmergencyText_en: "",
  EmergencyText_es: "",
  Minutes: 60,
  LOBs: [],
};

const contentsOf = (playbook: PlaybookContents): PlaybookContents => ({
  Name: playbook.Name,
  EmergencyText_en: playbook.EmergencyText_en,
  EmergencyText_es: playbook.EmergencyText_es,
  Minutes: playbook.Minutes,
  LOBs: playbook.LOBs,
});

const isContents = (value: unknown): value is PlaybookContents =>
  typeof value === "object" && value !== null && "Name" in value && "LOBs" in value;

/** A prepared text in its dialog: typed, kept as a draft, saved over the version that the person saw. */
export function usePlaybook(playbook: Playbook | undefined, isLimited: boolean, ownLobs: readonly string[]) {
  const router = useRouter();
  const [base, setBase] = useState(playbook);
  const first = useMemo(
    () => (base ? contentsOf(base) : { ...empty, LOBs: isLimited ? [...ownLobs] : [] }),
    [base, isLimited, ownLobs],
  );
  const [typed, setTyped] = useState(first);
  const { submit, isBusy, refusal, clear, errorOf } = useSubmit(savePlaybookAction);
  const [isSaved, setSaved] = useState(false);
  const isDirty = !isSaved && JSON.stringify(typed) !== JSON.stringify(first);
  useUnsaved(isDirty);
  const draft = useDraft(`playbook:${playbook?.id ?? "new"}`, typed, isDirty);
  const found = draft.found && isContents(draft.found.value) ? draft.found : undefined;
  // Somebody saved it meanwhile, and the page beneath shows theirs already.
  const theirs = playbook && base && playbook.Version !== base.Version ? playbook : undefined;

  async function save(version = base?.Version ?? 0): Promise<boolean> {
    if (isBusy) return false;
    const result = await submit({ id: playbook?.id, ...typed, version, requestId: crypto.randomUUID() });
    if (!result.ok && result.code === "CONFLICT") router.refresh();
    if (!result.ok) return false;
    setSaved(true);
    return true;
  }

  return {
    typed,
    type: (change: Partial<PlaybookContents>) => setTyped((before) => ({ ...before, ...change })),
    save,
    isBusy,
    refusal,
    errorOf,
    theirs,
    /** Mine shall stand: it is saved over the version that is shown. */
    keepMine: () => {
      setBase(playbook);
      clear();
      return save(playbook?.Version);
    },
    takeTheirs: () => {
      if (!playbook) return;
      setBase(playbook);
      setTyped(contentsOf(playbook));
      clear();
    },
    draft: found,
    restoreDraft: () => {
      if (found) setTyped(found.value);
      draft.take();
    },
    dropDraft: draft.drop,
  };
}
export type PlaybookModel = ReturnType<typeof usePlaybook>;
