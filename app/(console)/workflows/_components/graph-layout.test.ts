import { describe, expect, it } from "vitest";
import type { Graph } from "#lib/domain/workflows/index.ts";
import { placed, reachedOnly, withoutCommonCatches, type PlacedState } from "./graph-layout.ts";

const task = (name: string) => ({ name, type: "Task", inner: [] as Graph[] });
const graph: Graph = {
  start: "A",
  states: [
    task("A"),
    { name: "Each", type: "Map", inner: [{ start: "One", states: [task("One")], transitions: [] }] },
    task("Mend"),
  ],
  transitions: [
    { from: "A", to: "Each", kind: "next" },
    { from: "A", to: "Mend", kind: "catch" },
    { from: "Mend", to: "A", kind: "next" },
  ],
};
const overlap = (one: PlacedState, other: PlacedState) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe("a graph that is laid out", () => {
  const at = placed(graph, (name) => name);
  const [a, each, mend] = at.states as [PlacedState, PlacedState, PlacedState];

  it("goes from top to bottom, without one state on another", () => {
    expect(each.y).toBeGreaterThan(a.y + a.height);
    for (const [one, other] of [
      [a, each],
      [a, mend],
      [each, mend],
    ] as const)
      expect(overlap(one, other)).toBe(false);
  });

  it("lies within its size", () => {
    for (const { x, y, width, height } of at.states)
      expect(x >= 0 && y >= 0 && x + width <= at.width && y + height <= at.height).toBe(true);
  });

  it("has what is inside a state within it", () => {
    const [inner] = each.inner;
    expect(inner && inner.x + inner.width <= each.width && inner.y + inner.height <= each.height).toBe(true);
  });

  it("leads every transition from its state to the next", () => {
    expect(at.transitions.map(({ points }) => points.length >= 2)).toEqual([true, true, true]);
  });
});

it("is no wider for long names: they stand in lines", () => {
  const long = placed(graph, (name) => `${name} waits for an answer of somebody`);
  expect(long.states[0]?.lines).toEqual(["A waits for an", "answer of", "somebody"]);
  expect(long.width).toBeLessThan(450);
});

it("is only what was reached, on the ways that were taken, where there is no room for more", () => {
  const reached = new Set(["A", "Each", "One"]);
  const small = reachedOnly(
    graph,
    (name) => reached.has(name),
    ({ to }) => to === "Each",
  );
  expect(small.states.map(({ name, inner }) => [name, inner.length])).toEqual([
    ["A", 0],
    ["Each", 1],
  ]);
  expect(small.transitions).toEqual([{ from: "A", to: "Each", kind: "next" }]);
});

describe("errors that many states leave to one", () => {
  const names = ["A", "B", "C", "D"];
  const common: Graph = {
    start: "A",
    states: [...names, "Fail"].map(task),
    transitions: [
      ...names.map((from) => ({ from, to: "Fail", kind: "catch" as const })),
      { from: "D", to: "Fail", kind: "next" as const },
    ],
  };
  const drawn = (taken: string) =>
    withoutCommonCatches(common, ({ from }) => from === taken).graph.transitions.map(
      ({ from, kind }) => `${from} ${kind}`,
    );

  it("are not drawn one by one, but told", () => {
    expect(withoutCommonCatches(common, () => false).common).toEqual(["Fail"]);
    expect(drawn("nobody")).toEqual(["D next"]);
  });

  it("are drawn where the run went that way", () => {
    expect(drawn("B")).toEqual(["B catch", "D next"]);
  });

  it("are drawn where few lead there", () => {
    expect(withoutCommonCatches(graph, () => false)).toEqual({ graph, common: [] });
  });
});
