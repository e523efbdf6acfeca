"use client";

import { useFormatter, useTranslations, type DateTimeFormatOptions } from "next-intl";
import { clock } from "#components/ui/moment-format.ts";
import type { CallerChange, CallerChanges, ToldState } from "#lib/domain/lines-of-business/index.ts";
import { useSettingWords } from "../[lob]/_components/setting-words.ts";

type Kind<Of extends CallerChange["kind"]> = Extract<CallerChange, { kind: Of }>;
type Span = Kind<"state">["spans"][number];

const day = { weekday: "short", day: "numeric", month: "short" } as const;

/** Puts changes into sentences, on the clocks of the line of business: "Mon, Nov 24, 09:00–10:00: closed instead of open". */
export function useChangeWords({ timeZone }: Pick<CallerChanges, "timeZone">) {
  const t = useTranslations("caller.changes");
  const lobs = useTranslations("lobs");
  const format = useFormatter();
  const value = useSettingWords();
  const at = (moment: number, options: DateTimeFormatOptions) =>
    format.dateTime(new Date(moment), { ...options, timeZone });
  const dayOf = (moment: number) => at(moment, { dateStyle: "short" });

  function spanWords({ from, to }: Span): string {
    // What ends at midnight still belongs to the day that ended.
    const isOneDay = dayOf(from) === dayOf(to - 1);
    return isOneDay
      ? t("span", { day: at(from, day), from: at(from, clock), to: at(to, clock) })
      : t("longSpan", { from: at(from, { ...day, ...clock }), to: at(to, { ...day, ...clock }) });
  }

  function when([first, ...others]: readonly Span[]): string {
    if (!first) return "";
    if (others.length === 0) return spanWords(first);
    const days = [first, ...others].map(({ from }) => at(from, { weekday: "short" }));
    const listed = format.list(days, { type: "conjunction" });
    return t("span", { day: listed, from: at(first.from, clock), to: at(first.to, clock) });
  }

  const state = ({ open, closedReason, holiday }: ToldState): string =>
    open ? t("state.open") : t(`state.${closedReason ?? "HOURS"}`, { name: holiday ?? "" });

  function queue({ intent, language, before, after }: Kind<"queue">): string {
    const who = t(language ? "callersIn" : "callers", {
      intent: intent ?? t("otherIntent"),
      language: language ? lobs(`languages.${language}`) : "",
    });
    const [was, is] = [before.queue?.QueueName, after.queue?.QueueName];
    if (was !== is || !was) {
      const name = (queueName: string | undefined) =>
        queueName ? t("queue", { name: queueName }) : t("noQueue");
      return t("instead", { when: who, now: name(is), before: name(was) });
    }
    return before.priority === after.priority
      ? t("otherAddress", { when: who, name: was })
      : t("priority", { when: who, now: after.priority ?? 0, before: before.priority ?? 0 });
  }

  function later({ date, before, after }: Kind<"later">): string {
    const hours = ({ windows }: Kind<"later">["before"]) =>
      windows.length === 0
        ? t("state.HOURS")
        : format.list(
            windows.map(({ Start, End }) => `${Start}–${End}`),
            { type: "unit" },
          );
    const shown = format.dateTime(new Date(`${date}T00:00:00Z`), {
      ...day,
      year: "numeric",
      timeZone: "UTC",
    });
    return t("instead", { when: shown, now: hours(after), before: hours(before) });
  }

  return (change: CallerChange): string => {
    switch (change.kind) {
      case "state":
        return t("instead", {
          when: when(change.spans),
          now: state(change.after),
          before: state(change.before),
        });
      case "queue":
        return queue(change);
      case "setting":
        return t("instead", {
          when: lobs(`settings.${change.name}`),
          now: value(change.name, change.after),
          before: value(change.name, change.before),
        });
      case "later":
        return later(change);
    }
  };
}
