import { allows, authorize } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { byteOrderMark, writeCsv } from "./csv-write.ts";
import type { PromptDeps } from "./deps.ts";
import type { Flow } from "./flow.ts";
import { importColumns } from "./import-columns.ts";
import { allFlows } from "./import-stored.ts";
import { seesFlow } from "./list-flows.ts";
import type { Prompt } from "./prompt.ts";

const cellsOf = (prompt: Prompt): string[] => importColumns.map((column) => String(prompt[column] ?? ""));

/** A file of the columns alone, to be filled in. */
export const importTemplate = (): string => byteOrderMark + writeCsv([importColumns]);

async function flowsToExport(deps: PromptDeps, actor: Actor, flow: string | undefined): Promise<Flow[]> {
  if (flow === undefined) return (await allFlows(deps)).filter((one) => seesFlow(actor, one));
  const found = await deps.prompts.flow(flow);
  if (!found || !seesFlow(actor, found)) throw new DomainError("NOT_FOUND", "flows.gone");
  return [found];
}

/**
 * The prompts that the actor sees, of one flow or of all, as pieces of a CSV that import gives back exactly:
 * the directory's Query, then one for each flow, as the reader takes them. Those who see only client-visible
 * prompts get only those.
 * @throws NOT_FOUND for a flow that is not the actor's to see; RULE where a stored prompt cannot be read,
 * since a file that leaves it out unseen would be taken for the whole
 */
export async function* exportPrompts(
  deps: PromptDeps,
  actor: Actor,
  input: { flow?: string } = {},
): AsyncGenerator<string, void, undefined> {
  authorize(actor, "prompts:read");
  const seesAll = allows(actor, "prompts:read-all");
  const flows = await flowsToExport(deps, actor, input.flow);
  yield importTemplate();
  for (const { FlowName } of flows) {
    const { items, unreadable } = await deps.prompts.all(FlowName);
    if (unreadable > 0)
      throw new DomainError("RULE", "export.unreadable", { values: { flow: FlowName, count: unreadable } });
    const own = items.filter((prompt) => seesAll || prompt.IsClientVisible);
    own.sort((one, other) => one.Order - other.Order);
    if (own.length > 0) yield writeCsv(own.map(cellsOf));
  }
}

/** `prompts-2026-11-21.csv`, or with the flow's name. */
export const exportName = (flow: string | undefined, at: Date): string =>
  `prompts${flow === undefined ? "" : `-${flow.replace(/[^\p{L}\p{N}._-]+/gu, "-")}`}-${at.toISOString().slice(0, 10)}.csv`;
