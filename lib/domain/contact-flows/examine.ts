import { allows, authorize, changesLobs, seesLobs } from "#lib/domain/access/index.ts";
import {
  allFlows,
  promptNamePattern,
  type Flow,
  type Prompt,
  type PromptDeps,
} from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { checkContactFlow, type FlowProblem } from "./check-contact-flow.ts";
import { readContactFlow, type FileRefusal } from "./flow-file.ts";
import { promptUse, type PromptUse, type UsedPrompt } from "./used-prompts.ts";

/** Bytes of one file: what Amazon Connect takes of a flow is half of it, and an export is drawn with more spaces. */
export const maxFlowBytes = 512 * 1024;
export const maxFlowFiles = 12;

/**
 * How a prompt that a flow asks for stands in the console. `gone`: its flow is there and has no such prompt;
 * `noFlow`: there is no such flow among those that the reader sees.
 */
export type PromptStanding = "spoken" | "paused" | "gone" | "noFlow";
export type ExaminedPrompt = UsedPrompt & {
  standing: PromptStanding;
  hasSpanish: boolean;
  /** Where the reader may make what is not there. */
  canCreate: "prompt" | "flow" | undefined;
};
export type ExaminedFile = {
  name: string;
  /** It is no contact flow, and why. */
  refused?: FileRefusal;
  blocks: number;
  problems: FlowProblem[];
  prompts: ExaminedPrompt[];
} & Pick<PromptUse, "unnamed" | "texts">;

export type Examination = {
  files: ExaminedFile[];
  /** Prompts of the flows asked for that no file takes, by flow. */
  unused: { flow: string; names: string[] }[];
  /** Flows of the console that no file asks for. */
  uncalled: { flow: string; prompts: number }[];
};

type StoredFlow = { flow: Flow; prompts: ReadonlyMap<string, Prompt> };
type FlowFile = { name: string; text: string };

function readFile({
  name,
  text,
}: FlowFile): { name: string; refused?: FileRefusal } & Omit<ExaminedFile, "prompts"> &
  Pick<PromptUse, "used"> {
  const read = readContactFlow(text);
  if ("refused" in read)
    return { name, refused: read.refused, blocks: 0, problems: [], used: [], unnamed: [], texts: [] };
  return {
    name,
    blocks: read.flow.Actions.length,
    problems: checkContactFlow(read.flow),
    ...promptUse(read.flow),
  };
}

function standingOf(actor: Actor, stored: StoredFlow | undefined, used: UsedPrompt): ExaminedPrompt {
  const mayWrite = allows(actor, "prompts:write");
  const isName = promptNamePattern.test(used.name);
  if (!stored)
    return { ...used, standing: "noFlow", hasSpanish: false, canCreate: mayWrite ? "flow" : undefined };
  const prompt = stored.prompts.get(used.name);
  const canCreate =
    mayWrite && isName && changesLobs(actor, stored.flow.LOBs) ? ("prompt" as const) : undefined;
  if (!prompt) return { ...used, standing: "gone", hasSpanish: false, canCreate };
  const standing = prompt.IsActive ? ("spoken" as const) : ("paused" as const);
  return { ...used, standing, hasSpanish: Boolean(prompt.PromptText_es), canCreate: undefined };
}

/**
 * Compares contact flows with what the console holds: which prompts they ask for, which of those are not there, and
 * which prompts nobody asks for. Nothing is kept of the files. One Query for the directory and one for each flow
 * that a file asks for; flows of other lines of business count as not there.
 * @throws FORBIDDEN, or VALIDATION at `file` where there are none or too many
 */
export async function examineContactFlows(
  deps: PromptDeps,
  actor: Actor,
  files: readonly FlowFile[],
): Promise<Examination> {
  authorize(actor, "prompts:read-all");
  if (files.length === 0 || files.length > maxFlowFiles) {
    const refusal = {
      reason: files.length === 0 ? "contactFlows.none" : "contactFlows.many",
      values: { most: maxFlowFiles },
    };
    throw new DomainError("VALIDATION", refusal.reason, {
      values: refusal.values,
      fieldErrors: { file: refusal },
    });
  }
  const read = files.map(readFile);
  const named = new Set(read.flatMap(({ used }) => used.map(({ flow }) => flow)));
  const seen = (await allFlows(deps)).filter(({ LOBs }) => seesLobs(actor, LOBs));
  const stored = new Map<string, StoredFlow>();
  for (const flow of seen.filter(({ FlowName }) => named.has(FlowName))) {
    const { items } = await deps.prompts.all(flow.FlowName);
    stored.set(flow.FlowName, { flow, prompts: new Map(items.map((item) => [item.PromptName, item])) });
  }
  const taken = new Set(
    read.flatMap(({ used }) => used.map(({ flow, name }) => JSON.stringify([flow, name]))),
  );
  return {
    files: read.map(({ used, ...file }) => ({
      ...file,
      prompts: used.map((prompt) => standingOf(actor, stored.get(prompt.flow), prompt)),
    })),
    unused: [...stored].flatMap(([flow, { prompts }]) => {
      const names = [...prompts.keys()].filter((name) => !taken.has(JSON.stringify([flow, name])));
      return names.length > 0 ? [{ flow, names }] : [];
    }),
    uncalled: seen
      .filter(({ FlowName }) => !named.has(FlowName))
      .map(({ FlowName, PromptCount }) => ({ flow: FlowName, prompts: PromptCount })),
  };
}
