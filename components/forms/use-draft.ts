"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { draftKey, dropDraft, keepDraft, readDraft, type Draft } from "./drafts.ts";
import { usePerson } from "./person.tsx";

/** Typing is not delayed by storing each letter; what a crash can take is this much, in milliseconds. */
const pause = 400;

/**
 * Keeps what is typed and not saved in this browser, per person and record (`prompt:<flow>/<name>`),
 * while `isDirty`. After a reload or a crash `found` holds it, until it is taken (`take`) or thrown away (`drop`).
 * Give `value` the same identity while it is unchanged. A save that went through ends with `isDirty` false,
 * which drops the draft.
 */
export function useDraft<Value>(record: string, value: Value, isDirty: boolean) {
  const key = draftKey(usePerson(), record);
  const [found, setFound] = useState<Draft<Value>>();
  // Until somebody types here, an older draft must not be overwritten or dropped.
  const wasDirty = useRef(false);
  const latest = useRef<Draft<Value>>(undefined);

  useEffect(() => {
    wasDirty.current = false;
    latest.current = undefined;
    // What the browser keeps is not known on the server: it is offered after the page stands.
    const timer = setTimeout(() => setFound(readDraft<Value>(localStorage, key)));
    return () => clearTimeout(timer);
  }, [key]);

  useEffect(() => {
    if (!isDirty) {
      if (wasDirty.current) dropDraft(localStorage, key);
      wasDirty.current = false;
      latest.current = undefined;
      return;
    }
    wasDirty.current = true;
    latest.current = { at: new Date().toISOString(), value };
    const keep = () => latest.current && keepDraft(localStorage, key, latest.current);
    const timer = setTimeout(keep, pause);
    window.addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", keep);
    };
  }, [key, value, isDirty]);

  const drop = useCallback(() => {
    dropDraft(localStorage, key);
    setFound(undefined);
  }, [key]);
  /** The draft was taken over into the form: it stays kept as the form's own until that is saved. */
  const take = useCallback(() => setFound(undefined), []);
  return { found, take, drop };
}
