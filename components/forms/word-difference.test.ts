import fc from "fast-check";
import { expect, test } from "vitest";
import { wordDifference, type DifferencePart } from "./word-difference.ts";

const without = (parts: DifferencePart[], kind: DifferencePart["kind"]) =>
  parts
    .filter((part) => part.kind !== kind)
    .map((part) => part.text)
    .join("");

test("a word that was exchanged", () => {
  expect(wordDifference("Thank you for calling us.", "Thank you for calling {{brand}}.")).toEqual([
    { kind: "same", text: "Thank you for calling " },
    { kind: "removed", text: "us" },
    { kind: "added", text: "{{brand}}" },
    { kind: "same", text: "." },
  ]);
});

test("accents stay within their words", () => {
  expect(wordDifference("Más información", "Más informacion")).toEqual([
    { kind: "same", text: "Más " },
    { kind: "removed", text: "información" },
    { kind: "added", text: "informacion" },
  ]);
});

test("both texts can be read from the difference, whatever they are", () => {
  const text = fc.string({ unit: fc.constantFrom(..."aBé1ñ .,¡{}$<>/\n\t–👍🏽\u0301"), maxLength: 24 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const parts = wordDifference(one, other);
      expect(without(parts, "added")).toBe(one);
      expect(without(parts, "removed")).toBe(other);
    }),
  );
});
