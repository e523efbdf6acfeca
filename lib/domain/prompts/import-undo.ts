import { z } from "zod";
import { authorize, changesLobs } from "#lib/domain/access/index.ts";
import { actorName, type Change } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import type { PromptDeps } from "./deps.ts";
import type { NewFlow } from "./flow.ts";
import { importEntity, loadParts, type ImportPart } from "./import-parts.ts";
import { writeFlows, type ImportResult, type Progress } from "./import-result.ts";
import { loadFlow, loadFlows } from "./import-stored.ts";
import type { Decision } from "./import-write.ts";
import type { StoredFlow } from "./plan-import.ts";
import {
  applyEdit,
  newPrompt,
  promptSchema,
  revivedPrompt,
  sameContents,
  type Prompt,
  type PromptContents,
} from "./prompt.ts";

export const undoImportInput = z.object({
  /** The import that is undone. */
  import: z.uuid(),
  /** Names the undoing itself, which can be undone in its turn. */
  id: z.uuid(),
});
export type UndoImportInput = z.infer<typeof undoImportInput>;

/** A prompt that the import wrote: the version that it left, and what was there before, with its texts' moments. */
type Touched = ImportPart["Prompts"][number] & { FlowName: string; at: string };

// What is brought back was stored once: it is read as leniently as any stored prompt.
const storedContents = promptSchema.pick({
  PromptText_en: true,
  PromptText_es: true,
  Category: true,
  Description: true,
  IsActive: true,
  IsClientVisible: true,
  Order: true,
});

const entityOf = ({ FlowName, PromptName }: Touched) => `PROMPT#${FlowName}#${PromptName}` as const;

/** What history kept of a prompt as it was before the import; `record` holds more where the prompt was removed. */
type Earlier = { contents: PromptContents; record: unknown };

/** Each prompt before the import, by its entity, told from the history that was written along with it. */
async function earlierPrompts(deps: PromptDeps, touched: readonly Touched[]): Promise<Map<string, Earlier>> {
  const known = touched.filter(({ Added }) => !Added);
  const changes = await deps.history.many(known.map((one) => ({ entity: entityOf(one), at: one.at })));
  return new Map(
    changes.flatMap(({ Entity, Before }: Change) =>
      Before ? [[Entity, { contents: storedContents.parse(Before), record: Before }] as const] : [],
    ),
  );
}

/** The prompt as it was before the import, as a new version over `current`. */
function broughtBack(
  touched: Touched,
  { contents, record }: Earlier,
  current: Prompt | undefined,
  at: Date,
  by: string,
): Prompt {
  const { FlowName, PromptName, TextUpdatedAt_en, TextUpdatedAt_es } = touched;
  if (!current) return revivedPrompt(newPrompt({ FlowName, PromptName }, contents, at, by), record);
  return { ...applyEdit(current, contents, {}, at, by), TextUpdatedAt_en, TextUpdatedAt_es };
}

/** How a flow that an undoing removed was: undoing that makes it again. */
function removedFlow(flow: string, parts: readonly ImportPart[] = []): NewFlow | undefined {
  const removed = parts.find(({ Removed }) => Removed)?.Removed;
  return removed && { FlowName: flow, ...removed };
}

/** Takes away a flow that the import had made, once nothing is left in it and nobody has changed it since. */
async function removeEmptyFlow(deps: PromptDeps, actor: Actor, id: string, created: NewFlow): Promise<void> {
  const flow = await deps.prompts.flow(created.FlowName);
  const { Description, LOBs } = created;
  const same = flow?.Description === Description && flow.LOBs.join() === LOBs.join();
  if (!flow || !same || flow.PromptCount > 0) return;
  const entry = { actor, at: deps.clock.now(), requestId: id };
  try {
    await deps.commit([
      deps.prompts.removeFlow(flow),
      deps.history.record({
        entity: `FLOW#${flow.FlowName}`,
        action: "flow.deleted",
        before: created,
        ...entry,
      }),
      deps.history.record({
        entity: importEntity(id),
        action: "import.undone",
        after: { FlowName: flow.FlowName, Removed: { Description, LOBs }, Prompts: [] },
        ...entry,
      }),
    ]);
  } catch (error) {
    // Somebody has just put a prompt in: then the flow stays.
    if (!isDomainError(error, "CONFLICT")) throw error;
  }
}

/** Everything that an import wrote. @throws NOT_FOUND where it wrote nothing */
export async function findImport(deps: PromptDeps, actor: Actor, id: string): Promise<ImportPart[]> {
  authorize(actor, "prompts:write");
  authorize(actor, "history:restore");
  const parts = await loadParts(deps, id);
  if (parts.length === 0) throw new DomainError("NOT_FOUND", "import.gone");
  return parts;
}

/**
 * Brings back what each prompt was before an import, where nobody has touched it since; the others are left
 * out and listed. Done twice it changes nothing, and it can itself be undone in the same way.
 */
export async function undoImport(
  deps: PromptDeps,
  actor: Actor,
  input: UndoImportInput,
  parts: readonly ImportPart[],
  progress: Progress,
): Promise<ImportResult> {
  const by = actorName(actor);
  const byFlow = Map.groupBy(parts, ({ FlowName }) => FlowName);
  const touched = parts.flatMap(({ FlowName, Prompts, at }) =>
    Prompts.map((one): Touched => ({ ...one, FlowName, at })),
  );
  const [stored, before] = await Promise.all([
    loadFlows(deps, actor, byFlow.keys()),
    earlierPrompts(deps, touched),
  ]);

  const decide = (items: readonly Touched[], flow: StoredFlow): Decision[] => {
    const at = deps.clock.now();
    return items.map((item): Decision => {
      if (flow.access === "foreign" || flow.access === "shared")
        return { kind: "skip", reason: "access.lobs" };
      const current = flow.access === "own" ? flow.prompts.get(item.PromptName) : undefined;
      const earlier = before.get(entityOf(item));
      if (earlier ? current && sameContents(earlier.contents, current) : !current) return { kind: "same" };
      if ((current?.Version ?? 0) !== item.Version) return { kind: "skip", reason: "import.touchedSince" };
      if (!earlier) return { kind: "write", before: current };
      if (flow.access === "new") {
        const made = removedFlow(item.FlowName, byFlow.get(item.FlowName));
        if (!made) return { kind: "skip", reason: "flows.gone" };
        if (!changesLobs(actor, made.LOBs)) return { kind: "skip", reason: "access.lobs" };
      }
      return { kind: "write", before: current, after: broughtBack(item, earlier, current, at, by) };
    });
  };
  const jobs = [...byFlow].map(([flow, own]) => ({
    flow,
    items: touched.filter(({ FlowName }) => FlowName === flow),
    stored: stored.get(flow) ?? ({ access: "new" } as const),
    decide,
    newFlow: removedFlow(flow, own),
    action: ({ after }: { after?: Prompt }) =>
      after ? ("prompt.restored" as const) : ("prompt.deleted" as const),
  }));
  return writeFlows({ deps, actor, id: input.id, action: "import.undone" }, jobs, progress, async (flow) => {
    const created = byFlow.get(flow)?.find(({ Created }) => Created)?.Created;
    if (!created || (await loadFlow(deps, actor, flow)).access !== "own") return;
    await removeEmptyFlow(deps, actor, input.id, { FlowName: flow, ...created });
  });
}
