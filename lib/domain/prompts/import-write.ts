import type { HistoryAction } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import { maxTransactionItems, type Write } from "#lib/platform/transactions.ts";
import type { PromptDeps } from "./deps.ts";
import type { NewFlow } from "./flow.ts";
import { importEntity, type PartContents } from "./import-parts.ts";
import { loadFlow } from "./import-stored.ts";
import type { StoredFlow } from "./plan-import.ts";
import { contentsOf, recordOf, type Prompt } from "./prompt.ts";

/** What becomes of one item: it is written, it is so already, or it is left out and listed. */
export type Decision =
  { kind: "write"; before?: Prompt; after?: Prompt } | { kind: "same" } | { kind: "skip"; reason: string };

/** The writing of one flow, transaction after transaction. */
export type FlowJob<Item> = {
  flow: string;
  items: readonly Item[];
  stored: StoredFlow;
  /** Decides over what is stored now; asked again for what is left when somebody else was faster. */
  decide: (items: readonly Item[], stored: StoredFlow) => Decision[];
  /** How the flow is made where it is not there; absent when it may not be made. */
  newFlow?: NewFlow;
  /** How a change stands in the history of its prompt. */
  action: (write: { before?: Prompt; after?: Prompt }) => HistoryAction;
  /** Told of each item once, when its transaction is in or it needs none. */
  settled: (item: Item, decision: Decision) => void;
};

export type WriteContext = {
  deps: PromptDeps;
  actor: Actor;
  id: string;
  action: "import.written" | "import.undone";
  file?: string;
  /** Asked before each transaction: true ends the work with what is in. */
  stopped: () => boolean;
};

type Chosen<Item> = { item: Item; before?: Prompt; after?: Prompt };

/** Amazon DynamoDB takes 4 MB in one transaction; a quarter of it is answered well within our time limit. */
const maxBatchBytes = 1_000_000;
/** How often a flow may come and go under our hands. */
const maxFlowTurns = 5;

const sizeOf = ({ before, after }: { before?: Prompt; after?: Prompt }): number =>
  // The item itself, and both sides in its history.
  Buffer.byteLength(JSON.stringify([after, before, after]));

/** As many of the first as fit: each takes two items, beside the counters, the part and a new flow's history. */
function firstBatch<Item>(chosen: readonly Chosen<Item>[], isNew: boolean): Chosen<Item>[] {
  const most = Math.floor((maxTransactionItems - (isNew ? 3 : 2)) / 2);
  let bytes = 0;
  const end = chosen
    .slice(0, most)
    .findIndex((one, place) => (bytes += sizeOf(one)) > maxBatchBytes && place > 0);
  return chosen.slice(0, end === -1 ? most : end);
}

const put = (deps: PromptDeps, { before, after }: { before?: Prompt; after?: Prompt }): Write => {
  if (before && after) return deps.prompts.put(after, before.Version);
  if (after) return deps.prompts.create(after);
  if (before) return deps.prompts.remove(before);
  throw new Error("a write of nothing");
};

/** One transaction: each prompt with its history, the flow's figures (or the flow itself), and the list of it all. */
function transaction<Item>(
  { deps, actor, id, action, file }: WriteContext,
  job: FlowJob<Item>,
  batch: readonly Chosen<Item>[],
  isNew: boolean,
  blocked: (item: Item) => void,
): Write[] {
  const at = deps.clock.now();
  const tail = crypto.randomUUID().slice(0, 8);
  const entry = { actor, at, tail, requestId: id };
  const created = isNew ? job.newFlow : undefined;
  const part: PartContents = {
    FlowName: job.flow,
    File: file,
    Created: created && { Description: created.Description, LOBs: created.LOBs },
    Prompts: batch.map(({ before, after }) => ({
      PromptName: (after ?? before)?.PromptName ?? "",
      Version: after?.Version ?? 0,
      Added: before === undefined ? true : undefined,
      TextUpdatedAt_en: before?.TextUpdatedAt_en,
      TextUpdatedAt_es: before?.TextUpdatedAt_es,
    })),
  };
  const writes = batch.flatMap((one): Write[] => {
    const write = put(deps, one);
    const refuse = (stored: Record<string, unknown> | undefined) => {
      blocked(one.item);
      return write.refuse?.(stored) ?? new DomainError("CONFLICT", "prompts.changedSince");
    };
    return [
      { ...write, refuse },
      deps.history.record({
        entity: `PROMPT#${job.flow}#${(one.after ?? one.before)?.PromptName ?? ""}`,
        action: job.action(one),
        // Of what is removed all is kept, so that it can come back as it was.
        before: one.before && (one.after ? contentsOf : recordOf)(one.before),
        after: one.after && contentsOf(one.after),
        ...entry,
      }),
    ];
  });
  if (!created) writes.push(deps.prompts.count(job.flow, batch));
  else
    writes.push(
      deps.prompts.createFlow(
        created,
        batch.flatMap(({ after }) => after ?? []),
      ),
      deps.history.record({ entity: `FLOW#${job.flow}`, action: "flow.created", after: created, ...entry }),
    );
  return [...writes, deps.history.record({ entity: importEntity(id), action, after: part, ...entry })];
}

/**
 * Writes one flow's items in whole transactions, one after the other: the flow's counter would collide otherwise.
 * What somebody changed meanwhile is decided anew, and the rest of its batch still goes in.
 * @throws UNAVAILABLE when the database cannot answer: the batch that it happened to may be in or not
 */
export async function writeFlow<Item>(context: WriteContext, job: FlowJob<Item>): Promise<void> {
  let { stored } = job;
  let pending = [...job.items];
  let turns = 0;
  const blockedBefore = new Set<Item>();
  while (pending.length > 0) {
    const decisions = job.decide(pending, stored);
    let chosen = pending.flatMap((item, place): Chosen<Item>[] => {
      const decision = decisions[place];
      if (decision?.kind === "write" && !blockedBefore.has(item)) return [{ item, ...decision }];
      job.settled(item, decision?.kind === "write" || !decision ? changedSince : decision);
      return [];
    });
    let isNew = stored.access === "new";
    let blocked: Item | undefined;
    while (chosen.length > 0) {
      if (context.stopped()) return;
      const batch = firstBatch(chosen, isNew);
      blocked = undefined;
      try {
        await context.deps.commit(transaction(context, job, batch, isNew, (item) => (blocked = item)));
      } catch (error) {
        if (!isDomainError(error, "CONFLICT") && !isDomainError(error, "NOT_FOUND")) throw error;
        // Blocked by no item: somebody made or removed the flow itself.
        if (blocked !== undefined) blockedBefore.add(blocked);
        else if ((turns += 1) > maxFlowTurns) throw error;
        break;
      }
      isNew = false;
      for (const { item, before, after } of batch) job.settled(item, { kind: "write", before, after });
      chosen = chosen.slice(batch.length);
    }
    pending = chosen.map(({ item }) => item);
    if (pending.length > 0) stored = await loadFlow(context.deps, context.actor, job.flow);
  }
}

const changedSince: Decision = { kind: "skip", reason: "prompts.changedSince" };
