import { z } from "zod";
import type { HistoryStore } from "#lib/domain/history/index.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Objects } from "#lib/platform/s3.ts";
import type { Write } from "#lib/platform/transactions.ts";
import { archiveKey, archiveText, mergeItems, readArchive, type RawItem } from "./archive.ts";
import { batchSize, type ArchiveStore } from "./archive-store.ts";
import { sessionStatuses } from "./session.ts";

export type CleanupDeps = {
  archives: ArchiveStore;
  objects: Pick<Objects, "put" | "text">;
  history: Pick<HistoryStore, "record">;
  /** Writes all or nothing. */
  commit: (writes: readonly Write[]) => Promise<void>;
  clock: Clock;
};

/** Why a session is left as it is: not there, archived before, in use (again), or ended less than an hour ago. */
export type SkipReason = "gone" | "archived" | "live" | "recent";
export type ArchiveOutcome =
  { state: "archived"; key: string; items: number } | { state: "skipped"; reason: SkipReason };

/** What of META an archive depends on. */
export const keptMetaSchema = z.looseObject({
  session_id: z.string(),
  status: z.enum(sessionStatuses),
  updated_at: z.string(),
  turn_count: z.number(),
  disconnected_at: z.string().optional(),
});
export type KeptMeta = z.infer<typeof keptMetaSchema>;

const isTurn = ({ SK }: RawItem) => SK.startsWith("TURN#");
const isSummary = ({ SK }: RawItem) => SK.startsWith("SUMMARY#");

/**
 * The conversation among a session's items. Turns come first: they are counted, so that it shows when some of them
 * are deleted already.
 */
export const spokenOf = (items: readonly RawItem[]): RawItem[] => [
  ...items.filter(isTurn),
  ...items.filter(isSummary),
];

/** Whether an archive holds each of these items as it is. Another run may have written it meanwhile, with more. */
function holds(text: string | undefined, sessionId: string, items: readonly RawItem[]): boolean {
  if (text === undefined) return false;
  const told = (item: RawItem) => archiveText(sessionId, [item]);
  const kept = new Map(readArchive(text).map((item) => [item.SK, told(item)]));
  return items.every((item) => kept.get(item.SK) === told(item));
}

/**
 * Writes a session's archive and reads it back. What an earlier try archived and deleted already is in it: such a try
 * shows by turns that are counted and not there. Gives where it is, and how many items it holds.
 * @throws UNAVAILABLE when what is read back lacks something that was written
 */
export async function keepArchive(
  { objects }: Pick<CleanupDeps, "objects">,
  meta: KeptMeta,
  items: readonly RawItem[],
): Promise<{ key: string; items: number }> {
  const { session_id: id } = meta;
  const key = archiveKey(id, meta.disconnected_at ?? meta.updated_at);
  const spoken = spokenOf(items);
  const turns = items.filter(isTurn).length;
  const wasBegun = turns !== meta.turn_count || spoken.length - turns > batchSize;
  const earlier = wasBegun ? await objects.text(key) : undefined;
  const all = mergeItems(earlier === undefined ? [] : readArchive(earlier), items);
  const text = archiveText(id, all);
  if (text === earlier) return { key, items: all.length };
  await objects.put(key, text);
  const back = await objects.text(key);
  if (back !== text && !holds(back, id, spoken)) throw new DomainError("UNAVAILABLE", "archives.unread");
  return { key, items: all.length };
}
