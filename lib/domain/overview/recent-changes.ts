import { seesLobs } from "#lib/domain/access/index.ts";
import type { Change, HistoryAction } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";

/** What a change was made to, told from its history's entity. */
export type ChangedThing =
  | { kind: "prompt"; flow: string; name: string }
  | { kind: "flow"; flow: string }
  | { kind: "lob"; lob: string }
  | { kind: "playbook"; name: string; lobs: string[] }
  | { kind: "emergency"; lobs: string[] }
  | { kind: "phrases" };

export type RecentChange = {
  thing: ChangedThing;
  action: HistoryAction;
  /** ISO 8601 UTC with a unique tail, see Change. */
  at: string;
  actor: string;
  /** How many things were changed along with it, in one go. */
  others: number;
};

const textOf = (value: unknown) => (typeof value === "string" ? value : "");
const listOf = (value: unknown) => (Array.isArray(value) ? value.map(textOf) : []);

/** Undefined for what is no thing of its own: a run of an import, whose prompts are changes themselves. */
export function thingOf({ Entity, Before, After }: Change): ChangedThing | undefined {
  const [kind, ...rest] = Entity.split("#");
  const contents = After ?? Before;
  if (kind === "PROMPT") return { kind: "prompt", flow: rest[0] ?? "", name: rest[1] ?? "" };
  if (kind === "FLOW") return { kind: "flow", flow: rest[0] ?? "" };
  if (kind !== "CONFIG") return undefined;
  // The directory's own: CONFIG##lobs#PLAYBOOK#<id> and CONFIG##lobs#EMERGENCY.
  if (rest[0] === "" && rest[2] === "PLAYBOOK")
    return { kind: "playbook", name: textOf(contents?.Name), lobs: listOf(contents?.LOBs) };
  // What callers may say to the speech bot: CONFIG##speech#PHRASES.
  if (rest[0] === "" && rest[1] === "speech") return { kind: "phrases" };
  if (rest[0] === "" && rest[2] === "EMERGENCY") return { kind: "emergency", lobs: listOf(contents?.LOBs) };
  return rest[0] ? { kind: "lob", lob: rest[0] } : undefined;
}

type Sight = { actor: Actor; flows: ReadonlySet<string>; seesConfig: boolean };

/** The thing as far as the reader may see it. */
function seen(thing: ChangedThing, { actor, flows, seesConfig }: Sight): ChangedThing | undefined {
  if (thing.kind === "prompt" || thing.kind === "flow") return flows.has(thing.flow) ? thing : undefined;
  if (!seesConfig) return undefined;
  if (thing.kind === "phrases") return thing;
  if (thing.kind === "lob") return seesLobs(actor, [thing.lob]) ? thing : undefined;
  if (thing.kind === "playbook")
    return thing.lobs.length === 0 || seesLobs(actor, thing.lobs) ? thing : undefined;
  const lobs = thing.lobs.filter((lob) => seesLobs(actor, [lob]));
  return lobs.length > 0 ? { ...thing, lobs } : undefined;
}

/** An emergency tells all of its lines of business in one entry: those of each are left to their own histories. */
const isToldElsewhere = ({ Entity, Action }: Change) =>
  Action.startsWith("emergency.") && !Entity.endsWith("#EMERGENCY");

/** The last things that people did, newest first: what was done in one go is one line. */
export function recentChanges(changes: readonly Change[], sight: Sight, limit: number): RecentChange[] {
  const byRequest = new Map<string, RecentChange>();
  for (const change of changes) {
    if (change.Actor.startsWith("system:") || isToldElsewhere(change)) continue;
    const stored = thingOf(change);
    const thing = stored && seen(stored, sight);
    if (!thing) continue;
    const key = `${change.Actor} ${change.RequestId}`;
    const together = byRequest.get(key);
    if (together) together.others += 1;
    else byRequest.set(key, { thing, action: change.Action, at: change.At, actor: change.Actor, others: 0 });
  }
  return [...byRequest.values()].slice(0, limit);
}
