import { readVanityMessage } from "#lib/domain/vanity-numbers/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { VanityHistoryDeps } from "./deps.ts";
import type { DeadMessage, RefusedMessages } from "./refused-messages-store.ts";
import { authorizeVanityHistory } from "./sight.ts";

/** Why a message was not stored: fields that are not what they should be, or a database that did not answer. */
export type RefusedWhy = { kind: "malformed"; fields: string } | { kind: "unstored" };

export type RefusedMessage = {
  id: string;
  sentAt: string;
  why: RefusedWhy;
  contactId?: string;
  /** E.164, of a message that is what it should be. */
  caller?: string;
  /** The beginning of what a malformed one says, with its numbers masked. */
  excerpt?: string;
};

const mostShown = 400;

/** Digits but the last four of a row, and words that stand for them, are not shown. */
export const maskBody = (body: string): string =>
  body
    .slice(0, mostShown)
    .replace(/("(?:text|letters|words)"\s*:\s*)("[^"]*"?|\[[^\]]*\]?)/g, '$1"…"')
    .replace(/\d(?=\d{4})/g, "•");

/** @throws UNAVAILABLE where there is no queue */
export function refusedQueue({
  refusedMessages,
}: Pick<VanityHistoryDeps, "refusedMessages">): RefusedMessages {
  if (!refusedMessages) throw new DomainError("UNAVAILABLE", "vanity.queueAway");
  return refusedMessages;
}

export function readRefused({ id, body, sentAt }: DeadMessage): RefusedMessage {
  const record = readVanityMessage(id, body);
  if ("malformed" in record)
    return { id, sentAt, why: { kind: "malformed", fields: record.malformed }, excerpt: maskBody(body) };
  const { contactId, phoneNumber } = record;
  return { id, sentAt, why: { kind: "unstored" }, contactId, caller: phoneNumber };
}

/** Messages that could not be stored, the oldest first, at most fifty. @throws UNAVAILABLE when the queue is away */
export async function listRefused(deps: VanityHistoryDeps, actor: Actor): Promise<RefusedMessage[]> {
  authorizeVanityHistory(actor);
  return (await refusedQueue(deps).list()).map(readRefused);
}

/** How many wait and how many were refused; undefined where the queue does not say. */
export async function queueFigures(
  deps: VanityHistoryDeps,
  actor: Actor,
): Promise<{ waiting: number; refused: number } | undefined> {
  authorizeVanityHistory(actor);
  return deps.refusedMessages?.figures().catch(() => undefined);
}
