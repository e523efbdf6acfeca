import { z } from "zod";
import {
  addUp,
  findCleanableSessions,
  type CleanupCursor,
  type CleanupDeps,
  type CleanupResult,
  type CleanupSummary,
} from "#lib/domain/sessions/index.ts";
import { cleanupActor } from "../_shared/sessions-database.ts";
import { taskFunction, workflowTask } from "../_shared/workflow-function.ts";

/** Sessions of one call of archive-sessions, which takes eight at once: three times eight. And of one round. */
const batchSize = 24;
const roundSize = 1_000;
/** A run's history holds 25,000 events; what is left waits for the next run, an hour later. */
const maxRounds = 60;

type Progress = {
  round: number;
  cursor: CleanupCursor | null;
  batches: string[][];
  summary: CleanupSummary;
  /** Whether there is something to archive now. */
  goesOn: boolean;
};

const taskInput = z.object({
  progress: z.object({
    round: z.number().int(),
    /** Null before the first round and after the last. */
    cursor: z.custom<CleanupCursor | null>(),
    summary: z.custom<CleanupSummary | null>(),
    results: z.array(
      z
        .object({
          archived: z.number(),
          skipped: z.custom<CleanupResult["skipped"]>(),
          failed: z.custom<CleanupResult["failed"]>(),
          /** A batch whose function could not be called, or gave up as a whole. */
          unreached: z.object({ sessions: z.array(z.string()), error: z.string() }).optional(),
        })
        .transform(({ unreached, ...result }): CleanupResult => {
          const error = unreached?.error ?? "";
          const more = unreached?.sessions.map((session_id) => ({ session_id, error })) ?? [];
          return { ...result, failed: [...result.failed, ...more] };
        }),
    ),
  }),
});

/** Adds up the last round, and gives the sessions of the next one, in batches. */
export const findCleanable = (open: () => Pick<CleanupDeps, "archives" | "clock">) =>
  taskFunction(
    "find-cleanable-sessions",
    workflowTask(
      taskInput,
      async (deps: Pick<CleanupDeps, "archives" | "clock">, { progress }): Promise<Progress> => {
        const { round, cursor, results } = progress;
        const summary = addUp(progress.summary ?? undefined, results);
        const isOver = round >= maxRounds || (round > 0 && !cursor);
        const page = isOver
          ? { sessions: [] }
          : await findCleanableSessions(deps, cleanupActor, {
              limit: roundSize,
              cursor: cursor ?? undefined,
            });
        const batches: string[][] = [];
        for (let from = 0; from < page.sessions.length; from += batchSize)
          batches.push(page.sessions.slice(from, from + batchSize));
        return {
          round: round + 1,
          cursor: ("next" in page && page.next) || null,
          batches,
          summary,
          goesOn: batches.length > 0,
        };
      },
      ({ round, batches, summary }) => ({
        round,
        batches: batches.length,
        archived: summary.archived,
        failures: summary.failures,
      }),
    ),
    open,
  );
