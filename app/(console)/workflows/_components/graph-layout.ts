import { graphlib, layout } from "@dagrejs/dagre";
import type { Graph, GraphState, Transition } from "#lib/domain/workflows/index.ts";

/** Pixels. `x` and `y` are the top left corner. */
export type PlacedState = {
  name: string;
  type: string;
  /** What it is called, in as many lines as its box has. */
  lines: string[];
  x: number;
  y: number;
  width: number;
  height: number;
  /** What runs inside it, placed within it. */
  inner: PlacedGraph[];
};
type Point = { x: number; y: number };
export type PlacedTransition = Transition & { points: Point[] };
export type PlacedGraph = {
  width: number;
  height: number;
  /** Where it lies within what holds it. */
  x: number;
  y: number;
  states: PlacedState[];
  transitions: PlacedTransition[];
};

export const lineHeight = 18;
const padding = 12;
/** Letters of a line, so that boxes stand close to each other and the graph fits the page. */
const lineLength = 14;

/** Words in lines; one that is longer than a line has a line of its own. */
function linesOf(words: string): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && longer.length <= lineLength) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The height of a box with so many lines of words, or of what is above the states inside of it. */
export const headHeight = (lines: readonly string[]) => 22 + lineHeight * lines.length;
/** A little more than what 14 px letters take, with the sign of the state before them. */
const widthOf = (lines: readonly string[]) =>
  Math.max(96, Math.ceil(Math.max(...lines.map(({ length }) => length)) * 7.8) + 50);

/** Side by side, from the left, below a head. */
function beside(
  graphs: PlacedGraph[],
  head: number,
): { graphs: PlacedGraph[]; width: number; height: number } {
  let x = padding;
  const placed = graphs.map((graph) => {
    const at = { ...graph, x, y: head };
    x += graph.width + padding;
    return at;
  });
  const height = Math.max(...graphs.map((graph) => graph.height), 0) + head + padding;
  return { graphs: placed, width: x, height };
}

/**
 * Places a graph's states from top to bottom. What is inside a state is placed first, and the state is as large as it
 * needs: the library lays out each level by itself.
 * @param wordsOf what a state is called where it is drawn
 */
export function placed(graph: Graph, wordsOf: (state: string) => string): PlacedGraph {
  const drawing = new graphlib.Graph({ multigraph: true });
  drawing.setGraph({ rankdir: "TB", nodesep: 12, edgesep: 6, ranksep: 28, marginx: 4, marginy: 4 });
  const inside = new Map<GraphState, ReturnType<typeof beside>>();
  for (const state of graph.states) {
    const lines = linesOf(wordsOf(state.name));
    const head = headHeight(lines);
    const inner = beside(
      state.inner.map((one) => placed(one, wordsOf)),
      head,
    );
    inside.set(state, inner);
    const hasInner = state.inner.length > 0;
    drawing.setNode(state.name, {
      width: Math.max(widthOf(lines), hasInner ? inner.width : 0),
      height: hasInner ? inner.height : head,
    });
  }
  for (const { from, to, kind } of graph.transitions)
    // What goes well is drawn straight; what is caught may go round.
    drawing.setEdge(from, to, { weight: kind === "catch" ? 1 : 4, width: 0, height: 0 }, kind);
  layout(drawing);
  const states = graph.states.map((state) => {
    const at = drawing.node(state.name) as Point & { width: number; height: number };
    return {
      name: state.name,
      type: state.type,
      lines: linesOf(wordsOf(state.name)),
      x: at.x - at.width / 2,
      y: at.y - at.height / 2,
      width: at.width,
      height: at.height,
      inner: inside.get(state)?.graphs ?? [],
    };
  });
  const transitions = graph.transitions.map((transition) => ({
    ...transition,
    points: (drawing.edge(transition.from, transition.to, transition.kind) as { points: Point[] }).points,
  }));
  return withinItsSize(states, transitions);
}

const margin = 6;

/** The library's own size leaves out lines that go round the outside. */
function withinItsSize(states: PlacedState[], transitions: PlacedTransition[]): PlacedGraph {
  const corners = [
    ...states.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
    ...transitions.flatMap(({ points }) => points),
  ];
  const left = Math.min(...corners.map(({ x }) => x)) - margin;
  const top = Math.min(...corners.map(({ y }) => y)) - margin;
  const moved = <At extends Point>(at: At): At => ({ ...at, x: at.x - left, y: at.y - top });
  return {
    x: 0,
    y: 0,
    width: Math.ceil(Math.max(...corners.map(({ x }) => x)) - left + margin),
    height: Math.ceil(Math.max(...corners.map(({ y }) => y)) - top + margin),
    states: states.map(moved),
    transitions: transitions.map((one) => ({ ...one, points: one.points.map(moved) })),
  };
}

/** To a state that so many others fall back on, the lines of errors would hide all else. */
const manyCatches = 4;

/**
 * A graph without the lines of errors that all lead to the same state, unless a run took them; and the states that they
 * lead to, to be told in words.
 */
export function withoutCommonCatches(
  graph: Graph,
  wasTaken: (transition: Transition) => boolean,
): { graph: Graph; common: string[] } {
  const catching = graph.transitions.filter(({ kind }) => kind === "catch");
  const common = [...new Set(catching.map(({ to }) => to))].filter(
    (to) =>
      catching.filter((one) => one.to === to).length >= manyCatches &&
      // Something else leads there: it keeps its place.
      graph.transitions.some((one) => one.to === to && one.kind !== "catch"),
  );
  const isDrawn = (one: Transition) => one.kind !== "catch" || !common.includes(one.to) || wasTaken(one);
  return { graph: { ...graph, transitions: graph.transitions.filter(isDrawn) }, common };
}

/** Only the states that a run reached, and the ways it took: what a narrow screen has room for. */
export function reachedOnly(
  graph: Graph,
  isReached: (state: string) => boolean,
  wasTaken: (transition: Transition) => boolean,
): Graph {
  return {
    ...graph,
    states: graph.states
      .filter(({ name }) => isReached(name))
      .map((state) => ({
        ...state,
        inner: state.inner
          .map((one) => reachedOnly(one, isReached, wasTaken))
          .filter(({ states }) => states.length > 0),
      })),
    transitions: graph.transitions.filter((one) => isReached(one.from) && isReached(one.to) && wasTaken(one)),
  };
}
