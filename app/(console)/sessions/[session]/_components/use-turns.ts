"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ShownTurn, ToldTurns } from "./shown.ts";

/** New turns must show within 3 seconds of being said. */
const every = 2_000;

type Props = {
  session: string;
  first: readonly ShownTurn[];
  older?: string;
  /** The grant under which words are shown as they were said. */
  show?: string;
  /** Turns may still come. */
  isOpen: boolean;
  state: string;
};

/** Adds turns that are not there yet, in their order. */
function merge(known: readonly ShownTurn[], more: readonly ShownTurn[]): ShownTurn[] {
  const all = new Map([...known, ...more].map((turn) => [turn.turn_id, turn]));
  const place = ({ turn_id }: ShownTurn) => turn_id.split("-").map(Number);
  return [...all.values()].sort((one, other) => {
    const [[at = 0, seq = 0], [otherAt = 0, otherSeq = 0]] = [place(one), place(other)];
    return at - otherAt || seq - otherSeq;
  });
}

/**
 * The turns of a session: those that came with the page, older ones on demand, and new ones as they are said. The rest
 * of the page is rendered anew when the session's state changes.
 */
export function useTurns({ session, first, older, show, isOpen, state }: Props) {
  const router = useRouter();
  const [turns, setTurns] = useState<ShownTurn[]>(() => [...first]);
  const [cursor, setCursor] = useState(older);
  const [failure, setFailure] = useState<"older" | "live">();
  const [isBusy, setBusy] = useState(false);
  const last = useRef(first.at(-1)?.turn_id);
  const rendered = useRef(state);
  useEffect(() => {
    rendered.current = state;
  }, [state]);

  const ask = useCallback(
    async (query: Record<string, string>, signal?: AbortSignal): Promise<ToldTurns> => {
      const search = new URLSearchParams({ ...query, ...(show ? { show } : {}) });
      const answer = await fetch(`/api/sessions/${session}/turns?${search}`, { signal, cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      return (await answer.json()) as ToldTurns;
    },
    [session, show],
  );

  const loadOlder = useCallback(async () => {
    if (!cursor) return;
    setBusy(true);
    try {
      const told = await ask({ older: cursor });
      setTurns((before) => merge(before, told.turns));
      setCursor(told.older);
      setFailure(undefined);
    } catch {
      setFailure("older");
    } finally {
      setBusy(false);
    }
  }, [ask, cursor]);

  useEffect(() => {
    if (!isOpen) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      try {
        // A page that nobody sees asks for nothing; it catches up when it is seen again.
        if (document.visibilityState === "visible") {
          const told = await ask(last.current ? { after: last.current } : {}, stop.signal);
          if (told.turns.length > 0) {
            last.current = told.turns.at(-1)?.turn_id;
            setTurns((before) => merge(before, told.turns));
          }
          // Again until the page shows it: what an action answers meanwhile may be older, and come later.
          if (told.state !== rendered.current) router.refresh();
          setFailure((before) => (before === "live" ? undefined : before));
        }
      } catch {
        if (stop.signal.aborted) return;
        setFailure("live");
      }
      timer = setTimeout(() => void look(), every);
    };
    timer = setTimeout(() => void look(), every);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [ask, isOpen, router]);

  return { turns, hasOlder: cursor !== undefined, loadOlder, isBusy, failure };
}
