import {
  edgesOf,
  flowVersion,
  isDynamic,
  maxActions,
  maxIdentifier,
  type ContactFlow,
  type Edge,
  type FlowAction,
} from "./flow-file.ts";
import { blocks, hasOwnWords, operators } from "./reference.ts";

/** What is wrong with a flow. Each has its sentence in the console. */
export const flowFaults = [
  "version",
  "tooMany",
  "identifier",
  "twice",
  "start",
  "target",
  "unreachable",
  "unknownType",
  "parameter",
  "parameterMissing",
  "parameterUnknown",
  "wordsOne",
  "nextMissing",
  "nextAfterEnd",
  "errorUnknown",
  "errorMissing",
  "errorTwice",
  "condition",
  "silentError",
  "endlessLoop",
] as const;
export type FlowFault = (typeof flowFaults)[number];
/** `block` is the identifier it was found at; `detail` the parameter, error type or target that it is about. */
export type FlowProblem = { fault: FlowFault; block?: string; detail?: string };

const refusedCharacters = /[%:(\\/)=$,;[\]{}]/;
const refusedNames = new Set([
  "__proto__",
  "constructor",
  "__defineGetter__",
  "__defineSetter__",
  "toString",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "valueOf",
]);

function identifierProblems({ Actions }: ContactFlow): FlowProblem[] {
  const seen = new Set<string>();
  return Actions.flatMap(({ Identifier: block }) => {
    const problems: FlowProblem[] = [];
    if (seen.has(block)) problems.push({ fault: "twice", block });
    seen.add(block);
    const isBad = block.length > maxIdentifier || refusedCharacters.test(block) || refusedNames.has(block);
    if (isBad) problems.push({ fault: "identifier", block });
    return problems;
  });
}

function parameterProblems(action: FlowAction): FlowProblem[] {
  const { Identifier: block, Parameters, Type } = action;
  const { required = {}, optional = {}, oneOf } = blocks[Type] ?? {};
  const about = (fault: FlowFault, detail: string): FlowProblem => ({ fault, block, detail });
  const given = Object.entries(Parameters).filter(([, value]) => value !== undefined);
  const missing = Object.keys(required).filter((key) => Parameters[key] === undefined);
  const chosen = oneOf?.filter((key) => Parameters[key] !== undefined) ?? [];
  return [
    ...missing.map((key) => about("parameterMissing", key)),
    ...given.flatMap(([key, value]) => {
      const check = required[key] ?? optional[key];
      if (!check) return [about("parameterUnknown", key)];
      return check(value) ? [] : [about("parameter", key)];
    }),
    ...(oneOf && chosen.length !== 1 ? [about("wordsOne", oneOf.join(", "))] : []),
    ...(Parameters.StoreInput === "True" && !Parameters.InputValidation
      ? [about("parameterMissing", "InputValidation")]
      : []),
    ...(Parameters.StoreInput !== "True" && Parameters.InputValidation
      ? [about("parameter", "InputValidation")]
      : []),
  ];
}

const operandsOf = (action: FlowAction) =>
  action.Transitions.Conditions.flatMap(({ Condition }) => Condition.Operands);

/** Whether a block's conditions are of the kind that it can have. */
function conditionsFit(action: FlowAction): boolean {
  const { Conditions } = action.Transitions;
  const allEqual = Conditions.every(({ Condition }) => Condition.Operator === "Equals");
  const operands = operandsOf(action);
  switch (blocks[action.Type]?.conditions) {
    case undefined:
      return Conditions.length === 0;
    case "digits":
      if (action.Parameters.StoreInput === "True") return Conditions.length === 0;
      return allEqual && operands.every((operand) => /^[0-9*#]$/.test(operand));
    case "equals":
      return allEqual;
    case "loop":
      return allEqual && operands.toSorted().join() === "ContinueLooping,DoneLooping";
    case "any":
      return Conditions.length > 0;
  }
}

function transitionProblems(action: FlowAction): FlowProblem[] {
  const { Identifier: block, Transitions, Type } = action;
  const { errors, isEnd } = blocks[Type] ?? {};
  const { must, may = [] } = errors?.(action.Parameters) ?? { must: [] };
  const named = Transitions.Errors.map(({ ErrorType }) => ErrorType);
  const leaf = Transitions.Conditions.every(
    ({ Condition: { Operator, Operands } }) =>
      operators.has(Operator) &&
      Operands.length === 1 &&
      Operands[0] !== "" &&
      Operands.every((one) => !isDynamic(one)),
  );
  return [
    ...(isEnd && edgesOf(action).length > 0 ? [{ fault: "nextAfterEnd" as const, block }] : []),
    ...(!isEnd && Transitions.NextAction === undefined ? [{ fault: "nextMissing" as const, block }] : []),
    ...must
      .filter((type) => !named.includes(type))
      .map((detail) => ({ fault: "errorMissing" as const, block, detail })),
    ...named
      .filter((type) => !must.includes(type) && !may.includes(type))
      .map((detail) => ({ fault: "errorUnknown" as const, block, detail })),
    ...named
      .filter((type, place) => named.indexOf(type) !== place)
      .map((detail) => ({ fault: "errorTwice" as const, block, detail })),
    ...(leaf && conditionsFit(action) ? [] : [{ fault: "condition" as const, block }]),
  ];
}

type Graph = ReadonlyMap<string, FlowAction>;

function targetProblems({ Actions, StartAction }: ContactFlow, graph: Graph): FlowProblem[] {
  const missing = Actions.flatMap((action) =>
    edgesOf(action)
      .filter(({ to }) => !graph.has(to))
      .map(({ to }) => ({ fault: "target" as const, block: action.Identifier, detail: to })),
  );
  return graph.has(StartAction) ? missing : [{ fault: "start", detail: StartAction }, ...missing];
}

/** The blocks that a call can come to, by the ways out (of the block `from`) that are taken. */
export function reachedFrom(
  flow: ContactFlow,
  isTaken: (edge: Edge, from: string) => boolean = () => true,
): ReadonlySet<string> {
  const graph = graphOf(flow);
  const reached = new Set([flow.StartAction]);
  for (const block of reached)
    for (const edge of edgesOf(graph.get(block) ?? nothing)) if (isTaken(edge, block)) reached.add(edge.to);
  return reached;
}
const nothing: FlowAction = {
  Identifier: "",
  Type: "",
  Parameters: {},
  Transitions: { Conditions: [], Errors: [] },
};
const graphOf = ({ Actions }: ContactFlow): Graph =>
  new Map(Actions.map((action) => [action.Identifier, action]));

/** Blocks from which a call can be hung up without another word. */
function silentBlocks(graph: Graph): ReadonlySet<string> {
  const silent = new Set<string>();
  for (let isGrowing = true; isGrowing;) {
    isGrowing = false;
    for (const action of graph.values()) {
      const { Identifier, Type } = action;
      if (silent.has(Identifier) || blocks[Type]?.speaks) continue;
      const isEnding = Type === "DisconnectParticipant" || edgesOf(action).some(({ to }) => silent.has(to));
      if (!isEnding) continue;
      silent.add(Identifier);
      isGrowing = true;
    }
  }
  return silent;
}

/** Where an error ends the call in silence. Words of the flow's own that fail have nothing left to say it with. */
function silentProblems(graph: Graph): FlowProblem[] {
  const silent = silentBlocks(graph);
  return [...graph.values()].flatMap((action) => {
    if (blocks[action.Type]?.speaks && hasOwnWords(action)) return [];
    return edgesOf(action)
      .filter(({ to, by }) => by === "error" && silent.has(to))
      .map(({ name }) => ({ fault: "silentError" as const, block: action.Identifier, detail: name }));
  });
}

/** One block of each circle in which no Loop counts: without the loops' ways round there must be none. */
function loopProblems(graph: Graph): FlowProblem[] {
  const counted = (action: FlowAction) =>
    edgesOf(action).filter(
      ({ by, name }) => !(action.Type === "Loop" && by === "condition" && name === "ContinueLooping"),
    );
  const state = new Map<string, "open" | "done">();
  const circles = new Set<string>();
  for (const start of graph.keys()) {
    const path: { block: string; left: string[] }[] = [];
    const enter = (block: string) => {
      state.set(block, "open");
      path.push({ block, left: counted(graph.get(block) ?? nothing).map(({ to }) => to) });
    };
    if (!state.has(start)) enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.left.pop();
      if (next === undefined) {
        state.set(top.block, "done");
        path.pop();
      } else if (state.get(next) === "open") circles.add(next);
      else if (!state.has(next)) enter(next);
    }
  }
  return [...circles].map((block) => ({ fault: "endlessLoop", block }));
}

/**
 * Walks a flow by the reference of the flow language and the product's own rules (3-functions): every target
 * exists, every block is reached, every error is connected and leads to words, no circle without a counter.
 * @returns nothing for a flow that Amazon Connect takes and that leaves no caller in silence
 */
export function checkContactFlow(flow: ContactFlow): FlowProblem[] {
  const graph = graphOf(flow);
  const reached = reachedFrom(flow);
  const known = flow.Actions.filter(({ Type }) => blocks[Type]);
  return [
    ...(flow.Version === flowVersion ? [] : [{ fault: "version" as const, detail: flow.Version }]),
    ...(flow.Actions.length > maxActions
      ? [{ fault: "tooMany" as const, detail: String(flow.Actions.length) }]
      : []),
    ...identifierProblems(flow),
    ...targetProblems(flow, graph),
    ...flow.Actions.filter(({ Identifier }) => !reached.has(Identifier)).map(({ Identifier: block }) => ({
      fault: "unreachable" as const,
      block,
    })),
    ...flow.Actions.filter(({ Type }) => !blocks[Type]).map(({ Identifier: block, Type: detail }) => ({
      fault: "unknownType" as const,
      block,
      detail,
    })),
    ...known.flatMap((action) => [...parameterProblems(action), ...transitionProblems(action)]),
    ...silentProblems(graph),
    ...loopProblems(graph),
  ];
}
