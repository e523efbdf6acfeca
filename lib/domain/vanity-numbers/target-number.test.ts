import fc from "fast-check";
import { expect, it } from "vitest";
import { saysSsml } from "#lib/testing/says-ssml.ts";
import { makeVanityNumbers, readTarget, sayNoVanity, speakVanityNumbers, ssmlOf } from "./index.ts";

it.each([
  ["+12023569377", { number: "+12023569377", before: "+1", digits: "2023569377".slice(-10) }],
  ["(202) 356-9377", { number: "+12023569377", before: "+1" }],
  ["1-202-356-9377", { number: "+12023569377" }],
  ["2023569377", { number: "+12023569377" }],
  [2023569377, { number: "+12023569377" }],
  [" +44 20 7946 0958 ", { number: "+442079460958", before: "+44207", digits: "9460958".slice(-7) }],
  ["0044 20 7946 0958", { number: "+442079460958" }],
  ["+52 55 1234 5678", { number: "+525512345678" }],
])("takes %s for a number", (typed, expected) => {
  expect(readTarget(typed)).toMatchObject({ ...expected });
});

it.each([
  [undefined, "missing"],
  [null, "missing"],
  ["", "missing"],
  ["   ", "missing"],
  ["anonymous", "anonymous"],
  ["+266696687", "anonymous"],
  ["Restricted", "anonymous"],
  ["1-800-FLOWERS", "letters"],
  ["hello", "letters"],
  ["٠١٢٣٤٥٦٧٨٩ñ", "letters"],
  ["+1 202 356 9377 x12", "extension"],
  ["+1 202 356 9377 ext. 12", "extension"],
  ["2023569377#5", "extension"],
  ["2023569377*5", "extension"],
  ["*67", "short"],
  ["911", "short"],
  ["+", "short"],
  ["-", "short"],
  ["3569377", "unknown"],
  ["0000000000", "unknown"],
  ["+1 555 555 5555", "unknown"],
  ["+999 1234 5678", "unknown"],
  ["1".repeat(16), "long"],
  ["1".repeat(500), "long"],
  [{}, "short"],
  [[], "short"],
] as const)("refuses %s: %s", (typed, refused) => {
  expect(readTarget(typed)).toEqual({ refused });
  for (const language of ["en", "es"] as const) expect(sayNoVanity(refused, language)).toMatch(/\.$/);
});

it("never throws, whatever it is given", () => {
  fc.assert(fc.property(fc.anything(), (typed) => readTarget(typed) !== undefined));
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (typed) => readTarget(typed) !== undefined));
});

it("is spoken digit by digit where it is digits, as words where it is words", () => {
  const target = readTarget("+12023569377");
  if ("refused" in target) throw new Error(target.refused);
  const five = makeVanityNumbers(target, "en");
  expect(five).toHaveLength(5);
  expect(five[0]?.letters).toContain("FLOWERS");
  expect(five[0]?.text).toMatch(/^\+1 [A-Z0-9]+-.*FLOWERS$/);
  const ssml = speakVanityNumbers(five, "en");
  expect(saysSsml(ssml)).toMatch(/^First: .*flowers\. Second: .*Fifth: /);
  expect(ssml).toContain('<say-as interpret-as="digits">1</say-as>');
  const spanish = speakVanityNumbers(makeVanityNumbers(target, "es"), "es");
  expect(saysSsml(spanish)).toMatch(/^Primero: .*Quinto: /);
  expect(spanish).toContain('<lang xml:lang="en-US">flowers</lang>');
  expect(saysSsml(ssmlOf(sayNoVanity("short", "es")))).toContain("márquelo de nuevo");
});
