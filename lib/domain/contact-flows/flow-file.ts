import { z } from "zod";
import { jsonFaultPlace } from "./json-place.ts";

/** What the reference of the Amazon Connect flow language allows (Version 2019-10-30). */
export const flowVersion = "2019-10-30";
export const maxActions = 250;
export const maxIdentifier = 50;

const conditionSchema = z.object({ Operator: z.string(), Operands: z.array(z.string()).min(1) });
const branchSchema = z.object({ NextAction: z.string(), Condition: conditionSchema });
const errorSchema = z.object({ NextAction: z.string(), ErrorType: z.string() });
const transitionsSchema = z.object({
  NextAction: z.string().optional(),
  Conditions: z.array(branchSchema).default([]),
  Errors: z.array(errorSchema).default([]),
});
const actionSchema = z.object({
  Identifier: z.string().min(1),
  Type: z.string().min(1),
  Parameters: z.record(z.string(), z.unknown()).default({}),
  Transitions: transitionsSchema.default({ Conditions: [], Errors: [] }),
});
const contactFlowSchema = z.object({
  Version: z.string(),
  StartAction: z.string(),
  Actions: z.array(actionSchema).min(1),
});

/** One block of a flow. */
export type FlowAction = z.infer<typeof actionSchema>;
/** A contact flow in the Amazon Connect flow language, without its drawing. */
export type ContactFlow = z.infer<typeof contactFlowSchema>;

/** Why a file is no contact flow: no JSON at a line and column, or a value of the wrong kind at a place. */
export type FileRefusal =
  | { reason: "empty" }
  | { reason: "json"; line: number; column: number }
  | { reason: "shape"; at: string; block?: string };

const dotted = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");

/** Reads a file's text as a contact flow. Whether the flow is a good one is asked of `checkContactFlow`. */
export function readContactFlow(text: string): { flow: ContactFlow } | { refused: FileRefusal } {
  const plain = text.replace(/^\uFEFF/, "");
  if (plain.trim() === "") return { refused: { reason: "empty" } };
  let json: unknown;
  try {
    json = JSON.parse(plain);
  } catch {
    return { refused: { reason: "json", ...jsonFaultPlace(plain) } };
  }
  const parsed = contactFlowSchema.safeParse(json);
  if (parsed.success) return { flow: parsed.data };
  const path = parsed.error.issues[0]?.path ?? [];
  return { refused: { reason: "shape", at: dotted(path) || "$", block: blockAt(json, path) } };
}

/** The identifier of the block that a path leads into, for people to find it by. */
function blockAt(json: unknown, [first, index]: readonly PropertyKey[]): string | undefined {
  if (first !== "Actions" || typeof index !== "number") return undefined;
  const actions = (json as { Actions?: unknown }).Actions;
  const block: unknown = Array.isArray(actions) ? actions[index] : undefined;
  const name =
    typeof block === "object" && block !== null && "Identifier" in block ? block.Identifier : undefined;
  return typeof name === "string" ? name : undefined;
}

export type Edge = { to: string; by: "next" | "condition" | "error"; name?: string };

/** Every way out of a block. */
export const edgesOf = ({ Transitions }: FlowAction): Edge[] => [
  ...(Transitions.NextAction === undefined ? [] : [{ to: Transitions.NextAction, by: "next" as const }]),
  ...Transitions.Conditions.map(({ NextAction, Condition }) => ({
    to: NextAction,
    by: "condition" as const,
    name: Condition.Operands[0],
  })),
  ...Transitions.Errors.map(({ NextAction, ErrorType }) => ({
    to: NextAction,
    by: "error" as const,
    name: ErrorType,
  })),
];

/** Whether a text takes anything from the running flow (`$.External.welcome`). */
export const isDynamic = (text: string): boolean => /\$\.[A-Za-z]/.test(text);
