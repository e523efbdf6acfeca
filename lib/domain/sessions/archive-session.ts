import { z } from "zod";
import { authorize } from "#lib/domain/access/index.ts";
import type { HistoryStore } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
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

/** How long a session stays after it disconnected. */
export const restMilliseconds = 60 * 60 * 1_000;
const maxTries = 3;

const metaSchema = z.looseObject({
  status: z.enum(sessionStatuses),
  updated_at: z.string(),
  turn_count: z.number(),
  disconnected_at: z.string().optional(),
});
type Meta = z.infer<typeof metaSchema>;

const isTurn = ({ SK }: RawItem) => SK.startsWith("TURN#");
const isSpoken = (item: RawItem) => isTurn(item) || item.SK.startsWith("SUMMARY#");
/** Turns come first: they are counted, so that it shows when some of them are deleted already. */
const turnsFirst = (items: readonly RawItem[]) => [
  ...items.filter(isTurn),
  ...items.filter((item) => isSpoken(item) && !isTurn(item)),
];

function reasonToSkip({ status, disconnected_at, updated_at }: Meta, now: Date): SkipReason | undefined {
  if (status === "deleted") return undefined;
  if (status !== "disconnected") return "live";
  const since = Date.parse(disconnected_at ?? updated_at);
  return now.getTime() - since > restMilliseconds ? undefined : "recent";
}

/** Whether an archive holds each of these items as it is. Another run may have written it meanwhile, with more. */
function holds(text: string | undefined, sessionId: string, items: readonly RawItem[]): boolean {
  if (text === undefined) return false;
  const told = (item: RawItem) => archiveText(sessionId, [item]);
  const kept = new Map(readArchive(text).map((item) => [item.SK, told(item)]));
  return items.every((item) => kept.get(item.SK) === told(item));
}

/**
 * Writes the archive and reads it back. What an earlier try archived and deleted already is in it: such a try shows
 * by turns that are counted and not there. Gives how many items it holds.
 * @throws UNAVAILABLE when what is read back lacks something that was written
 */
async function keep(
  { objects }: CleanupDeps,
  {
    sessionId,
    key,
    items,
    wasBegun,
  }: { sessionId: string; key: string; items: RawItem[]; wasBegun: boolean },
): Promise<number> {
  const earlier = wasBegun ? await objects.text(key) : undefined;
  const all = mergeItems(earlier === undefined ? [] : readArchive(earlier), items);
  const text = archiveText(sessionId, all);
  if (text === earlier) return all.length;
  await objects.put(key, text);
  const back = await objects.text(key);
  if (back !== text && !holds(back, sessionId, items.filter(isSpoken)))
    throw new DomainError("UNAVAILABLE", "archives.unread");
  return all.length;
}

/**
 * Moves a session's conversation to its archive: every item is written to S3 and read back, then turns and summaries
 * are deleted, the last of them in the transaction that says so in META and in history. Stopped anywhere and run
 * again, or run twice at once, it ends the same. A session that came back to life meanwhile gets its turns back.
 * A session of 50 turns takes one Query, one write and one read of S3, one batch and one transaction.
 * @throws UNAVAILABLE; CONFLICT when the session changes again and again
 */
export async function archiveSession(
  deps: CleanupDeps,
  actor: Actor,
  { sessionId, requestId }: { sessionId: string; requestId: string },
): Promise<ArchiveOutcome> {
  authorize(actor, "sessions:cleanup");
  const { archives } = deps;
  const removed: RawItem[] = [];
  for (let tried = 1; ; tried += 1) {
    const items = await archives.all(sessionId);
    const stored = items.find(({ SK }) => SK === "META");
    if (!stored) return { state: "skipped", reason: "gone" };
    const meta = metaSchema.parse(stored);
    const at = deps.clock.now();
    const spoken = turnsFirst(items);
    if (meta.status === "archived") return { state: "skipped", reason: "archived" };
    const reason = reasonToSkip(meta, at);
    if (reason) {
      await archives.putBack(removed);
      return { state: "skipped", reason };
    }

    const key = archiveKey(sessionId, meta.disconnected_at ?? meta.updated_at);
    const turns = items.filter(isTurn).length;
    const wasBegun = turns !== meta.turn_count || spoken.length - turns > batchSize;
    const kept = await keep(deps, { sessionId, key, items, wasBegun });
    const first = spoken.slice(0, Math.max(0, Math.ceil(spoken.length / batchSize) - 1) * batchSize);
    await archives.remove(first);
    removed.push(...first);
    try {
      await deps.commit([
        archives.mark(sessionId, meta, { key, at }),
        ...spoken.slice(first.length).map(archives.removal),
        deps.history.record({
          entity: `SESSION#${sessionId}`,
          action: "session.archived",
          actor,
          before: { status: meta.status },
          after: { status: "archived", archive_key: key, items: kept },
          at,
          requestId,
        }),
      ]);
      return { state: "archived", key, items: kept };
    } catch (error) {
      if (!isDomainError(error, "CONFLICT") || tried === maxTries) throw error;
    }
  }
}
