"use client";

import { useEffect, useId, useSyncExternalStore } from "react";

// Which forms of this page hold something unsaved. One place, so that one guard asks once.
const unsaved = new Set<string>();
const listeners = new Set<() => void>();

function change(form: string, isUnsaved: boolean) {
  if (isUnsaved) unsaved.add(form);
  else unsaved.delete(form);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Says that this form holds something unsaved: whoever leaves the page is asked first. */
export function useUnsaved(isDirty: boolean): void {
  const form = useId();
  useEffect(() => {
    change(form, isDirty);
    return () => change(form, false);
  }, [form, isDirty]);
}

/** Whether anything on the page is unsaved. */
export const useIsAnythingUnsaved = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => unsaved.size > 0,
    () => false,
  );
