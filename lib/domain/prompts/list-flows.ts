import { allows, authorize, changesLobs, seesLobs } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { Page } from "#lib/kernel/page.ts";
import type { PromptDeps } from "./deps.ts";
import type { Flow } from "./flow.ts";

/** A flow as the actor may see it: those who see only client-visible prompts are shown no figures of the rest. */
export type ListedFlow = Pick<Flow, "FlowName" | "Description" | "LOBs"> & {
  figures?: Pick<Flow, "PromptCount" | "MissingEs" | "OutOfDateEs">;
  canChange: boolean;
};

export function flowFor(actor: Actor, flow: Flow): ListedFlow {
  const { FlowName, Description, LOBs, PromptCount, MissingEs, OutOfDateEs } = flow;
  return {
    FlowName,
    Description,
    LOBs,
    figures: allows(actor, "prompts:read-all") ? { PromptCount, MissingEs, OutOfDateEs } : undefined,
    canChange: allows(actor, "prompts:write") && changesLobs(actor, LOBs),
  };
}

/**
 * Whether the actor may see that a flow is there: it belongs to their lines of business, and those who see only
 * client-visible prompts see one of it.
 */
export const seesFlow = (
  actor: Actor,
  { LOBs, VisibleCount }: Pick<Flow, "LOBs" | "VisibleCount">,
): boolean => seesLobs(actor, LOBs) && (allows(actor, "prompts:read-all") || VisibleCount !== 0);

/** What flows may be looked for by: some of their prompts have no Spanish, or Spanish that is out of date. */
export const flowNeeds = ["spanish", "out-of-date"] as const;
export type FlowNeed = (typeof flowNeeds)[number];

/** How many of a flow's prompts want that. */
export const needOf = ({ figures }: Pick<ListedFlow, "figures">, need: FlowNeed): number =>
  (need === "spanish" ? figures?.MissingEs : figures?.OutOfDateEs) ?? 0;

/** So many that one Query brings the whole directory, as far as a Query reaches. */
const wholeDirectory = 5_000;

/**
 * The flows of the actor's lines of business, by name. One Query. With `needs` only those of which some prompts
 * want that; with `whole` (and with `needs`) not a page of the directory but all of it.
 */
export async function listFlows(
  deps: PromptDeps,
  actor: Actor,
  input: { cursor?: string; needs?: FlowNeed; whole?: boolean } = {},
): Promise<Page<ListedFlow>> {
  authorize(actor, "prompts:read");
  const isWhole = input.whole || input.needs;
  const page = await deps.prompts.flows(input.cursor, isWhole ? wholeDirectory : undefined);
  const seen = page.items.filter((flow) => seesFlow(actor, flow)).map((flow) => flowFor(actor, flow));
  const { needs } = input;
  return { ...page, items: needs ? seen.filter((flow) => needOf(flow, needs) > 0) : seen };
}
