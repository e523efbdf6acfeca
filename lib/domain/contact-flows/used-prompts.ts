import { reachedFrom } from "./check-contact-flow.ts";
import { edgesOf, isDynamic, type ContactFlow, type FlowAction } from "./flow-file.ts";
import { blocks } from "./reference.ts";

/** A prompt that a flow asks for, and the blocks in which it does. */
export type UsedPrompt = { flow: string; name: string; blocks: string[] };
/** Words that stand in the flow itself. */
export type WrittenText = {
  block: string;
  text: string;
  /** Only said when something fails: the console's words may be what failed. */
  isLastWords: boolean;
};
export type PromptUse = {
  used: UsedPrompt[];
  /** Blocks whose flow or prompt is known only while a call runs. */
  unnamed: string[];
  texts: WrittenText[];
};

/** The answer's own keys, which are no prompts (decision 030). */
const answerKeys = new Set([
  "Outcome",
  "Count",
  "Fallback",
  "Language",
  "LeftOut",
  "PromptText",
  "PromptText_en",
  "PromptText_es",
  "Invalid",
  "IsActive",
  "Version",
]);

const asked = ({ Parameters }: FlowAction): Record<string, unknown> =>
  (Parameters.LambdaInvocationAttributes ?? {}) as Record<string, unknown>;

/** Whatever a block takes from a function's answer. */
function takenKeys({ Parameters }: FlowAction): string[] {
  const found = JSON.stringify(Parameters).matchAll(/\$\.External\.([A-Za-z0-9_][\w-]*)/g);
  return [...found].map(([, key = ""]) => key).filter((key) => !answerKeys.has(key));
}

/** The blocks at which a function's answer is still there: up to the next call of a function. */
function within(flow: ContactFlow, call: FlowAction): FlowAction[] {
  const graph = new Map(flow.Actions.map((action) => [action.Identifier, action]));
  const seen = new Set(edgesOf(call).map(({ to }) => to));
  const found: FlowAction[] = [];
  for (const block of seen) {
    const action = graph.get(block);
    if (!action) continue;
    // The next call may still pass on what the last one answered.
    found.push(action);
    if (action.Type !== "InvokeLambdaFunction") for (const { to } of edgesOf(action)) seen.add(to);
  }
  return found;
}

/** What the flow asks get-prompts for: a prompt by its name, or those of a whole flow that it then takes. */
function promptsOf(flow: ContactFlow): Pick<PromptUse, "used" | "unnamed"> {
  const used = new Map<string, UsedPrompt>();
  const unnamed = new Set<string>();
  const use = (of: string, name: string, block: string) => {
    const key = JSON.stringify([of, name]);
    const known = used.get(key) ?? { flow: of, name, blocks: [] };
    if (!known.blocks.includes(block)) known.blocks.push(block);
    used.set(key, known);
  };
  for (const call of flow.Actions) {
    const { FlowName, PromptName } = asked(call);
    if (call.Type !== "InvokeLambdaFunction" || typeof FlowName !== "string") continue;
    if (isDynamic(FlowName) || (typeof PromptName === "string" && isDynamic(PromptName)))
      unnamed.add(call.Identifier);
    else if (typeof PromptName === "string" && PromptName !== "") use(FlowName, PromptName, call.Identifier);
    else
      for (const action of within(flow, call))
        for (const key of takenKeys(action)) use(FlowName, key.replace(/^_/, ""), action.Identifier);
  }
  return { used: [...used.values()], unnamed: [...unnamed] };
}

/** What is part of a call in which nothing is broken: a wrong key, silence, a number that is none. */
const ordinary = new Set([
  "NoMatchingCondition",
  "InputTimeLimitExceeded",
  "InvalidPhoneNumber",
  "InvalidCallbackNumber",
  "CallbackNumberNotDialable",
]);
/** These go on only where they fail. */
const leaving = new Set(["TransferContactToQueue", "TransferToFlow"]);

/** Whether there are words beside markup and what the running flow fills in. */
const hasWords = (text: string): boolean =>
  /\p{L}{2,}/u.test(text.replace(/<[^>]*>/g, " ").replace(/\$\.[\w.[\]'-]+/g, " "));

function textsOf(flow: ContactFlow): WrittenText[] {
  const graph = new Map(flow.Actions.map((action) => [action.Identifier, action]));
  const usual = reachedFrom(flow, ({ by, name = "" }, from) =>
    by === "error" ? ordinary.has(name) : !(by === "next" && leaving.has(graph.get(from)?.Type ?? "")),
  );
  return flow.Actions.filter(({ Type }) => blocks[Type]?.speaks).flatMap(
    ({ Identifier: block, Parameters: { Text, SSML } }) => {
      const text = [Text, SSML].find((value) => typeof value === "string");
      return typeof text === "string" && hasWords(text)
        ? [{ block, text, isLastWords: !usual.has(block) }]
        : [];
    },
  );
}

/** Which words a flow takes from the console, and which it brings along. */
export const promptUse = (flow: ContactFlow): PromptUse => ({ ...promptsOf(flow), texts: textsOf(flow) });
