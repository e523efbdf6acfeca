"use client";

import { useRef, type FormEvent, type KeyboardEvent } from "react";
import { keptForm } from "./kept-form.ts";

/** What a form that saves is given: sent by its button, and by Ctrl or ⌘ + Enter from any of its fields. */
export function useSaveForm(save: () => Promise<unknown>) {
  const ref = useRef<HTMLFormElement>(null);
  return {
    ref,
    ...keptForm,
    onSubmit: (event: FormEvent) => {
      event.preventDefault();
      void save();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      // A dialog's keys come here through React's tree; they are its own.
      if (!ref.current?.contains(event.target as Node)) return;
      event.preventDefault();
      ref.current.requestSubmit();
    },
  };
}
