import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promptUse, readContactFlow, type ContactFlow } from "./index.ts";

function read(text: string): ContactFlow {
  const result = readContactFlow(text);
  if ("refused" in result) throw new Error(JSON.stringify(result.refused));
  return result.flow;
}
const shipped = (name: string) => read(readFileSync(join("amplify/contact-flows", `${name}.json`), "utf8"));

describe("the shipped flows", () => {
  it.each(["main-menu", "vanity-numbers", "queued-callback", "callback-whisper"])(
    "%s speaks the console's words while nothing fails",
    (name) => {
      const { texts } = promptUse(shipped(name));
      expect(texts.filter(({ isLastWords }) => !isLastWords)).toEqual([]);
    },
  );

  it("ask for prompts by name and by flow", () => {
    const { used, unnamed } = promptUse(shipped("main-menu"));
    expect(unnamed).toEqual(["Get the chosen notice"]);
    const names = used.map(({ flow, name }) => `${flow}/${name}`).sort();
    expect(names).toEqual([
      "After hours/closed-holiday",
      "After hours/closed-now",
      "Main menu/goodbye",
      "Main menu/invalid-choice",
      "Main menu/language-choice",
      "Main menu/main-options",
      "Main menu/main-options-repeat",
      "Main menu/no-input",
      "Main menu/recording-notice",
      "Main menu/too-many-tries",
      "Main menu/welcome",
    ]);
  });

  it("never take a prompt by the name of another function's key", () => {
    const { used } = promptUse(shipped("vanity-numbers"));
    const names = new Set(used.map(({ name }) => name));
    for (const key of ["Ssml", "ssmlError", "TargetNumber", "IsOpen", "QueueArn"])
      expect(names).not.toContain(key);
  });
});

const lambda = (Identifier: string, NextAction: string, attributes: object) => ({
  Identifier,
  Type: "InvokeLambdaFunction",
  Parameters: { LambdaFunctionARN: "arn:x", LambdaInvocationAttributes: attributes },
  Transitions: { NextAction, Errors: [{ ErrorType: "NoMatchingError", NextAction: "sorry" }] },
});
const say = (Identifier: string, Text: string, NextAction: string) => ({
  Identifier,
  Type: "MessageParticipant",
  Parameters: { Text },
  Transitions: { NextAction, Errors: [{ ErrorType: "NoMatchingError", NextAction: "sorry" }] },
});
const flow = (...Actions: object[]) =>
  read(JSON.stringify({ Version: "2019-10-30", StartAction: "get", Actions }));

describe("a flow of somebody's own", () => {
  it("uses what it takes of a flow up to the next function, and a prompt of a reserved name", () => {
    const { used } = promptUse(
      flow(
        lambda("get", "hello", { FlowName: "Main" }),
        say("hello", "$.External.welcome and $.External._Count", "other"),
        lambda("other", "after", { number: "$.External.number-ask" }),
        say("after", "$.External.Balance", "sorry"),
        say("sorry", "Sorry.", "sorry"),
      ),
    );
    expect(used).toEqual([
      { flow: "Main", name: "welcome", blocks: ["hello"] },
      { flow: "Main", name: "Count", blocks: ["hello"] },
      { flow: "Main", name: "number-ask", blocks: ["other"] },
    ]);
  });

  it("has texts that belong in the console, and last words", () => {
    const { texts } = promptUse(
      flow(
        lambda("get", "hello", { FlowName: "Main", PromptName: "$.Attributes.Which" }),
        say("hello", "Hello there.", "again"),
        say("again", "<speak>$.External.PromptText <break time='1s'/></speak>", "named"),
        say("named", "Dear $.Attributes.Name", "hello"),
        say("sorry", "Sorry.", "sorry"),
      ),
    );
    expect(texts).toEqual([
      { block: "hello", text: "Hello there.", isLastWords: false },
      { block: "named", text: "Dear $.Attributes.Name", isLastWords: false },
      { block: "sorry", text: "Sorry.", isLastWords: true },
    ]);
  });
});
