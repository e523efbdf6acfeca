import { authorize } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { ArchiveStore } from "./archive-store.ts";
import { restMilliseconds } from "./archive-session.ts";
import type { CleanupDeps } from "./keep-archive.ts";
import { daysLive } from "./session.ts";

/** Where a search stands: the day it began, its place in the list of days and statuses, and within that one. */
export type CleanupCursor = { today: string; place: number; from?: Record<string, unknown> };
export type CleanablePage = { sessions: string[]; next?: CleanupCursor };

const statuses = ["deleted", "disconnected"] as const;
const dayMilliseconds = 86_400_000;

/** Sessions that nobody cleaned up for longer are removed by `ttl`, and archived by the stream. */
const partitions = (today: string) =>
  Array.from({ length: daysLive }, (_, back) =>
    new Date(Date.parse(today) - back * dayMilliseconds).toISOString().slice(0, 10),
  ).flatMap((day) => statuses.map((status) => ({ status, day })));

/**
 * The next sessions to clean up: deleted ones, and those that disconnected more than an hour ago; the newest day first,
 * at most `limit`, and the place to go on from. Each Query reads one day of one status: there is no Scan.
 */
export async function findCleanableSessions(
  { archives, clock }: Pick<CleanupDeps, "clock"> & { archives: Pick<ArchiveStore, "inStatus"> },
  actor: Actor,
  { limit, cursor }: { limit: number; cursor?: CleanupCursor },
): Promise<CleanablePage> {
  authorize(actor, "sessions:cleanup");
  const now = clock.now();
  const rested = new Date(now.getTime() - restMilliseconds).toISOString();
  const sessions: string[] = [];
  const today = cursor?.today ?? now.toISOString().slice(0, 10);
  const all = partitions(today);
  let { place, from }: Omit<CleanupCursor, "today"> = cursor ?? { place: 0 };
  for (let here = all[place]; here; here = all[(place += 1)]) {
    do {
      const page = await archives.inStatus(here.status, here.day, limit - sessions.length, from);
      for (const { PK, status, disconnected_at, updated_at } of page.items) {
        const since = typeof disconnected_at === "string" ? disconnected_at : String(updated_at);
        if (status === "deleted" || since < rested) sessions.push(PK.slice("SESSION#".length));
      }
      from = page.next;
      if (sessions.length >= limit)
        return from
          ? { sessions, next: { today, place, from } }
          : { sessions, next: place + 1 < all.length ? { today, place: place + 1 } : undefined };
    } while (from);
  }
  return { sessions };
}
