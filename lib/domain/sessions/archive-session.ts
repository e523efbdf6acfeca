import { authorize } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import type { RawItem } from "./archive.ts";
import { batchSize } from "./archive-store.ts";
import {
  keepArchive,
  keptMetaSchema,
  spokenOf,
  type ArchiveOutcome,
  type CleanupDeps,
  type KeptMeta,
  type SkipReason,
} from "./keep-archive.ts";

/** How long a session stays after it disconnected. */
export const restMilliseconds = 60 * 60 * 1_000;
const maxTries = 3;

function reasonToSkip({ status, disconnected_at, updated_at }: KeptMeta, now: Date): SkipReason | undefined {
  if (status === "archived") return "archived";
  if (status === "deleted") return undefined;
  if (status !== "disconnected") return "live";
  const since = Date.parse(disconnected_at ?? updated_at);
  return now.getTime() - since > restMilliseconds ? undefined : "recent";
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
    const meta = keptMetaSchema.parse(stored);
    const at = deps.clock.now();
    const reason = reasonToSkip(meta, at);
    if (reason) {
      if (reason !== "archived") await archives.putBack(removed);
      return { state: "skipped", reason };
    }

    const kept = await keepArchive(deps, meta, items);
    const spoken = spokenOf(items);
    const first = spoken.slice(0, Math.max(0, Math.ceil(spoken.length / batchSize) - 1) * batchSize);
    await archives.remove(first);
    removed.push(...first);
    try {
      await deps.commit([
        archives.mark(sessionId, meta, { key: kept.key, at }),
        ...spoken.slice(first.length).map(archives.removal),
        deps.history.record({
          entity: `SESSION#${sessionId}`,
          action: "session.archived",
          actor,
          before: { status: meta.status },
          after: { status: "archived", archive_key: kept.key, items: kept.items },
          at,
          requestId,
        }),
      ]);
      return { state: "archived", ...kept };
    } catch (error) {
      if (!isDomainError(error, "CONFLICT") || tried === maxTries) throw error;
    }
  }
}
