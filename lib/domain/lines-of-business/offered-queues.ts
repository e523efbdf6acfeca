import type { Actor } from "#lib/kernel/actor.ts";
import type { LobConfig } from "./lob-config.ts";
import { authorizeLob } from "./open-for-change.ts";
import type { Queue } from "./settings.ts";

/** Where queues come from beside the line of business itself: Amazon Connect, where there is one. */
export type QueueDirectory = { list: () => Promise<{ queues?: Queue[]; failed: boolean }> };
export type OfferedQueuesDeps = { connectQueues?: QueueDirectory };

export type OfferedQueues = {
  /** By name; each address once. */
  queues: Queue[];
  /** `connect`: all that Amazon Connect has; `known`: those that this line of business uses already. */
  from: "connect" | "known";
  /** Amazon Connect did not answer: the list may be old, or is only what is known. */
  failed: boolean;
};

/** Every queue that a line of business names: its default and those of its mappings. */
export function knownQueues({ values, mappings }: Pick<LobConfig, "values" | "mappings">): Queue[] {
  const named = [...(values.DefaultQueue ? [values.DefaultQueue] : []), ...mappings];
  const byArn = new Map(named.map(({ QueueName, QueueArn }) => [QueueArn, { QueueName, QueueArn }] as const));
  return [...byArn.values()].sort((one, other) => one.QueueName.localeCompare(other.QueueName));
}

/** The queues that a person may choose from, of a line of business that was opened for them. */
export async function offeredQueues(
  deps: OfferedQueuesDeps,
  actor: Actor,
  opened: { lob: { LOB: string } } & Pick<LobConfig, "values" | "mappings">,
): Promise<OfferedQueues> {
  authorizeLob(actor, "config:read", opened.lob.LOB);
  const known = knownQueues(opened);
  const { queues, failed } = (await deps.connectQueues?.list()) ?? { failed: false };
  return queues ? { queues, from: "connect", failed } : { queues: known, from: "known", failed };
}
