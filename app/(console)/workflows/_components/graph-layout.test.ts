import { describe, expect, it } from "vitest";
import type { Graph } from "#lib/domain/workflows/index.ts";
import { placed, type PlacedState } from "./graph-layout.ts";

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
