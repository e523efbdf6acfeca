import { authorize, authorizeSight } from "#lib/domain/access/index.ts";
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
