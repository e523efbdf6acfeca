"use client";

import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { announcedLeave, askOnBack, doubleEntry, forgetEntry } from "./leaving.ts";
import { useIsAnythingUnsaved } from "./unsaved.ts";

// Loaded when it asks: the guard stands on every page, and asks on few.
const LeaveDialog = dynamic(() => import("./leave-dialog.tsx").then((module) => module.LeaveDialog), {
  ssr: false,
});

/**
 * Asks before somebody leaves a page with something unsaved: by a link, back, a form that leads away
 * (`data-leaves`), reload or close (there in the browser's own words). With nothing unsaved it does nothing.
 * Stands once, in the console's layout.
 */
export function LeaveGuard() {
  const router = useRouter();
  const isUnsaved = useIsAnythingUnsaved();
  const [leave, setLeave] = useState<{ go: () => void }>();
  const path = usePathname();
  const isLeaving = useRef(false);
  const isGuarded = useRef(false);

  const ask = useCallback((go: () => void) => setLeave({ go }), []);

  useEffect(() => forgetEntry, [path]);
  useEffect(() => askOnBack(() => isLeaving.current || !isGuarded.current, ask), [ask]);

  useEffect(() => {
    isGuarded.current = isUnsaved;
    if (!isUnsaved) return;
    isLeaving.current = false;
    doubleEntry();
    const guard = (event: Event) => {
      if (isLeaving.current) return;
      const way = announcedLeave(event);
      if (!way) return;
      event.preventDefault();
      event.stopPropagation();
      ask(() => (way.kind === "link" ? router.replace(way.href) : way.form.requestSubmit(way.submitter)));
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (!isLeaving.current) event.preventDefault();
    };
    document.addEventListener("click", guard, true);
    document.addEventListener("submit", guard, true);
    window.addEventListener("beforeunload", warn);
    return () => {
      document.removeEventListener("click", guard, true);
      document.removeEventListener("submit", guard, true);
      window.removeEventListener("beforeunload", warn);
    };
  }, [isUnsaved, ask, router]);

  const go = () => {
    isLeaving.current = true;
    setLeave(undefined);
    leave?.go();
  };
  return leave ? <LeaveDialog onLeave={go} onStay={() => setLeave(undefined)} /> : null;
}
