import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { allows, type Scope } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { sessionHeader } from "./session-header.ts";
import { verifiedSession } from "./session.ts";

/**
 * Who is signed in, told from verified tokens; undefined for a stranger. Once per request.
 * @throws UNAVAILABLE when the user pool's keys, or new tokens for those that have ended, cannot be had
 */
export const currentActor = cache(async (): Promise<Actor | undefined> => {
  const session = await verifiedSession(await cookies());
  if (!session && (await headers()).get(sessionHeader))
    throw new DomainError("UNAVAILABLE", "session.unavailable");
  return session?.actor;
});

/** Who is signed in. @throws UNAUTHENTICATED for a stranger, FORBIDDEN without the scope */
export async function requireActor(scope?: Scope): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) throw new DomainError("UNAUTHENTICATED", "session.ended");
  if (scope && !allows(actor, scope)) throw new DomainError("FORBIDDEN", "access.scope", { data: { scope } });
  return actor;
}
