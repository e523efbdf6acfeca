import fc from "fast-check";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkContactFlow, readContactFlow, type ContactFlow, type FlowAction } from "./index.ts";
import { jsonFaultPlace } from "./json-place.ts";

const folder = "amplify/contact-flows";
const shipped = readdirSync(folder).filter((name) => name.endsWith(".json"));

function read(text: string): ContactFlow {
  const result = readContactFlow(text);
  if ("refused" in result) throw new Error(JSON.stringify(result.refused));
  return result.flow;
}
const load = (name: string) => read(readFileSync(join(folder, name), "utf8"));

it("ships the flows of the product", () => {
  expect(shipped.sort()).toEqual([
    "callback-whisper.json",
    "main-menu.json",
    "queued-callback.json",
    "vanity-numbers.json",
  ]);
});

it.each(shipped)("%s keeps every rule", (name) => {
  expect(checkContactFlow(load(name))).toEqual([]);
});

/** A flow that keeps every rule, to be broken in one place at a time. */
const good = (): ContactFlow =>
  read(
    JSON.stringify({
      Version: "2019-10-30",
      StartAction: "count",
      Actions: [
        {
          Identifier: "count",
          Type: "Loop",
          Parameters: { LoopCount: "3" },
          Transitions: {
            NextAction: "bye",
            Conditions: [
              { NextAction: "ask", Condition: { Operator: "Equals", Operands: ["ContinueLooping"] } },
              { NextAction: "bye", Condition: { Operator: "Equals", Operands: ["DoneLooping"] } },
            ],
          },
        },
        {
          Identifier: "ask",
          Type: "GetParticipantInput",
          Parameters: { Text: "$.External.menu", StoreInput: "False", InputTimeLimitSeconds: "5" },
          Transitions: {
            NextAction: "count",
            Conditions: [{ NextAction: "bye", Condition: { Operator: "Equals", Operands: ["1"] } }],
            Errors: ["NoMatchingCondition", "InputTimeLimitExceeded", "NoMatchingError"].map((ErrorType) => ({
              ErrorType,
              NextAction: ErrorType === "NoMatchingError" ? "bye" : "count",
            })),
          },
        },
        {
          Identifier: "bye",
          Type: "MessageParticipant",
          Parameters: { Text: "Goodbye." },
          Transitions: { NextAction: "end", Errors: [{ ErrorType: "NoMatchingError", NextAction: "end" }] },
        },
        { Identifier: "end", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} },
      ],
    }),
  );

const broken: [string, (block: (name: string) => FlowAction, flow: ContactFlow) => void, object[]][] = [
  [
    "another version",
    (_, flow) => (flow.Version = "2020-01-01"),
    [{ fault: "version", detail: "2020-01-01" }],
  ],
  [
    "a start that is not there",
    (_, flow) => (flow.StartAction = "nowhere"),
    [{ fault: "start", detail: "nowhere" }],
  ],
  [
    "a target that is not there",
    (block) => (block("bye").Transitions.NextAction = "nowhere"),
    [{ fault: "target", block: "bye", detail: "nowhere" }],
  ],
  [
    "a block that nothing leads to",
    (block, flow) => flow.Actions.push({ ...block("bye"), Identifier: "alone" }),
    [{ fault: "unreachable", block: "alone" }],
  ],
  [
    "an identifier twice",
    (block, flow) => flow.Actions.push({ ...block("end") }),
    [{ fault: "twice", block: "end" }],
  ],
  [
    "more than 250 blocks",
    (block, flow) => {
      for (let n = 0; n < 250; n++) flow.Actions.push({ ...block("end"), Identifier: `end ${n}` });
    },
    [{ fault: "tooMany", detail: "254" }],
  ],
  [
    "a block of an unknown type",
    (block) => (block("bye").Type = "PlayPrompt"),
    [{ fault: "unknownType", block: "bye", detail: "PlayPrompt" }],
  ],
  [
    "a parameter that is missing",
    (block) => delete block("ask").Parameters.InputTimeLimitSeconds,
    [{ fault: "parameterMissing", block: "ask", detail: "InputTimeLimitSeconds" }],
  ],
  [
    "a parameter of the wrong kind",
    (block) => (block("count").Parameters.LoopCount = "many"),
    [{ fault: "parameter", block: "count", detail: "LoopCount" }],
  ],
  [
    "a count over 100",
    (block) => (block("count").Parameters.LoopCount = "101"),
    [{ fault: "parameter", block: "count", detail: "LoopCount" }],
  ],
  [
    "a parameter that no such block has",
    (block) => (block("end").Parameters.Reason = "tired"),
    [{ fault: "parameterUnknown", block: "end", detail: "Reason" }],
  ],
  [
    "two kinds of words",
    (block) => (block("bye").Parameters.SSML = "<speak>Bye</speak>"),
    [{ fault: "wordsOne", block: "bye", detail: "PromptId, Text, SSML, Media" }],
  ],
  [
    "stored input without its validation",
    (block) => Object.assign(block("ask").Parameters, { StoreInput: "True" }),
    [{ fault: "parameterMissing", block: "ask", detail: "InputValidation" }],
  ],
  [
    "an error that is not connected",
    (block) => block("ask").Transitions.Errors.pop(),
    [{ fault: "errorMissing", block: "ask", detail: "NoMatchingError" }],
  ],
  [
    "an error that such a block does not have",
    (block) => block("bye").Transitions.Errors.push({ ErrorType: "QueueAtCapacity", NextAction: "end" }),
    [{ fault: "errorUnknown", block: "bye", detail: "QueueAtCapacity" }],
  ],
  [
    "an error twice",
    (block) => block("bye").Transitions.Errors.push({ ErrorType: "NoMatchingError", NextAction: "end" }),
    [{ fault: "errorTwice", block: "bye", detail: "NoMatchingError" }],
  ],
  [
    "no way on",
    (block) => delete block("bye").Transitions.NextAction,
    [{ fault: "nextMissing", block: "bye" }],
  ],
  [
    "a way on after the end",
    (block) => (block("end").Transitions.NextAction = "bye"),
    [
      { fault: "nextAfterEnd", block: "end" },
      { fault: "endlessLoop", block: "bye" },
    ],
  ],
  [
    "a key of two digits",
    (block) => (block("ask").Transitions.Conditions[0]!.Condition.Operands = ["11"]),
    [{ fault: "condition", block: "ask" }],
  ],
  [
    "an empty operand, which Amazon Connect refuses",
    (block) => (block("ask").Transitions.Conditions[0]!.Condition.Operands = [""]),
    [{ fault: "condition", block: "ask" }],
  ],
  [
    "a loop without its end",
    (block) => block("count").Transitions.Conditions.pop(),
    [{ fault: "condition", block: "count" }],
  ],
  [
    "an error that hangs up in silence",
    (block) => (block("ask").Transitions.Errors[2]!.NextAction = "end"),
    [{ fault: "silentError", block: "ask", detail: "NoMatchingError" }],
  ],
  [
    "words of the console that fail in silence",
    (block) => (block("bye").Parameters.Text = "$.External.goodbye"),
    [{ fault: "silentError", block: "bye", detail: "NoMatchingError" }],
  ],
  [
    "a circle without a counter",
    (block) => {
      for (const error of block("ask").Transitions.Errors)
        if (error.NextAction === "count") error.NextAction = "ask";
    },
    [{ fault: "endlessLoop", block: "ask" }],
  ],
];

describe("a flow with", () => {
  it("nothing wrong is taken", () => expect(checkContactFlow(good())).toEqual([]));

  it.each(broken)("%s is refused", (_, breakIt, expected) => {
    const flow = good();
    breakIt((name) => flow.Actions.find(({ Identifier }) => Identifier === name)!, flow);
    const found = checkContactFlow(flow);
    for (const problem of expected) expect(found).toContainEqual(problem);
  });

  it.each(["x".repeat(51), "a/b", "50%", "a, b", "{a}", "constructor"])(
    "the identifier %s is refused",
    (name) => {
      const flow = good();
      flow.Actions.push({
        Identifier: name,
        Type: "DisconnectParticipant",
        Parameters: {},
        Transitions: { Conditions: [], Errors: [] },
      });
      expect(checkContactFlow(flow)).toContainEqual({ fault: "identifier", block: name });
    },
  );
});

describe("a file that is no contact flow", () => {
  it.each([
    ["", { reason: "empty" }],
    ["\uFEFF  \n", { reason: "empty" }],
    ['{\n  "Version": 1,,\n}', { reason: "json", line: 2, column: 16 }],
    ['{"Version": "2019-10-30",', { reason: "json", line: 1, column: 26 }],
    ['{\n  "Version": ,\n}', { reason: "json", line: 2, column: 14 }],
    ['{"a": [1, 2,]}', { reason: "json", line: 1, column: 13 }],
    ['{"a": "b\n"}', { reason: "json", line: 1, column: 7 }],
    ["{} {}", { reason: "json", line: 1, column: 4 }],
    ["<html>", { reason: "json", line: 1, column: 1 }],
    ["[]", { reason: "shape", at: "$" }],
    ['{"Version": 7}', { reason: "shape", at: "Version" }],
    ['{"Version": "2019-10-30", "StartAction": "a", "Actions": []}', { reason: "shape", at: "Actions" }],
    [
      '{"Version": "2019-10-30", "StartAction": "a", "Actions": [{"Identifier": "a"}]}',
      { reason: "shape", at: "Actions[0].Type", block: "a" },
    ],
  ])("%j is refused with its place", (text, expected) => {
    expect(readContactFlow(text)).toEqual({ refused: expected });
  });
});

it("every text that is JSON is read to its end, and every other has its place", () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, cut) => {
      const end = { line: text.split("\n").length, column: (text.split("\n").at(-1)?.length ?? 0) + 1 };
      expect(jsonFaultPlace(`${text}x`)).toEqual(end);
      const { line, column } = jsonFaultPlace(text.slice(0, cut % (text.length + 1)));
      expect(line).toBeGreaterThan(0);
      expect(column).toBeGreaterThan(0);
    }),
  );
});
