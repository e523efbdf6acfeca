"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmit } from "#components/forms/use-submit.ts";
import { announce } from "#components/ui/announce.tsx";
import { Button } from "#components/ui/button.tsx";
import { endEmergencyAction } from "../emergency/actions.ts";

type Props = {
  /** The closures that the reader sees: no other is ended. */
  closures: { lob: string; StartedAt?: string }[];
  words: { end: string; label: string; ending: string; ended: string; already: string };
  className?: string;
};

/** One press ends these closures, for the very next call. What was raised meanwhile is not ended unseen. */
export function EndNow({ closures, words, className }: Props) {
  const { submit, isBusy } = useSubmit(endEmergencyAction);
  const router = useRouter();
  const [refused, setRefused] = useState<string>();
  async function end() {
    if (isBusy) return;
    const result = await submit({
      lobs: closures.map(({ lob }) => lob),
      seen: closures,
      requestId: crypto.randomUUID(),
    });
    setRefused(result.ok ? undefined : result.message);
    if (!result.ok) {
      announce(result.message);
      // What was raised meanwhile is shown, before anybody presses again.
      if (result.code === "CONFLICT") router.refresh();
      return;
    }
    announce(result.output.ended.length > 0 ? words.ended : words.already);
    // What held the focus is gone with the closure.
    document.getElementById("content")?.focus({ preventScroll: true });
  }
  return (
    <>
      <Button
        className={className}
        aria-label={words.label}
        isBusy={isBusy}
        busyText={words.ending}
        onClick={() => void end()}
      >
        {words.end}
      </Button>
      {refused && <p>{refused}</p>}
    </>
  );
}
