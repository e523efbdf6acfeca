import { cache } from "react";
import { openLob } from "#lib/domain/lines-of-business/index.ts";
import { services } from "#lib/web/services.ts";
import { requireActor } from "#lib/web/session/current-actor.ts";

/**
 * The line of business of this request, read once for the head (layout) and the page under it: one GetItem and one
 * Query. Takes the part of the address; one that names nothing is NOT_FOUND.
 */
export const openedLob = cache(async (lob: string) =>
  openLob(services(), await requireActor("config:read"), { lob }),
);
