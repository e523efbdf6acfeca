import "server-only";
import { failedRuns, seenFailures, waitingHandoffs, type FailedRun } from "#lib/domain/workflows/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import { log } from "#lib/platform/log.ts";
import { currentRequestId } from "./request-id.ts";
import { services } from "./services.ts";
import { sharedReading, type SharedReading } from "./shared-reading.ts";

/** What sessions and their workflows want of people. */
export type SessionWork = {
  /** How many customers wait for a human, and since when the first of them (ISO 8601). */
  waiting: { count: number; since?: string };
  /** Undefined while the workflows do not answer: the rest of the page stands without them. */
  failed?: FailedRun[];
  /** Stored handoffs among those that wait which cannot be read. */
  unreadable: number;
};

/** Many people on the overview ask AWS Step Functions, which is sparing with lists, once in so many milliseconds. */
const failuresAge = 10_000;

// Next.js may give pages and actions modules of their own: the server has one reading.
const place = Symbol.for("console.failed-runs");
const shared = globalThis as { [place]?: SharedReading<FailedRun[]> };
const failures = () => (shared[place] ??= sharedReading(() => failedRuns(services())));

async function failed(actor: Actor): Promise<FailedRun[] | undefined> {
  try {
    return await seenFailures(services(), actor, await failures().since(Date.now() - failuresAge));
  } catch (error) {
    if (!isDomainError(error, "UNAVAILABLE")) throw error;
    log(
      "warn",
      "failed runs not listed",
      { correlationId: await currentRequestId(), reason: error.reason },
      error.cause,
    );
    return undefined;
  }
}

/** What waits for the actor in their lines of business. Two Queries, and what {@link failedRuns} asks. */
export async function sessionWork(actor: Actor): Promise<SessionWork> {
  const [waiting, runs] = await Promise.all([waitingHandoffs(services(), actor), failed(actor)]);
  return {
    waiting: { count: waiting.items.length, since: waiting.items[0]?.requested_at },
    failed: runs,
    unreadable: waiting.unreadable,
  };
}
