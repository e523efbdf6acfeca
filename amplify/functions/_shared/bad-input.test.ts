import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ClaimDeps } from "#lib/domain/callbacks/index.ts";
import { systemClock } from "#lib/kernel/clock.ts";
import { answerBytes, isAnswerKey, maxAnswerBytes, type FlatAnswer } from "#lib/platform/connect-answer.ts";
import { callbackClear } from "../callback-clear/callback-clear.ts";
import { callbackSet } from "../callback-set/callback-set.ts";
import { vanityToSqs } from "../vanity-to-sqs/vanity-to-sqs.ts";
import { connectHandler } from "./connect-handler.ts";

/** What was held or let go: nothing but numbers may come that far. */
let asked: string[];
let lines: string[];

const claims: ClaimDeps["claims"] = {
  hold: ({ callback_number, reason }) => {
    asked.push(callback_number);
    // As Amazon DynamoDB does with half a character.
    if (reason?.isWellFormed() === false) throw new Error("SerializationException");
    return Promise.resolve(true);
  },
  release: (number) => {
    asked.push(number);
    return Promise.resolve(undefined);
  },
};
const open = () => ({ claims, clock: systemClock });
const functions = {
  "vanity-to-sqs": connectHandler(vanityToSqs, () => ({
    queue: { send: ({ targetNumber }) => Promise.resolve(void asked.push(targetNumber)) },
    clock: systemClock,
  })),
  "callback-set": connectHandler(callbackSet, open),
  "callback-clear": connectHandler(callbackClear, open),
};

beforeEach(() => {
  [asked, lines] = [[], []];
  const keep = (line: string) => void lines.push(line);
  vi.spyOn(console, "log").mockImplementation(keep);
  vi.spyOn(console, "error").mockImplementation(keep);
});
afterEach(() => vi.restoreAllMocks());

const numbers = fc.oneof(
  fc.constantFrom(
    ...["anonymous", "", " ", "+", "911", "1-800-FLOWERS", "2023569377 ext. 5", "+12023569377", "2023569377"],
    ...["+442079460958", "+99912345678", "1".repeat(40), "9".repeat(100_000), "\ud800", "+1202356\udc009377"],
    ...["+34 912 345 678", "٠١٢٣٤٥٦٧٨٩", "\u202e+12023569377", "=1+1", "<speak>", "5551234", "0", "%s"],
  ),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ minLength: 1_000, maxLength: 40_000 }),
  fc.array(fc.integer({ min: 0xd800, max: 0xdfff })).map((codes) => String.fromCharCode(...codes)),
  fc.double(),
  fc.bigInt().map(Number),
  fc.anything({ withNullPrototype: true }),
);
const parameters = fc.oneof(
  fc.constantFrom(null, undefined, "", 0, []),
  fc.anything(),
  fc.record(
    {
      TargetNumber: numbers,
      callback_number: numbers,
      Language: fc.oneof(fc.constantFrom("es", "en-US", "tlh"), fc.anything()),
      LOB: fc.oneof(fc.constantFrom("retail"), fc.anything()),
      Reason: fc.oneof(fc.string({ unit: "binary" }), fc.constant("x".repeat(199) + "😀"), fc.anything()),
      CallbackWindowMinutes: fc.anything(),
    },
    { requiredKeys: [] },
  ),
);
const contact = fc.oneof(
  fc.constantFrom(null, undefined, []),
  fc.anything(),
  fc.record(
    {
      ContactId: fc.oneof(fc.uuid(), numbers),
      CustomerEndpoint: fc.oneof(fc.record({ Address: numbers }), fc.anything()),
      LanguageCode: fc.anything(),
      Channel: fc.anything(),
    },
    { requiredKeys: [] },
  ),
);
const events = fc.oneof(
  { weight: 1, arbitrary: fc.anything() },
  { weight: 1, arbitrary: fc.record({ Details: fc.anything() }) },
  {
    weight: 8,
    arbitrary: fc.record({
      Details: fc.record({ Parameters: parameters, ContactData: contact }, { requiredKeys: [] }),
    }),
  },
);

/** Chance alone seldom makes a number that comes as far as being held. */
const good = { Details: { Parameters: { TargetNumber: "+12023569377", callback_number: "+12023569377" } } };

/** What every function promises a flow. */
function expectWords(name: keyof typeof functions, answer: FlatAnswer): void {
  for (const [key, value] of Object.entries(answer))
    expect([isAnswerKey(key), typeof value]).toEqual([true, "string"]);
  expect(answerBytes(answer)).toBeLessThan(maxAnswerBytes);
  expect(["OK", "INVALID", "NOT_FOUND"]).toContain(answer.Outcome);
  if (name === "vanity-to-sqs") {
    expect(answer.Ssml).toMatch(/^<speak>.{20,}<\/speak>$/su);
    expect(answer.ssmlError).toBe(String(answer.Outcome !== "OK"));
  } else {
    expect(answer.result).toBe(answer.Outcome === "OK" ? "SUCCESS" : "FAIL");
    expect(answer.message).toMatch(/^.{20,}\.$/);
    expect(answer.duplicate).toBe(name === "callback-set" ? "false" : undefined);
  }
}

it.each(Object.keys(functions) as (keyof typeof functions)[])(
  "%s answers whatever a flow gives it in words, and never fails",
  async (name) => {
    await fc.assert(
      fc.asyncProperty(events, async (event) => {
        lines = [];
        expectWords(name, await functions[name](event));
        expect(lines).toHaveLength(1);
        const line = JSON.parse(lines[0] ?? "") as Record<string, unknown>;
        expect(line).toMatchObject({ function: name, milliseconds: expect.any(Number) as number });
        expect(lines[0]?.length).toBeLessThan(600);
        // As many digits as a number has, together: of times and identifiers alone.
        const { time: _, correlationId: __, ...rest } = line;
        expect(JSON.stringify(rest)).not.toMatch(/\d{7}/);
      }),
      { numRuns: 300, examples: [[good]] },
    );
    for (const number of asked) expect(number).toMatch(/^\+[1-9]\d{6,14}$/);
    expect(asked.length).toBeGreaterThan(0);
  },
);
