import { vanityKey, type VanityRecord } from "#lib/domain/vanity-numbers/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDay } from "#lib/kernel/day.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { VanityHistoryDeps } from "./deps.ts";
import { explainStored, type ExplainedVanity } from "./explain-vanity.ts";
import { authorizeVanityHistory } from "./sight.ts";
import type { RecordPage, RecordsBy } from "./vanity-history-store.ts";

/** What is looked for: of one day, of one caller or for one number (E.164), each newest first. */
export type RecordFilter = { day?: string; caller?: string; target?: string };

export type ListedRecords = RecordPage & {
  /** The day (UTC) that is shown where no number is looked for. */
  day?: string;
};

const dayLength = 86_400_000;
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** @throws VALIDATION at `day` for what is no day */
export function recordsBy({ day, caller, target }: RecordFilter, today: string): RecordsBy {
  if (day !== undefined && !isDay(day)) throw new DomainError("VALIDATION", "vanity.day");
  const number = caller ?? target;
  if (number === undefined) return { by: "day", day: day ?? today };
  return { by: caller ? "caller" : "target", number, day };
}

/**
 * What was made for callers, newest first. One Query; where nothing is looked for and today has nothing yet, one more
 * for yesterday. @throws FORBIDDEN for those who are limited to lines of business
 */
export async function listRecords(
  deps: VanityHistoryDeps,
  actor: Actor,
  { filter, ...page }: { filter: RecordFilter; cursor?: string; before?: string },
): Promise<ListedRecords> {
  authorizeVanityHistory(actor);
  const now = deps.clock.now().getTime();
  const by = recordsBy(filter, dayOf(now));
  const first = await deps.vanityHistory.page(by, page);
  if (by.by !== "day") return { ...first, day: filter.day };
  if (first.items.length > 0 || filter.day !== undefined) return { ...first, day: by.day };
  const yesterday = dayOf(now - dayLength);
  return { ...(await deps.vanityHistory.page({ by: "day", day: yesterday })), day: yesterday };
}

/** The numbers of a record, best first, each with why it is worth what it is. */
export const explainedNumbers = ({ vanityNumbers }: Pick<VanityRecord, "vanityNumbers">): ExplainedVanity[] =>
  Object.keys(vanityNumbers)
    .map((_, place) => vanityNumbers[vanityKey(place)])
    .flatMap((stored) => (stored ? [explainStored(stored)] : []));
