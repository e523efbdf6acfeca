import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDomainError, type FieldErrors } from "#lib/kernel/errors.ts";
import {
  applyEdit,
  contentsOf,
  figuresOf,
  isSpanishOutOfDate,
  mergeChanges,
  newPrompt,
  parseContents,
  promptFields,
  promptNameSchema,
  promptSchema,
  recordOf,
  revivedPrompt,
  sameContents,
  type Prompt,
  type PromptContents,
} from "./prompt.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 10, minute));
const contents: PromptContents = {
  PromptText_en: "Thank you for calling.",
  PromptText_es: "Gracias por llamar.",
  Category: "greeting",
  Description: "First words",
  IsActive: true,
  IsClientVisible: false,
  Order: 10,
};
const key = { FlowName: "Main menu", PromptName: "Welcome" };
const prompt = newPrompt(key, contents, at(0), "ana");
const edit = (current: Prompt, changes: Partial<PromptContents>, options = {}, minute = 1) =>
  applyEdit(current, { ...contentsOf(current), ...changes }, options, at(minute), "ben");

describe("the moments of a prompt's texts", () => {
  test("a new prompt is in step, one version old", () => {
    expect(prompt).toMatchObject({ Version: 1, UpdatedBy: "ana", TextUpdatedAt_en: at(0).toISOString() });
    expect(isSpanishOutOfDate(prompt)).toBe(false);
  });

  test("changing English puts Spanish out of date; changing Spanish brings it back", () => {
    const english = edit(prompt, { PromptText_en: "Welcome." });
    expect(english).toMatchObject({ Version: 2, UpdatedBy: "ben", UpdatedAt: at(1).toISOString() });
    expect(isSpanishOutOfDate(english)).toBe(true);
    expect(isSpanishOutOfDate(edit(english, { PromptText_es: "Bienvenido." }, {}, 2))).toBe(false);
  });

  test("changing both at once leaves them in step", () => {
    expect(isSpanishOutOfDate(edit(prompt, { PromptText_en: "Hi.", PromptText_es: "Hola." }))).toBe(false);
  });

  test("a minor fix does not put Spanish out of date, nor bring back what already was", () => {
    const fixed = edit(prompt, { PromptText_en: "Thank you for calling!" }, { minorFix: true });
    expect(fixed.PromptText_en).toBe("Thank you for calling!");
    expect(isSpanishOutOfDate(fixed)).toBe(false);
    const stale = edit(prompt, { PromptText_en: "Welcome." });
    expect(isSpanishOutOfDate(edit(stale, { PromptText_en: "Welcome!" }, { minorFix: true }, 2))).toBe(true);
  });

  test("still correct brings Spanish back without changing a text", () => {
    const stale = edit(prompt, { PromptText_en: "Welcome." });
    const read = edit(stale, {}, { stillCorrect: "Welcome." }, 2);
    expect(isSpanishOutOfDate(read)).toBe(false);
    expect(read.PromptText_es).toBe(prompt.PromptText_es);
    expect(read.TextUpdatedAt_en).toBe(stale.TextUpdatedAt_en);
  });

  test("Spanish that is taken away is missing, not out of date", () => {
    const without = edit(prompt, { PromptText_es: undefined });
    expect(without.PromptText_es).toBeUndefined();
    expect(without.TextUpdatedAt_es).toBeUndefined();
    expect(isSpanishOutOfDate(without)).toBe(false);
    expect(isSpanishOutOfDate(edit(without, { PromptText_en: "Hi." }, {}, 2))).toBe(false);
  });

  test("changing what is about the texts leaves their moments", () => {
    const moved = edit(prompt, { Order: 20, Category: "menu", IsActive: false });
    expect(moved.TextUpdatedAt_en).toBe(prompt.TextUpdatedAt_en);
    expect(moved.TextUpdatedAt_es).toBe(prompt.TextUpdatedAt_es);
  });

  test("a deleted prompt comes back as it was, its versions counting on", () => {
    const stale = edit(prompt, { PromptText_en: "Welcome." });
    const back = revivedPrompt(newPrompt(key, contentsOf(stale), at(5), "cy"), recordOf(stale));
    expect(back).toMatchObject({ Version: 3, UpdatedBy: "cy" });
    expect(isSpanishOutOfDate(back)).toBe(true);
    const fresh = newPrompt(key, contents, at(5), "cy");
    expect(revivedPrompt(fresh, contents)).toEqual(fresh);
  });
});

describe("two people's changes", () => {
  test("to different fields stand side by side", () => {
    const theirs = { ...contents, PromptText_es: "¡Hola!" };
    const merged = mergeChanges(theirs, { PromptText_en: { from: contents.PromptText_en, to: "Hi." } });
    expect(merged.conflicts).toEqual([]);
    expect(merged.contents).toEqual({ ...theirs, PromptText_en: "Hi." });
  });

  test("to the same field are a conflict with all three texts, and nothing is laid over", () => {
    const theirs = { ...contents, PromptText_en: "Hello." };
    const merged = mergeChanges(theirs, { PromptText_en: { from: contents.PromptText_en, to: "Hi." } });
    expect(merged.conflicts).toEqual([
      { field: "PromptText_en", base: contents.PromptText_en, mine: "Hi.", theirs: "Hello." },
    ]);
    expect(merged.contents).toEqual(theirs);
  });

  test("to the same words are no conflict", () => {
    const theirs = { ...contents, PromptText_en: "Hi." };
    const merged = mergeChanges(theirs, { PromptText_en: { from: contents.PromptText_en, to: "Hi." } });
    expect(merged).toEqual({ contents: theirs, conflicts: [] });
  });

  test("empty and absent Spanish are the same", () => {
    const { PromptText_es: _, ...english } = contents;
    expect(mergeChanges(english, { PromptText_es: { from: "", to: "Hola." } }).conflicts).toEqual([]);
    expect(
      mergeChanges(contents, { PromptText_es: { from: contents.PromptText_es, to: "" } }).contents,
    ).toMatchObject({
      PromptText_es: "",
    });
    expect(sameContents(english, { ...english, PromptText_es: "" })).toBe(true);
  });

  const anyContents = fc.record({
    PromptText_en: fc.string(),
    PromptText_es: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    Category: fc.string(),
    Description: fc.string(),
    IsActive: fc.boolean(),
    IsClientVisible: fc.boolean(),
    Order: fc.nat(),
  });

  test("nothing is ever lost unseen: each field is theirs, mine, or a conflict", () => {
    fc.assert(
      fc.property(anyContents, anyContents, anyContents, (base, mine, theirs) => {
        const changes = Object.fromEntries(
          promptFields
            .filter((field) => mine[field] !== base[field])
            .map((field) => [field, { from: base[field], to: mine[field] }]),
        );
        const merged = mergeChanges(theirs, changes);
        for (const field of promptFields) {
          const [was, wanted, now] = [base[field] ?? "", mine[field] ?? "", theirs[field] ?? ""];
          const conflict = merged.conflicts.find((one) => one.field === field);
          if (wanted === was || wanted === now) expect(merged.contents[field] ?? "").toBe(now);
          else if (now === was) expect(merged.contents[field] ?? "").toBe(wanted);
          else
            expect(conflict).toEqual({ field, base: base[field], mine: mine[field], theirs: theirs[field] });
        }
      }),
    );
  });

  test("saved twice, the second time is no change", () => {
    fc.assert(
      fc.property(anyContents, anyContents, (base, mine) => {
        const changes = Object.fromEntries(
          promptFields.map((field) => [field, { from: base[field], to: mine[field] }]),
        );
        const once = mergeChanges(base, changes).contents;
        expect(mergeChanges(once, changes)).toEqual({ contents: contentsOf(once), conflicts: [] });
      }),
    );
  });
});

describe("what a field accepts", () => {
  function refusals(changes: Record<string, unknown>): FieldErrors {
    try {
      parseContents({ ...contents, ...changes });
    } catch (error) {
      if (isDomainError(error, "VALIDATION")) return error.fieldErrors;
      throw error;
    }
    return {};
  }

  test.each([
    ["an overlong text", { PromptText_en: "a".repeat(6_001) }, "PromptText_en", "text.tooLong"],
    ["too much to speak", { PromptText_es: "a".repeat(3_001) }, "PromptText_es", "text.tooLongToSpeak"],
    ["a control character", { PromptText_en: "Hello\u0007" }, "PromptText_en", "text.control"],
    ["a null character", { Description: "a\u0000b" }, "Description", "text.control"],
    ["a mark of direction", { PromptText_es: "Hola \u202egnp.exe" }, "PromptText_es", "text.direction"],
    ["a mark of direction in a category", { Category: "x\u2066y" }, "Category", "text.direction"],
    ["an unpaired surrogate", { PromptText_en: "Hi \ud83d" }, "PromptText_en", "text.surrogate"],
    ["an unpaired surrogate in a description", { Description: "\udc00" }, "Description", "text.surrogate"],
    ["no English", { PromptText_en: "   " }, "PromptText_en", "prompts.englishMissing"],
    ["a number for a text", { PromptText_en: 7 }, "PromptText_en", "form.type"],
    ["a truth for a text", { PromptText_es: true }, "PromptText_es", "form.type"],
    ["an object for a text", { Category: {} }, "Category", "form.type"],
    ["a text for a switch", { IsActive: "true" }, "IsActive", "form.type"],
    ["nothing for a switch", { IsClientVisible: undefined }, "IsClientVisible", "form.type"],
    ["a place that is a text", { Order: "10" }, "Order", "prompts.order"],
    ["a place below nought", { Order: -1 }, "Order", "prompts.order"],
    ["a broken place", { Order: 1.5 }, "Order", "prompts.order"],
    ["a place that is no number", { Order: Number.NaN }, "Order", "prompts.order"],
    ["an endless place", { Order: Number.POSITIVE_INFINITY }, "Order", "prompts.order"],
    ["too far a place", { Order: 1_000_001 }, "Order", "prompts.order"],
    ["an overlong category", { Category: "c".repeat(51) }, "Category", "text.tooLong"],
    ["an overlong description", { Description: "d".repeat(501) }, "Description", "text.tooLong"],
    ["lines in a category", { Category: "a\nb" }, "Category", "text.line"],
    ["broken SSML", { PromptText_en: "<speak>Hello" }, "PromptText_en", "text.ssml"],
  ])("refuses %s at its field", (_, changes, field, reason) => {
    expect(refusals(changes)).toMatchObject({ [field]: { reason } });
    expect(Object.keys(refusals(changes))).toEqual([field]);
  });

  test("says how much fits", () => {
    expect(refusals({ Category: "c".repeat(51) }).Category?.values).toEqual({ max: 50 });
    expect(refusals({ PromptText_en: "a".repeat(6_001) }).PromptText_en?.values).toEqual({
      max: 6_000,
      length: 6_001,
    });
  });

  test.each([
    ["exactly as much as can be spoken", { PromptText_en: "a".repeat(3_000) }],
    ["lines, tabs and quotes", { PromptText_en: 'One\n\ttwo "three"\r\n' }],
    ["words of all tongues and pictures", { PromptText_es: "¿Cómo está? 日本 👋🏽" }],
    ["markup and formulas, which are words to us", { Description: "=1+1 <b>bold</b> & <script>" }],
    ["no Spanish", { PromptText_es: undefined }],
  ])("accepts %s, byte for byte", (_, changes) => {
    expect(parseContents({ ...contents, ...changes })).toEqual({ ...contents, ...changes });
  });

  test("blank Spanish is missing; spaces around a category are none of it", () => {
    expect(parseContents({ ...contents, PromptText_es: "  " }).PromptText_es).toBeUndefined();
    expect(parseContents({ ...contents, Category: " menu " }).Category).toBe("menu");
  });

  test("only the fields that are asked for are judged", () => {
    const old = { ...contents, PromptText_en: "a".repeat(7_000), Category: "menu" };
    expect(parseContents(old, ["Category"])).toEqual(old);
  });

  test.each(["Welcome", "9", "main-menu_2", "a".repeat(100)])("takes the name %s", (name) => {
    expect(promptNameSchema.parse(name)).toBe(name);
  });
  test.each(["", "-a", "_a", "a b", "año", "a.b", "~new", "a/b", "a".repeat(101), "a\u0000"])(
    "refuses the name %j",
    (name) => {
      expect(promptNameSchema.safeParse(name).error?.issues[0]?.message).toBe("prompts.name");
    },
  );
});

describe("what is stored", () => {
  const item = { ...prompt };
  test.each([
    ["", undefined],
    [null, undefined],
    [undefined, undefined],
    ["Hola", "Hola"],
  ])("Spanish stored as %j is read as %j", (stored, read) => {
    expect(promptSchema.parse({ ...item, PromptText_es: stored }).PromptText_es).toBe(read);
  });
  test("an overlong or malformed old text is still shown", () => {
    const text = `<speak>${"a".repeat(9_000)}`;
    expect(promptSchema.parse({ ...item, PromptText_en: text }).PromptText_en).toBe(text);
  });
  test("what is no prompt is refused", () => {
    expect(promptSchema.safeParse({ ...item, Version: "1" }).success).toBe(false);
  });
});

test("a prompt's part in its flow's figures", () => {
  const none = { PromptCount: 0, MissingEs: 0, OutOfDateEs: 0, VisibleCount: 0 };
  expect(figuresOf(undefined)).toEqual(none);
  expect(figuresOf(prompt)).toEqual({ ...none, PromptCount: 1 });
  expect(figuresOf(edit(prompt, { PromptText_en: "Hi." }))).toEqual({
    ...none,
    PromptCount: 1,
    OutOfDateEs: 1,
  });
  expect(figuresOf(edit(prompt, { PromptText_es: undefined }))).toEqual({
    ...none,
    PromptCount: 1,
    MissingEs: 1,
  });
});
