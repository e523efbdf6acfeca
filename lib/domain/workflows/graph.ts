import { z } from "zod";

/** How one state leads to another: on its own, by a choice, by the choice's default, or by a caught error. */
export type TransitionKind = "next" | "choice" | "default" | "catch";
export type Transition = { from: string; to: string; kind: TransitionKind };

export type GraphState = {
  name: string;
  type: string;
  /** What a Map or Parallel state runs inside itself, one graph for each branch. */
  inner: Graph[];
};

/** The states of a definition in the order in which they are reached, and how they lead to each other. */
export type Graph = { start: string; states: GraphState[]; transitions: Transition[] };

const target = z.looseObject({ Next: z.string() });
type Machine = { StartAt: string; States: Record<string, z.infer<typeof stateSchema>> };
const machineSchema: z.ZodType<Machine> = z.lazy(() =>
  z.looseObject({ StartAt: z.string(), States: z.record(z.string(), stateSchema) }),
);
const stateSchema = z.looseObject({
  Type: z.string(),
  Next: z.string().optional(),
  Choices: z.array(target).optional(),
  Default: z.string().optional(),
  Catch: z.array(target).optional(),
  ItemProcessor: machineSchema.optional(),
  Iterator: machineSchema.optional(),
  Branches: z.array(machineSchema).optional(),
});

function transitionsOf(from: string, state: z.infer<typeof stateSchema>): Transition[] {
  const all: Transition[] = [
    ...(state.Next ? [{ from, to: state.Next, kind: "next" as const }] : []),
    ...(state.Choices ?? []).map(({ Next }) => ({ from, to: Next, kind: "choice" as const })),
    ...(state.Default ? [{ from, to: state.Default, kind: "default" as const }] : []),
    ...(state.Catch ?? []).map(({ Next }) => ({ from, to: Next, kind: "catch" as const })),
  ];
  // Several choices, or several errors, may lead to one state: they are one line.
  return all.filter((one, place) => all.findIndex(({ to }) => to === one.to) === place);
}

function read({ StartAt, States }: Machine): Graph {
  const states: GraphState[] = [];
  const transitions: Transition[] = [];
  const waiting = [StartAt];
  const seen = new Set<string>();
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const state = States[name];
    if (!state || seen.has(name)) continue;
    seen.add(name);
    const inner = [state.ItemProcessor ?? state.Iterator, ...(state.Branches ?? [])].flatMap((machine) =>
      machine ? [read(machine)] : [],
    );
    states.push({ name, type: state.Type, inner });
    const leading = transitionsOf(name, state).filter(({ to }) => States[to]);
    transitions.push(...leading);
    // What goes well is told before what goes wrong.
    waiting.push(...leading.map(({ to }) => to));
  }
  return { start: StartAt, states, transitions };
}

/** Reads a definition in the Amazon States Language. @throws for what is none */
export const graphOf = (definition: unknown): Graph => read(machineSchema.parse(definition));

/** The states of a graph and of what is inside them. */
export const allStates = (graph: Graph): GraphState[] =>
  graph.states.flatMap((state) => [state, ...state.inner.flatMap(allStates)]);
