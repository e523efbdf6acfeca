import { describe, expect, test } from "vitest";
import { describeChange, type Change } from "#lib/domain/history/index.ts";
import { englishWhenSpanishWritten } from "./english-then.ts";

const moment = (minute: number) => new Date(Date.UTC(2026, 10, 21, 10, minute));
const change = (minute: number, before: string | undefined, after: string | undefined): Change =>
  describeChange({
    entity: "PROMPT#Main menu#Welcome",
    action: "prompt.saved",
    actor: { kind: "system", name: "seed" },
    before: before === undefined ? undefined : { PromptText_en: before },
    after: after === undefined ? undefined : { PromptText_en: after },
    at: moment(minute),
    requestId: "r",
  });
const prompt = (minute: number) => ({ TextUpdatedAt_es: moment(minute).toISOString() });

describe("the English when the Spanish was written", () => {
  const items = [change(9, "two", "three"), change(5, "one", "two"), change(1, undefined, "one")];

  test("is what the change of that moment left", () => {
    expect(englishWhenSpanishWritten(prompt(1), { items })).toBe("one");
    expect(englishWhenSpanishWritten(prompt(5), { items })).toBe("two");
  });
  test("is what stood between two changes", () => {
    expect(englishWhenSpanishWritten(prompt(7), { items })).toBe("two");
  });
  test("is what the first known change found", () => {
    expect(englishWhenSpanishWritten(prompt(0), { items: items.slice(0, 2) })).toBe("one");
  });
  test("is not known when it lies further back than the page, or nothing tells", () => {
    expect(englishWhenSpanishWritten(prompt(0), { items: items.slice(0, 2), next: "more" })).toBeUndefined();
    expect(englishWhenSpanishWritten(prompt(0), { items: [] })).toBeUndefined();
    expect(englishWhenSpanishWritten({}, { items })).toBeUndefined();
    expect(englishWhenSpanishWritten(prompt(3), { items: [change(2, "x", undefined)] })).toBeUndefined();
  });
});
