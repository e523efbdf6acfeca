/** What is typed in the form of an emergency closure, and what it means. Pure: tried in raise-state.test.ts. */
export type Words = { EmergencyText_en: string; EmergencyText_es: string };

export type RaiseTyped = {
  lobs: string[];
  Reason: string;
  /** Whose words are spoken: `general`, the person's `own`, or a playbook's id. */
  words: string;
  /** Kept while a playbook is tried: what was typed is not lost by choosing something else. */
  own?: Words;
  /** Minutes from now (`60`), the `day`'s end, or `typed`. */
  ending: string;
  /** As the browser's field for date and time holds it, on the reader's clock: `2026-11-21T18:00`. */
  typedEnd: string;
};

export type Prepared = Words & { id: string; Name: string; Minutes: number; LOBs: readonly string[] };

export const general = "general";
export const own = "own";
export const quickEndings = ["60", "240", "day", "typed"] as const;

export const openRaise = (lobs: readonly string[]): RaiseTyped => ({
  lobs: [...lobs],
  Reason: "",
  words: general,
  ending: "60",
  typedEnd: "",
});

/** Whether somebody typed something that would be lost. */
export const isTyped = (typed: RaiseTyped): boolean => typed.Reason.trim() !== "" || typed.own !== undefined;

export function wordsOf(typed: RaiseTyped, playbooks: readonly Prepared[], generalWords: Words): Words {
  if (typed.words === own && typed.own) return typed.own;
  const { EmergencyText_en, EmergencyText_es } =
    playbooks.find(({ id }) => id === typed.words) ?? generalWords;
  return { EmergencyText_en, EmergencyText_es };
}

/** The person's own words from now on, begun with those that stood there. */
export const typeWords = (typed: RaiseTyped, standing: Words, change: Partial<Words>): RaiseTyped => ({
  ...typed,
  words: own,
  own: { ...standing, ...change },
});

/** A playbook brings its words, how long it lasts, and its name for a reason where nobody typed another. */
export function chooseWords(typed: RaiseTyped, chosen: string, playbooks: readonly Prepared[]): RaiseTyped {
  const playbook = playbooks.find(({ id }) => id === chosen);
  if (!playbook) return { ...typed, words: chosen };
  const isUntouched = typed.Reason.trim() === "" || playbooks.some(({ Name }) => Name === typed.Reason);
  return {
    ...typed,
    words: chosen,
    Reason: isUntouched ? playbook.Name : typed.Reason,
    ending: String(playbook.Minutes),
  };
}

/** Those prepared for one of these lines of business, or for all; what is chosen stays in sight. */
export const playbooksFor = (
  lobs: readonly string[],
  playbooks: readonly Prepared[],
  chosen: string,
): readonly Prepared[] =>
  playbooks.filter(
    ({ id, LOBs }) => id === chosen || LOBs.length === 0 || LOBs.some((lob) => lobs.includes(lob)),
  );

/** When it ends, on this machine's clock; undefined while nothing usable is typed. */
export function endOf(typed: Pick<RaiseTyped, "ending" | "typedEnd">, now: Date): Date | undefined {
  if (typed.ending === "typed") {
    const end = new Date(typed.typedEnd);
    return typed.typedEnd === "" || Number.isNaN(end.getTime()) ? undefined : end;
  }
  if (typed.ending === "day") {
    const end = new Date(now);
    end.setHours(24, 0, 0, 0);
    return end;
  }
  return new Date(now.getTime() + Number(typed.ending) * 60_000);
}

/** Hours where they are whole, days where those are, else minutes. */
export function lengthOf(minutes: number): { unit: "minutes" | "hours" | "days"; count: number } {
  if (minutes % 1_440 === 0) return { unit: "days", count: minutes / 1_440 };
  if (minutes % 60 === 0) return { unit: "hours", count: minutes / 60 };
  return { unit: "minutes", count: minutes };
}

/** A draft of an earlier visit, as the browser kept it. */
export function isRaiseTyped(value: unknown): value is RaiseTyped {
  if (typeof value !== "object" || value === null) return false;
  const { lobs, Reason, words, ending, typedEnd } = value as Partial<RaiseTyped>;
  return Array.isArray(lobs) && [Reason, words, ending, typedEnd].every((text) => typeof text === "string");
}
