import aslValidator from "asl-validator";
import { describe, expect, it } from "vitest";
import english from "#lib/web/i18n/messages/en/workflows.json";
import { everyState, type Definition } from "#lib/testing/workflows/index.ts";
import {
  definitionText,
  substituted,
  substitutionOf,
  substitutionsOf,
  workflowNames,
} from "./definitions.ts";
import { refusedIn } from "./refused.ts";

const task = {
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke",
  Parameters: { FunctionName: "one", Payload: {} },
  TimeoutSeconds: 5,
  Retry: [
    { ErrorEquals: ["Lambda.ServiceException"], MaxAttempts: 2, BackoffRate: 2, JitterStrategy: "FULL" },
  ],
  Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "End" }],
  Next: "End",
};
const machineOf = (state: object, more: object = {}) => ({
  StartAt: "One",
  TimeoutSeconds: 60,
  States: { One: state as Record<string, unknown>, End: { Type: "Succeed" } },
  ...more,
});
const waiting = { ...task, Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken" };
const map = {
  Type: "Map",
  MaxConcurrency: 2,
  ItemProcessor: { StartAt: "Two", States: { Two: { ...task, Next: undefined, End: true } } },
  Catch: task.Catch,
  Next: "End",
};
const choice = (rule: object) => ({ Type: "Choice", Choices: [{ ...rule, Next: "End" }], Default: "End" });

describe("what a definition must not say", () => {
  it("is nothing of what is well", () => {
    expect(refusedIn(machineOf(task))).toEqual([]);
    expect(refusedIn(machineOf(map))).toEqual([]);
    expect(refusedIn(machineOf(choice({ Variable: "$.a", IsPresent: true })))).toEqual([]);
    expect(
      refusedIn(machineOf({ ...waiting, Parameters: { "a.$": "$$.Task.Token" }, HeartbeatSeconds: 5 })),
    ).toEqual([]);
  });

  it.each([
    ["JSONata", { ...task, QueryLanguage: "JSONata" }],
    ["Arguments", { ...task, Arguments: "{% 1 %}" }],
    ["Assign", { ...task, Assign: { a: 1 } }],
    ["ResultPath $", { ...task, ResultPath: "$" }],
    ["a Catch with ResultPath $", { ...task, Catch: [{ ...task.Catch[0], ResultPath: "$" }] }],
    ["IsPresent: false", choice({ Variable: "$.a", IsPresent: false })],
    ["IsPresent: false inside", choice({ And: [{ Variable: "$.a", IsPresent: false }] })],
    ["$$.State", { ...task, Parameters: { "a.$": "$$.State.EnteredTime" } }],
    [
      "$$.Execution.StartTime",
      { ...task, Parameters: { "a.$": "States.Format('{}', $$.Execution.StartTime)" } },
    ],
    ["Distributed Map", { ...map, ItemReader: {} }],
    [
      "a distributed processor",
      { ...map, ItemProcessor: { ...map.ItemProcessor, ProcessorConfig: { Mode: "DISTRIBUTED" } } },
    ],
    ["a wait without its token", waiting],
    [
      "a wait inside of a Map",
      {
        ...map,
        ItemProcessor: {
          StartAt: "Two",
          States: { Two: { ...waiting, Parameters: { "a.$": "$$.Task.Token" } } },
        },
      },
    ],
    ["a heartbeat without a token", { ...task, HeartbeatSeconds: 5 }],
    ["several things", { ...task, InputPath: "$.items[*].name" }],
    ["a service that is not here", { ...task, Resource: "arn:aws:states:::sns:publish" }],
    ["no time limit", { ...task, TimeoutSeconds: undefined }],
    ["no Catch", { ...task, Catch: [] }],
    ["no Retry", { ...task, Retry: undefined }],
    ["a Retry without jitter", { ...task, Retry: [{ ...task.Retry[0], JitterStrategy: "NONE" }] }],
    ["a Map without a limit", { ...map, MaxConcurrency: undefined }],
    ["no Default", { ...choice({ Variable: "$.a", IsPresent: true }), Default: undefined }],
    ["an empty Result", { Type: "Pass", Result: 0, Next: "End" }],
    ["a Wait of a moment", { Type: "Wait", TimestampPath: "$.at", Next: "End" }],
  ])("is %s", (_, state) => {
    expect(refusedIn(machineOf(state))).toHaveLength(1);
  });

  it("is a machine without a time limit, or in JSONata", () => {
    expect(refusedIn(machineOf(task, { TimeoutSeconds: undefined }))).toHaveLength(1);
    expect(refusedIn(machineOf(task, { QueryLanguage: "JSONata" }))).toHaveLength(1);
  });
});

describe("substitutions", () => {
  it("are read from a text, and put in as JSON strings", () => {
    const text = '{"a":"${SessionsTable}","b":"${SessionsTable}/${ArchiveSessionFunction}"}';
    expect(substitutionsOf(text)).toEqual(["SessionsTable", "ArchiveSessionFunction"]);
    expect(JSON.parse(substituted(text, (name) => `"${name}"`))).toEqual({
      a: '"SessionsTable"',
      b: '"SessionsTable"/"ArchiveSessionFunction"',
    });
    expect(() => substituted(text, () => undefined)).toThrow("SessionsTable");
  });

  it("say what they stand for by how they end", () => {
    expect(substitutionOf("VanityNumbersTable")).toEqual({ kind: "Table", name: "VanityNumbers" });
    expect(substitutionOf("HandoffsQueueUrl")).toEqual({ kind: "QueueUrl", name: "handoffs" });
    expect(substitutionOf("ArchiveSessionFunction")).toEqual({ kind: "Function", name: "archive-session" });
    expect(() => substitutionOf("Anything")).toThrow("Anything");
  });
});

describe.each(workflowNames())("%s", (name) => {
  const definition = JSON.parse(substituted(definitionText(name), (wanted) => wanted)) as Definition;

  it("is valid, and says nothing that differs here", () => {
    const { isValid, errorsText } = aslValidator(structuredClone(definition), {
      checkArn: true,
      checkPaths: true,
    });
    expect(isValid, errorsText("\n")).toBe(true);
    expect(refusedIn(definition)).toEqual([]);
  });

  it("asks for known things only, and has no state that nothing leads to", () => {
    for (const wanted of substitutionsOf(definitionText(name)))
      expect(() => substitutionOf(wanted)).not.toThrow();
    const text = JSON.stringify(definition);
    const states = everyState(definition.States).map(([state]) => state);
    expect(new Set(states).size).toBe(states.length);
    for (const state of states) expect(text).toMatch(new RegExp(`"(Next|Default|StartAt)":"${state}"`));
  });

  it("passes its execution's name to every function, whose log and history it is found by", () => {
    const asked = everyState(definition.States).filter(([, { Resource = "" }]) =>
      /lambda:invoke/.test(Resource),
    );
    expect(asked.length).toBeGreaterThan(0);
    for (const [state, { Parameters }] of asked) {
      const { Payload = {}, "Payload.$": whole } = Parameters as Record<string, unknown>;
      // A batch's item is given as it is, with the name in it.
      const given = whole === "$" ? definition : Payload;
      expect([state, JSON.stringify(given)]).toEqual([
        state,
        expect.stringMatching(/"(run|execution)\.\$":"\$\$\.Execution\.Name"/),
      ]);
    }
  });

  it("has words for each of its states", () => {
    const states = everyState(definition.States).map(([state]) => state);
    expect(states.filter((state) => !Object.hasOwn(english.states, state))).toEqual([]);
  });
});
