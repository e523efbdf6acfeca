import { describe, expect, it } from "vitest";
import { botLocales, intentNames, phraseProblems, readPhrases } from "./bot-definition.ts";
import { understand } from "./understand.ts";

const phrases = readPhrases();

it("has phrases for every intent in both languages, each meaning one thing", () => {
  expect(phraseProblems(phrases)).toEqual([]);
  for (const { intents } of botLocales(phrases)) expect(intents).toHaveLength(intentNames.length + 1);
});

it.each([
  ["none", { Yes: { en: [], es: ["sí"] } }, "Yes (en): 0 phrases"],
  ["one that means two things", { No: { en: ["no", "YES"], es: ["no"] } }, "No (en): “YES” means Yes too"],
  ["one with signs", { No: { en: ["no!"], es: ["no"] } }, "No (en): “no!” has signs that nobody says"],
  ["an empty one", { No: { en: [" "], es: ["no"] } }, "No (en): “ ” is empty or too long"],
  ["a number out of place", { No: { en: ["not {PhoneNumber}"], es: ["no"] } }, "has a number out of place"],
  ["no number where it belongs", { SayNumber: { en: ["my number"], es: ["{PhoneNumber}"] } }, "out of place"],
])("refuses %s", (_, changes, expected) => {
  expect(phraseProblems({ ...phrases, ...changes }).join()).toContain(expected);
});

describe("what is said or typed", () => {
  it.each([
    ["yes please", "en", "Yes", {}],
    ["1", "en", "Yes", {}],
    ["Sí", "es", "Yes", {}],
    ["2", "es", "No", {}],
    ["otra vez", "es", "Repeat", {}],
    ["my number is 202 356 9377", "en", "SayNumber", { PhoneNumber: "2023569377" }],
    ["2023569377", "es", "SayNumber", { PhoneNumber: "2023569377" }],
    ["what a lovely day", "en", "FallbackIntent", {}],
    ["", "en", "FallbackIntent", {}],
  ] as const)("%s (%s) is %s", (said, language, intent, slots) => {
    expect(understand(phrases, said, language)).toEqual({ intent, slots });
  });
});
