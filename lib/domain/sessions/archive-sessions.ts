import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import { inParallel } from "#lib/kernel/in-parallel.ts";
import { archiveSession } from "./archive-session.ts";
import type { CleanupDeps, SkipReason } from "./keep-archive.ts";

/** What came of cleaning up many sessions. `failed` names each that could not be archived, and why. */
export type CleanupResult = {
  archived: number;
  skipped: Partial<Record<SkipReason, number>>;
  failed: { session_id: string; error: string }[];
};

/** The error's name: ours are codes (`UNAVAILABLE`), others are their class. What people said is never in it. */
const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);

/**
 * Archives many sessions, several at once. One that fails fails alone and is listed.
 * @throws UNAVAILABLE when not one could be archived because nothing answers: to be tried again as a whole
 */
export async function archiveSessions(
  deps: CleanupDeps,
  actor: Actor,
  { sessions, requestId, atOnce = 8 }: { sessions: readonly string[]; requestId: string; atOnce?: number },
): Promise<CleanupResult> {
  const result: CleanupResult = { archived: 0, skipped: {}, failed: [] };
  await inParallel(atOnce, sessions, async (sessionId) => {
    try {
      const outcome = await archiveSession(deps, actor, { sessionId, requestId });
      if (outcome.state === "archived") result.archived += 1;
      else result.skipped[outcome.reason] = (result.skipped[outcome.reason] ?? 0) + 1;
    } catch (error) {
      if (isDomainError(error, "FORBIDDEN")) throw error;
      result.failed.push({ session_id: sessionId, error: nameOf(error) });
    }
  });
  const { failed } = result;
  if (
    failed.length > 1 &&
    failed.length === sessions.length &&
    failed.every(({ error }) => error === "UNAVAILABLE")
  )
    throw new DomainError("UNAVAILABLE", "database.unavailable");
  return result;
}

const listed = 100;

/** A cleanup as far as it has come. Of those that failed the first hundred are named. */
export type CleanupSummary = CleanupResult & { failures: number };

/** Adds what came of some sessions to what came of those before. */
export function addUp(before: CleanupSummary | undefined, results: readonly CleanupResult[]): CleanupSummary {
  const sum: CleanupSummary = before
    ? { ...before, skipped: { ...before.skipped }, failed: [...before.failed] }
    : { archived: 0, skipped: {}, failed: [], failures: 0 };
  for (const { archived, skipped, failed } of results) {
    sum.archived += archived;
    sum.failures += failed.length;
    sum.failed.push(...failed.slice(0, Math.max(0, listed - sum.failed.length)));
    for (const [reason, count] of Object.entries(skipped) as [SkipReason, number][])
      sum.skipped[reason] = (sum.skipped[reason] ?? 0) + count;
  }
  return sum;
}
