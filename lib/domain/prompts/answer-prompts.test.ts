import { describe, expect, it } from "vitest";
import { answerBytes, maxAnswerBytes } from "#lib/platform/connect-answer.ts";
import { answerFlow, answerInstead, answerPrompt } from "./answer-prompts.ts";
import { readLanguage } from "./caller-language.ts";
import type { Prompt } from "./prompt.ts";

const prompt = (more: Partial<Prompt> = {}): Prompt => ({
  FlowName: "Main",
  PromptName: "welcome",
  PromptText_en: "Welcome.",
  PromptText_es: "Le damos la bienvenida.",
  Category: "",
  Description: "",
  IsActive: true,
  IsClientVisible: true,
  Order: 10,
  Version: 1,
  UpdatedAt: "2026-01-01T00:00:00.000Z",
  UpdatedBy: "editor",
  ...more,
});
const flow = (...items: Prompt[]) => ({ items, unreadable: 0 });

describe("reading a language", () => {
  it.each([
    ["en", "en"],
    ["ES", "es"],
    ["en-US", "en"],
    ["es_us", "es"],
    [" es-419 ", "es"],
    ["zh-Hant-TW", undefined],
    ["english", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%j is %j", (written, language) => expect(readLanguage(written)).toBe(language));
});

describe("one prompt's answer", () => {
  const question = { flow: "Main", name: "welcome" };

  it("gives way to words that fit where a text is beyond all limits", () => {
    const { outcome, values } = answerPrompt(question, prompt({ PromptText_en: "é".repeat(40_000) }), "en");
    expect(outcome).toBe("TRUNCATED");
    expect(values.PromptText).toMatch(/^Thank you/);
    expect(answerBytes(values)).toBeLessThanOrEqual(maxAnswerBytes);
  });

  it("keeps the text asked for where not all three fit", () => {
    const long = { PromptText_en: "€".repeat(5_000), PromptText_es: "ñ".repeat(6_000) };
    const { outcome, values, notes } = answerPrompt(question, prompt(long), "es");
    expect(outcome).toBe("TRUNCATED");
    expect(values).toMatchObject({ PromptText: long.PromptText_es, PromptText_en: long.PromptText_en });
    expect(values).toMatchObject({ LeftOut: "1", IsActive: "true" });
    expect(notes).toEqual({ leftOut: 1 });
  });
});

describe("a flow's answer", () => {
  it("is in Order, then by name, and says Fallback only where it happened", () => {
    const { values } = answerFlow(
      { flow: "Main" },
      flow(prompt({ PromptName: "b" }), prompt({ PromptName: "a" }), prompt({ PromptName: "z", Order: 1 })),
      "es",
    );
    expect(Object.keys(values)).toEqual(["z", "a", "b", "Count", "Language"]);
  });

  it("counts nothing twice: exactly full is not truncated", () => {
    const one = prompt({ PromptName: "p", PromptText_en: "x".repeat(maxAnswerBytes - 160 - 7) });
    expect(answerFlow({ flow: "Main" }, flow(one), "en").outcome).toBe("OK");
    const more = { ...one, PromptText_en: `${one.PromptText_en}x` };
    const { outcome, values } = answerFlow({ flow: "Main" }, flow(more), "en");
    expect([outcome, values.Count, values.LeftOut]).toEqual(["TRUNCATED", "0", "1"]);
  });
});

it("words instead of an answer are in the language that is known, and have an answer's keys", () => {
  expect(answerInstead({ one: false, language: "es" })).toMatchObject({ Language: "es", Count: "0" });
  expect(Object.keys(answerInstead({ one: true, contactLanguage: "en-US" })).sort()).toEqual(
    Object.keys(answerPrompt({ flow: "Main", name: "welcome" }, prompt(), "en").values).sort(),
  );
});
