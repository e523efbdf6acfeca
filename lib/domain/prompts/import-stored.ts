import { changesLobs, seesLobs } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { PromptDeps } from "./deps.ts";
import type { Flow } from "./flow.ts";
import { inParallel } from "#lib/kernel/in-parallel.ts";
import type { StoredFlow } from "./plan-import.ts";

/** Queries at once: a few, so that other people's pages are not kept waiting. */
const queriesAtOnce = 6;

/** What the actor may do with a flow; nobody who is limited to no line of business may make one. */
function accessOf(actor: Actor, flow: Flow | undefined): StoredFlow["access"] {
  if (!flow) return actor.kind === "user" && actor.lobs.length === 0 ? "foreign" : "new";
  if (!seesLobs(actor, flow.LOBs)) return "foreign";
  return changesLobs(actor, flow.LOBs) ? "own" : "shared";
}

async function load(deps: PromptDeps, actor: Actor, flow: Flow | undefined): Promise<StoredFlow> {
  const access = accessOf(actor, flow);
  if (access !== "own" || !flow) return access === "own" ? { access: "new" } : { access };
  const { items } = await deps.prompts.all(flow.FlowName);
  return { access, flow, prompts: new Map(items.map((prompt) => [prompt.PromptName, prompt])) };
}

/** One flow as it is now: a GetItem and a Query. */
export const loadFlow = async (deps: PromptDeps, actor: Actor, flow: string): Promise<StoredFlow> =>
  load(deps, actor, await deps.prompts.flow(flow));

/** Every flow of the directory, by name: one Query for each thousand. */
export async function allFlows(deps: PromptDeps): Promise<Flow[]> {
  const flows: Flow[] = [];
  let cursor: string | undefined;
  do {
    const page = await deps.prompts.flows(cursor, 1_000);
    flows.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return flows;
}

/** What is stored of the flows that a file names: the directory's Query, and one for each of them that is there. */
export async function loadFlows(
  deps: PromptDeps,
  actor: Actor,
  names: Iterable<string>,
): Promise<Map<string, StoredFlow>> {
  const directory = new Map((await allFlows(deps)).map((flow) => [flow.FlowName, flow]));
  const stored = new Map<string, StoredFlow>();
  await inParallel(queriesAtOnce, new Set(names), async (name) => {
    stored.set(name, await load(deps, actor, directory.get(name)));
  });
  return stored;
}
