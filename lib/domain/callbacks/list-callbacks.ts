import { authorize, authorizeSight, seesLobs } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { Page } from "#lib/kernel/page.ts";
import { lobsOf, noLob, type Callback } from "./callback.ts";
import type { CallbackDeps } from "./deps.ts";

/** The numbers held for a line of business (or for none), the first to expire first. @throws NOT_FOUND for another's */
export function listCallbacks(
  deps: Pick<CallbackDeps, "callbacks" | "clock">,
  actor: Actor,
  input: { lob?: string; cursor?: string },
): Promise<Page<Callback>> {
  authorize(actor, "callbacks:read");
  const lob = input.lob ?? noLob;
  authorizeSight(actor, lobsOf({ lob }), "lobs.gone");
  return deps.callbacks.ofLob(lob, deps.clock.now(), input.cursor);
}

const mostTogether = 50;

export type HeldTogether = {
  items: Callback[];
  /** For each line of business how many were found, and whether there are more. */
  byLob: { lob: string; found: number; hasMore: boolean }[];
  /** Some are not among the items: each line of business has a list of its own. */
  hasMore: boolean;
  unreadable: number;
};

/**
 * The numbers held in all of these lines of business that are the reader's (and those held for none, where the reader
 * is limited to none), the first to expire first. One Query each.
 */
export async function listAllCallbacks(
  deps: Pick<CallbackDeps, "callbacks" | "clock">,
  actor: Actor,
  input: { lobs: readonly string[] },
): Promise<HeldTogether> {
  authorize(actor, "callbacks:read");
  const now = deps.clock.now();
  const own = [...input.lobs, noLob].filter((lob) => seesLobs(actor, lobsOf({ lob })));
  const pages = await Promise.all(
    own.map(async (lob) => ({ lob, ...(await deps.callbacks.ofLob(lob, now)) })),
  );
  const items = pages.flatMap((page) => page.items).sort((one, other) => one.ttl - other.ttl);
  return {
    items: items.slice(0, mostTogether),
    byLob: pages.map(({ lob, items: found, next }) => ({ lob, found: found.length, hasMore: Boolean(next) })),
    hasMore: items.length > mostTogether || pages.some(({ next }) => next !== undefined),
    unreadable: pages.reduce((sum, page) => sum + page.unreadable, 0),
  };
}
