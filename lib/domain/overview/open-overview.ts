import { allows, authorize } from "#lib/domain/access/index.ts";
import type { HistoryStore } from "#lib/domain/history/index.ts";
import {
  listFlows,
  needOf,
  type FlowNeed,
  type ListedFlow,
  type PromptDeps,
} from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { recentChanges, type RecentChange } from "./recent-changes.ts";

/** How many prompts want something, and in which flows. */
export type FlowsNeed = { prompts: number; flows: string[] };

export type Overview = {
  flows: number;
  /** For those who see every prompt. */
  figures?: { prompts: number; spanish: FlowsNeed; outOfDate: FlowsNeed };
  /** What people did today (UTC), for those who may read history. */
  changes?: RecentChange[];
  /** Items of the flows' directory, and of today's history for those who may read it, that cannot be read. */
  unreadable: number;
};

const maxChanges = 8;

function total(flows: readonly ListedFlow[], need: FlowNeed): FlowsNeed {
  const wanting = flows.filter((flow) => needOf(flow, need) > 0);
  return {
    prompts: wanting.reduce((sum, flow) => sum + needOf(flow, need), 0),
    flows: wanting.map(({ FlowName }) => FlowName),
  };
}

/**
 * What needs attention in the prompts of the actor's lines of business, and what people changed last: one Query of
 * the directory of flows and one of the history. Lines of business are listed by their own area.
 */
export async function openOverview(
  deps: PromptDeps & { history: Pick<HistoryStore, "ofDay"> },
  actor: Actor,
): Promise<Overview> {
  authorize(actor, "prompts:read");
  const readsHistory = allows(actor, "history:read");
  const [page, history] = await Promise.all([
    listFlows(deps, actor, { whole: true }),
    readsHistory ? deps.history.ofDay(deps.clock.now().toISOString().slice(0, 10)) : undefined,
  ]);
  const flows = page.items;
  const sight = {
    actor,
    flows: new Set(flows.map(({ FlowName }) => FlowName)),
    seesConfig: allows(actor, "config:read"),
  };
  return {
    flows: flows.length,
    figures: allows(actor, "prompts:read-all")
      ? {
          prompts: flows.reduce((sum, { figures }) => sum + (figures?.PromptCount ?? 0), 0),
          spanish: total(flows, "spanish"),
          outOfDate: total(flows, "out-of-date"),
        }
      : undefined,
    changes: history && recentChanges(history.items, sight, maxChanges),
    unreadable: page.unreadable + (history?.unreadable ?? 0),
  };
}
