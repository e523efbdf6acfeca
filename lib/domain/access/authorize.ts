import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { allows, type Scope } from "./grants.ts";

const lobsOf = (actor: Actor) => (actor.kind === "system" ? "*" : actor.lobs);

/** Refuses (FORBIDDEN) an actor without the scope. For what belongs to lines of business, check those too. */
export function authorize(actor: Actor, scope: Scope): void {
  if (!allows(actor, scope)) throw new DomainError("FORBIDDEN", "access.scope", { data: { scope } });
}

/**
 * Whether the actor may see something that belongs to these lines of business: one in common is enough.
 * What belongs to none is seen only by those who are limited to none.
 */
export function seesLobs(actor: Actor, lobs: readonly string[]): boolean {
  const own = lobsOf(actor);
  return own === "*" || lobs.some((lob) => own.includes(lob));
}

/**
 * Whether the actor may change something that belongs to these lines of business: each must be theirs,
 * because the change is heard in every one of them.
 */
export function changesLobs(actor: Actor, lobs: readonly string[]): boolean {
  const own = lobsOf(actor);
  return own === "*" || (lobs.length > 0 && lobs.every((lob) => own.includes(lob)));
}

/** Refuses (NOT_FOUND, so that nothing is betrayed) what lies outside the actor's lines of business. */
export function authorizeSight(actor: Actor, lobs: readonly string[], reason: string): void {
  if (!seesLobs(actor, lobs)) throw new DomainError("NOT_FOUND", reason);
}

/** Refuses (FORBIDDEN) to change what is heard in a line of business that is not the actor's. */
export function authorizeChange(actor: Actor, lobs: readonly string[]): void {
  if (!changesLobs(actor, lobs)) throw new DomainError("FORBIDDEN", "access.lobs");
}
