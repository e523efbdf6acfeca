import { describe, expect, it } from "vitest";
import { allStates, graphOf } from "./graph.ts";

const definition = {
  StartAt: "Check",
  States: {
    Lost: { Type: "Pass", End: true },
    Check: {
      Type: "Task",
      Next: "Which",
      Catch: [
        { ErrorEquals: ["A"], Next: "Mend" },
        { ErrorEquals: ["States.ALL"], Next: "Mend" },
      ],
    },
    Which: { Type: "Choice", Choices: [{ Next: "Each" }, { Next: "Each" }], Default: "Mend" },
    Each: {
      Type: "Map",
      ItemProcessor: { StartAt: "One", States: { One: { Type: "Task", End: true } } },
      Next: "End",
    },
    Mend: { Type: "Fail" },
    End: { Type: "Succeed" },
  },
};

describe("the graph of a definition", () => {
  const graph = graphOf(definition);

  it("has its states as they are reached, and none that nothing leads to", () => {
    expect(graph.states.map(({ name }) => name)).toEqual(["Check", "Which", "Mend", "Each", "End"]);
    expect(allStates(graph).map(({ name }) => name)).toContain("One");
  });

  it("has one line from a state to another, however many choices or errors lead there", () => {
    expect(graph.transitions).toEqual([
      { from: "Check", to: "Which", kind: "next" },
      { from: "Check", to: "Mend", kind: "catch" },
      { from: "Which", to: "Each", kind: "choice" },
      { from: "Which", to: "Mend", kind: "default" },
      { from: "Each", to: "End", kind: "next" },
    ]);
  });

  it("refuses what is no definition", () => {
    expect(() => graphOf({})).toThrow();
  });
});
