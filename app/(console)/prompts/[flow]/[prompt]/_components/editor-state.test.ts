import { describe, expect, test } from "vitest";
import { mergeChanges, type PromptContents } from "#lib/domain/prompts/browser.ts";
import { afterSave, changesOf, openEditor, othersChanges, rebase, resolve, typedOf } from "./editor-state.ts";

const stored: PromptContents = {
  PromptText_en: "Hello.",
  PromptText_es: "Hola.",
  Category: "greeting",
  Description: "",
  IsActive: true,
  IsClientVisible: false,
  Order: 10,
};
const type = (changes: object, state = openEditor(stored)) => ({
  ...state,
  typed: { ...state.typed, ...changes },
});

describe("what a save sends", () => {
  test("nothing when nothing was changed, also after changing back", () => {
    expect(changesOf(openEditor(stored))).toEqual({});
    expect(changesOf(type({ PromptText_en: "Hello." }, type({ PromptText_en: "Hi." })))).toEqual({});
  });
  test("the changed fields, each from what was seen", () => {
    expect(changesOf(type({ PromptText_es: "¡Hola!", Order: " 20 " }))).toEqual({
      PromptText_es: { from: "Hola.", to: "¡Hola!" },
      Order: { from: 10, to: 20 },
    });
  });
  test("a place that is no number goes as typed, to be refused at its field", () => {
    expect(changesOf(type({ Order: "first" }))).toEqual({ Order: { from: 10, to: "first" } });
    expect(changesOf(type({ Order: "1.5" }))).toEqual({ Order: { from: 10, to: "1.5" } });
  });
});

describe("what others changed meanwhile", () => {
  test("shows where the person typed nothing, and never covers what they typed", () => {
    const state = rebase(type({ PromptText_en: "Hi." }), {
      ...stored,
      PromptText_en: "Hey.",
      Category: "menu",
    });
    expect(state.typed).toMatchObject({ PromptText_en: "Hi.", Category: "menu" });
    expect(changesOf(state)).toEqual({ PromptText_en: { from: "Hello.", to: "Hi." } });
  });
  test("is no change any more when both wrote the same", () => {
    expect(changesOf(rebase(type({ PromptText_en: "Hi." }), { ...stored, PromptText_en: "Hi." }))).toEqual(
      {},
    );
  });
  test("is named after a save that kept it", () => {
    const asSent = type({ PromptText_en: "Hi." }).typed;
    const now = { ...stored, PromptText_en: "Hi.", PromptText_es: "Buenas." };
    expect(othersChanges(typedOf(stored), asSent, now)).toEqual(["PromptText_es"]);
    expect(othersChanges(typedOf(stored), asSent, { ...now, PromptText_es: "Hola." })).toEqual([]);
  });
});

test("what was typed while a save was under way is still there, and unsaved", () => {
  const sent = type({ PromptText_en: "Hi." });
  const typedSince = type({ PromptText_en: "Hi there.", Category: "x" }, sent);
  const state = afterSave(typedSince, sent.typed, { ...stored, PromptText_en: "Hi." });
  expect(changesOf(state)).toEqual({
    PromptText_en: { from: "Hi.", to: "Hi there." },
    Category: { from: "greeting", to: "x" },
  });
});

describe("a conflict that is decided", () => {
  const mine = type({ PromptText_en: "Mine.", Category: "menu" });
  const now = { ...stored, PromptText_en: "Theirs.", Description: "new" };
  const { conflicts } = mergeChanges(now, changesOf(mine));

  test.each([
    ["mine", { choice: "mine" as const }, { PromptText_en: { from: "Theirs.", to: "Mine." } }],
    ["theirs", { choice: "theirs" as const }, {}],
    [
      "edited",
      { choice: "edited" as const, text: "Both." },
      { PromptText_en: { from: "Theirs.", to: "Both." } },
    ],
  ])("%s: is saved over what is stored now, with all other changes", (_, choice, changes) => {
    const state = resolve(mine, conflicts, { PromptText_en: choice }, now);
    expect(changesOf(state)).toEqual({ ...changes, Category: { from: "greeting", to: "menu" } });
    expect(state.typed.Description).toBe("new");
    expect(mergeChanges(now, changesOf(state)).conflicts).toEqual([]);
  });
});
