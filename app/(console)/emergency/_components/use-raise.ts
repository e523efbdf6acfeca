"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { Refusal } from "#components/forms/result.ts";
import { useUnsaved } from "#components/forms/unsaved.ts";
import { useDraft } from "#components/forms/use-draft.ts";
import { useSubmit } from "#components/forms/use-submit.ts";
import type { Emergency, EmergencyConflict } from "#lib/domain/lines-of-business/index.ts";
import { raiseEmergencyAction } from "../actions.ts";
import {
  endOf,
  isRaiseTyped,
  isTyped,
  openRaise,
  wordsOf,
  type Prepared,
  type RaiseTyped,
  type Words,
} from "./raise-state.ts";

export type ClosableLob = {
  LOB: string;
  DisplayName: string;
  TimeZone: string;
  /** In force now, as the page shows it. */
  emergency?: Emergency;
};

export type RaiseProps = {
  lobs: readonly ClosableLob[];
  playbooks: readonly Prepared[];
  generalWords: Words;
  initialLobs: readonly string[];
  /** The server's moment (ISO 8601 UTC), so that the first picture is the same on both sides. */
  now: string;
};

export type Raised = { lobs: string[]; until: string };
export type Seen = { lob: string; StartedAt?: string }[];

/** Moves on every quarter of a minute: "until 11:42" is said of this moment, and holds when it is pressed. */
function useMoment(first: string): Date {
  const [moment, setMoment] = useState(() => new Date(first));
  useEffect(() => {
    const tick = () => setMoment(new Date());
    const timer = setInterval(tick, 15_000);
    return () => clearInterval(timer);
  }, []);
  return moment;
}

const isConflict = (refusal: Refusal | undefined): refusal is Refusal & { data: EmergencyConflict } =>
  refusal?.code === "CONFLICT" &&
  typeof refusal.data === "object" &&
  refusal.data !== null &&
  "inForce" in refusal.data;

/** What is typed to close lines of business at once, until it is in force. Nothing typed is lost on the way. */
export function useRaise({ lobs, playbooks, generalWords, initialLobs, now }: RaiseProps) {
  const [typed, setTyped] = useState<RaiseTyped>(() => openRaise(initialLobs));
  const [raised, setRaised] = useState<Raised>();
  const moment = useMoment(now);
  const { submit, isBusy, refusal, clear, errorOf } = useSubmit(raiseEmergencyAction);
  // What was sent, while nobody knows whether it arrived: sent again it must be the same, to count once.
  const sent = useRef<{ typed: RaiseTyped; input: Parameters<typeof submit>[0] }>(undefined);

  const isDirty = isTyped(typed);
  useUnsaved(isDirty);
  const draft = useDraft("emergency", typed, isDirty);

  const words = wordsOf(typed, playbooks, generalWords);
  const end = endOf(typed, moment);
  const chosen = useMemo(() => lobs.filter(({ LOB }) => typed.lobs.includes(LOB)), [lobs, typed.lobs]);

  const type = (change: Partial<RaiseTyped>) => setTyped((before) => ({ ...before, ...change }));

  async function raise(more: Seen = [], from = typed): Promise<void> {
    if (isBusy) return;
    const shown = lobs.flatMap(({ LOB, emergency }) =>
      emergency && from.lobs.includes(LOB) ? [{ lob: LOB, StartedAt: emergency.StartedAt }] : [],
    );
    const seen = [...shown, ...more];
    const last = sent.current?.typed === from ? sent.current.input : undefined;
    const input = last
      ? { ...last, seen }
      : {
          lobs: from.lobs,
          Reason: from.Reason,
          ...wordsOf(from, playbooks, generalWords),
          Until: endOf(from, new Date())?.toISOString() ?? "",
          seen,
          requestId: crypto.randomUUID(),
        };
    const result = await submit(input);
    const isUnknown = !result.ok && ["UNREACHABLE", "UNAVAILABLE", "INTERNAL"].includes(result.code);
    sent.current = isUnknown ? { typed: from, input } : undefined;
    if (!result.ok) return;
    setRaised({ lobs: from.lobs, until: result.output.Until ?? "" });
    setTyped(openRaise([]));
  }

  return {
    typed,
    setTyped,
    type,
    words,
    end,
    moment,
    chosen,
    isBusy,
    raised,
    raise,
    again: () => setRaised(undefined),
    conflict: isConflict(refusal) ? refusal.data.inForce : undefined,
    refusal: isConflict(refusal) ? undefined : refusal,
    errorOf,
    clear,
    draft: draft.found && isRaiseTyped(draft.found.value) ? draft.found : undefined,
    restoreDraft: () => {
      if (draft.found && isRaiseTyped(draft.found.value)) setTyped(draft.found.value);
      draft.take();
    },
    dropDraft: draft.drop,
  };
}
export type RaiseModel = ReturnType<typeof useRaise>;
