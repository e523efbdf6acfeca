import { allows, authorize, seesLobs } from "#lib/domain/access/index.ts";
import { callbackNumberPattern, checkCallback, type Callback } from "#lib/domain/callbacks/index.ts";
import { listCustomerSessions, type SessionDeps, type SessionsPage } from "#lib/domain/sessions/index.ts";
import {
  listRecords,
  seesVanityHistory,
  type ListedRecords,
  type VanityHistoryDeps,
} from "#lib/domain/vanity-history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { NumberDeps } from "./deps.ts";
import { numberOf } from "./reveal-number.ts";

/** What is known of a number; what the reader may not see is undefined. */
export type OpenedNumber = {
  /** E.164. */
  number: string;
  canShow: boolean;
  callback?: { held?: Callback };
  asCaller?: ListedRecords;
  asTarget?: ListedRecords;
  sessions?: SessionsPage;
};

type Deps = NumberDeps & VanityHistoryDeps & Pick<SessionDeps, "sessions">;
const mostSessions = 10;

/** The customer of those who are known by their number: an id has no plus. */
export const customerOf = (number: string): string => number.replace("+", "");

/**
 * Everything about one number, by its handle or in E.164, each part for those who may see it. One GetItem for the
 * callback, a Query each for what was made for it as a caller and of it as a target, and those of its sessions.
 * @throws FORBIDDEN for those who see no numbers; NOT_FOUND where the reader sees nothing of it
 */
export async function openNumber(deps: Deps, actor: Actor, address: string): Promise<OpenedNumber> {
  const seesVanity = seesVanityHistory(actor);
  const seesCallbacks = allows(actor, "callbacks:read");
  const seesSessions = allows(actor, "sessions:read");
  if (!seesCallbacks && !seesSessions) authorize(actor, "vanity:read");
  const number = callbackNumberPattern.test(address) ? address : numberOf(deps, address);
  if (!seesVanity && !seesCallbacks && !seesSessions) throw new DomainError("NOT_FOUND", "numbers.gone");
  const [held, asCaller, asTarget, sessions] = await Promise.all([
    seesCallbacks ? checkCallback(deps, actor, { number }) : undefined,
    seesVanity ? listRecords(deps, actor, { filter: { caller: number } }) : undefined,
    seesVanity ? listRecords(deps, actor, { filter: { target: number } }) : undefined,
    seesSessions
      ? listCustomerSessions(deps, actor, { customer: customerOf(number), limit: mostSessions })
      : undefined,
  ]);
  return {
    number,
    canShow: seesLobs(actor, []) || held !== undefined,
    callback: seesCallbacks ? { held } : undefined,
    asCaller,
    asTarget,
    sessions,
  };
}
