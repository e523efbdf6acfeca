import { describe, expect, it, test } from "vitest";
import {
  botState,
  keptPhrases,
  maxPhrases,
  phraseDigests,
  phraseFields,
  phraseProblems,
  shippedPhrases,
  understand,
  understoodPhrases,
  type Phrases,
} from "./index.ts";

const withChanges = (changes: Partial<Phrases>): Phrases => ({ ...shippedPhrases, ...changes });

test("the shipped phrases can be understood, in both languages", () => {
  expect(phraseProblems(shippedPhrases)).toEqual({});
  for (const field of phraseFields) expect(shippedPhrases[field].length).toBeGreaterThan(2);
});

it.each([
  ["none", { Yes_en: [] }, "Yes_en", "speech.none"],
  ["more than are kept", { Yes_en: numbered(maxPhrases + 1) }, "Yes_en", "speech.many"],
  ["one that is too long", { No_es: ["no ".repeat(40)] }, "No_es", "speech.tooLong"],
  ["one that means two things", { No_en: ["no", "YES"] }, "No_en", "speech.taken"],
  ["one with signs", { No_en: ["no!"] }, "No_en", "speech.signs"],
  ["braces", { No_en: ["no {other}"] }, "No_en", "speech.signs"],
  ["another alphabet", { No_en: ["нет"] }, "No_en", "speech.signs"],
  ["digits", { Yes_es: ["opción 1"] }, "Yes_es", "speech.digits"],
  ["a number where none belongs", { No_en: ["not {PhoneNumber}"] }, "No_en", "speech.placeElsewhere"],
  ["no number where it belongs", { SayNumber_en: ["my number"] }, "SayNumber_en", "speech.place"],
  ["two numbers", { SayNumber_es: ["{PhoneNumber} y {PhoneNumber}"] }, "SayNumber_es", "speech.place"],
  ["another place", { SayNumber_es: ["es el {phone}"] }, "SayNumber_es", "speech.place"],
] as const)("refuses %s, at its field alone", (_, changes, field, reason) => {
  const problems = phraseProblems(withChanges(changes as Partial<Phrases>));
  expect(Object.entries(problems).map(([at, problem]) => [at, problem.reason])).toEqual([[field, reason]]);
});

function numbered(count: number): string[] {
  return Array.from(
    { length: count },
    (_, place) => `word ${"abcdefghij"[place % 10]}${"x".repeat(place / 10)}`,
  );
}

it("takes what people say: accents, apostrophes, hyphens, and the same words in the other language", () => {
  const said = withChanges({ Yes_en: ["that's it", "uh-huh", "No claro"], Yes_es: ["cómo no", "¿"] });
  expect(Object.keys(phraseProblems(said))).toEqual(["Yes_es"]);
  expect(phraseProblems(withChanges({ No_en: ["no"], No_es: ["no"] }))).toEqual({});
});

it("keeps each phrase once, without the spaces that nobody sees and without what is understood anyway", () => {
  expect(keptPhrases("Yes_en", ["  of   course ", "Of course", "", "1", "sure"])).toEqual([
    "of course",
    "sure",
  ]);
  expect(keptPhrases("SayNumber_es", ["{phonenumber}", "es {PhoneNumber}"])).toEqual(["es {PhoneNumber}"]);
});

it("understands keys whatever the phrases are", () => {
  for (const language of ["en", "es"] as const) {
    const nothing = Object.fromEntries(phraseFields.map((field) => [field, []])) as unknown as Phrases;
    expect(["1", "2", "9", "2023569377"].map((keys) => understand(nothing, keys, language).intent)).toEqual([
      "Yes",
      "No",
      "Repeat",
      "SayNumber",
    ]);
    expect(understoodPhrases(nothing, "Yes", language)).toEqual(["1"]);
  }
});

describe("what is said or typed", () => {
  it.each([
    ["yes please", "en", "Yes", {}],
    ["  YES   please ", "en", "Yes", {}],
    ["1", "en", "Yes", {}],
    ["Sí", "es", "Yes", {}],
    ["2", "es", "No", {}],
    ["otra vez", "es", "Repeat", {}],
    ["my number is 202 356 9377", "en", "SayNumber", { PhoneNumber: "2023569377" }],
    ["+1 (202) 356-9377", "en", "SayNumber", { PhoneNumber: "12023569377" }],
    ["2023569377", "es", "SayNumber", { PhoneNumber: "2023569377" }],
    ["what a lovely day", "en", "FallbackIntent", {}],
    ["", "en", "FallbackIntent", {}],
  ] as const)("%s (%s) is %s", (said, language, intent, slots) => {
    expect(understand(shippedPhrases, said, language)).toEqual({ intent, slots });
  });
});

test("the bot is behind in exactly the answers whose phrases differ from those it was built with", () => {
  const deployed = phraseDigests(shippedPhrases);
  expect(botState(shippedPhrases, deployed)).toEqual({ kind: "same" });
  expect(botState(shippedPhrases, undefined)).toEqual({ kind: "none" });
  const edited = withChanges({ No_es: [...shippedPhrases.No_es, "para nada"] });
  expect(botState(edited, deployed)).toEqual({ kind: "behind", intents: ["No"] });
});
