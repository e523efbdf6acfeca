import {
  contentsOf,
  figuresOf,
  sameContents,
  type Flow,
  type Prompt,
  type PromptContents,
  type PromptDeps,
} from "#lib/domain/prompts/index.ts";
import type { Change } from "#lib/domain/history/index.ts";
import type { Page } from "#lib/kernel/page.ts";

/** All pages of a list. */
async function everything<Item>(page: (cursor?: string) => Promise<Page<Item>>): Promise<Item[]> {
  const all: Item[] = [];
  let cursor: string | undefined;
  do {
    const { items, next, unreadable } = await page(cursor);
    if (unreadable) throw new Error(`${unreadable} items cannot be read`);
    all.push(...items);
    cursor = next;
  } while (cursor);
  return all;
}

/** All changes of a prompt, as they are stored. */
export const historyOf = (deps: PromptDeps, flow: string, name: string): Promise<Change[]> =>
  everything((cursor) => deps.history.of(`PROMPT#${flow}#${name}`, cursor, 200));

const momentOf = (change: Change) => change.At.slice(0, "2026-11-21T10:42:00.000Z".length);
const contents = (side: Change["Before"]) => side as PromptContents | undefined;

/**
 * A prompt's changes, oldest first, each beginning with what the one before it ended with. Changes of one
 * millisecond are stored in no order: among them the one that fits is taken.
 * Gives what does not fit as `broken`.
 */
export function chainOf(changes: readonly Change[]): { chain: Change[]; broken: Change[] } {
  const left = [...changes].sort((one, other) => (momentOf(one) < momentOf(other) ? -1 : 1));
  const chain: Change[] = [];
  let now: PromptContents | undefined;
  for (;;) {
    const [first] = left;
    if (!first) return { chain, broken: [] };
    const place = left.findIndex((change) => {
      const before = contents(change.Before);
      if (momentOf(change) !== momentOf(first)) return false;
      return before && now ? sameContents(before, now) : !before && !now;
    });
    const [next] = place === -1 ? [] : left.splice(place, 1);
    if (!next) return { chain, broken: left };
    chain.push(next);
    now = contents(next.After);
  }
}

function promptTroubles(prompt: Prompt, changes: readonly Change[]): string[] {
  const troubles: string[] = [];
  const { chain, broken } = chainOf(changes);
  const last = contents(chain.at(-1)?.After);
  if (broken.length > 0) troubles.push(`${broken.length} changes that do not follow from the one before`);
  if (!last || !sameContents(last, contentsOf(prompt))) troubles.push("is not what its newest change says");
  if (prompt.Version !== changes.length)
    troubles.push(`has version ${prompt.Version} after ${changes.length} changes`);
  return troubles;
}

function flowTroubles(flow: Flow, prompts: readonly Prompt[]): string[] {
  return (["PromptCount", "MissingEs", "OutOfDateEs", "VisibleCount"] as const).flatMap((figure) => {
    const truth = prompts.reduce((sum, prompt) => sum + figuresOf(prompt)[figure], 0);
    return flow[figure] === truth ? [] : [`says ${figure} ${flow[figure]}, and it is ${truth}`];
  });
}

export type Truth = { prompts: number; changes: number; troubles: string[] };

/**
 * Reads every flow, prompt and history, and says what does not agree: a prompt whose contents are not its newest
 * change's, a version that is not the number of its changes, a change that does not begin where the one before it
 * ended, figures of a flow that are not so. Prompts that were deleted are not looked for.
 */
export async function tellTruth(deps: PromptDeps): Promise<Truth> {
  const truth: Truth = { prompts: 0, changes: 0, troubles: [] };
  for (const flow of await everything((cursor) => deps.prompts.flows(cursor))) {
    const { items, unreadable } = await deps.prompts.all(flow.FlowName);
    truth.troubles.push(...flowTroubles(flow, items).map((trouble) => `${flow.FlowName} ${trouble}`));
    if (unreadable) truth.troubles.push(`${flow.FlowName} holds ${unreadable} items that cannot be read`);
    const histories = await Promise.all(
      items.map((prompt) => historyOf(deps, prompt.FlowName, prompt.PromptName)),
    );
    for (const [place, prompt] of items.entries()) {
      const changes = histories[place] ?? [];
      truth.prompts += 1;
      truth.changes += changes.length;
      truth.troubles.push(
        ...promptTroubles(prompt, changes).map(
          (trouble) => `${prompt.FlowName}/${prompt.PromptName} ${trouble}`,
        ),
      );
    }
  }
  return truth;
}
