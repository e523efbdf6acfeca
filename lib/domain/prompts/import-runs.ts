import { actorName } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { ImportResult, Progress } from "./import-result.ts";

/** Why a run ended before its end, and how much is not done. */
type Stopped = NonNullable<ImportResult["stopped"]>;

/** How an import or its undoing stands. It goes on when the person leaves, and can be come back to. */
export type ImportRun<Result = ImportResult> = {
  id: string;
  kind: "import" | "undo";
  /** The import that is undone, of an undoing. */
  of?: string;
  fileName: string;
  /** ISO 8601 UTC. */
  startedAt: string;
  done: number;
  total: number;
  result?: Result;
};

type Kept<Result> = { by: string; run: ImportRun<Result>; followers: Set<() => void> };

const maxKept = 100;

/**
 * Keeps the runs of this server in memory: the last {@link maxKept}. `resultOf` tells of one that ended by an error
 * that nobody foresaw. What an import wrote is in the database,
 * with a list of it in history; only how far it is, and the rows that it left out, are lost with the server.
 */
export function importRuns<Result>(resultOf: (id: string, stopped: Stopped) => Result) {
  const kept = new Map<string, Kept<Result>>();

  const find = (actor: Actor, id: string): Kept<Result> | undefined => {
    const found = kept.get(id);
    return found?.by === actorName(actor) ? found : undefined;
  };

  function forgetOldest(): void {
    for (const [id, { run }] of kept) {
      if (kept.size <= maxKept) return;
      if (run.result) kept.delete(id);
    }
  }

  return {
    /** The actor's own run; nobody else's is told of. */
    get: (actor: Actor, id: string): ImportRun<Result> | undefined => find(actor, id)?.run,

    /** The actor's newest run. */
    latest: (actor: Actor): ImportRun<Result> | undefined =>
      [...kept.values()].findLast(({ by }) => by === actorName(actor))?.run,

    /** Begins the work, once for each id: begun again, it is the run that is already there. */
    start(
      actor: Actor,
      about: Pick<ImportRun, "id" | "kind" | "of" | "fileName"> & { at: Date },
      work: (progress: Progress) => Promise<Result>,
    ): ImportRun<Result> {
      const already = kept.get(about.id);
      if (already) {
        if (already.by !== actorName(actor)) throw new DomainError("CONFLICT", "import.taken");
        return already.run;
      }
      const { at, ...rest } = about;
      const run: ImportRun<Result> = { ...rest, startedAt: at.toISOString(), done: 0, total: 0 };
      const one: Kept<Result> = { by: actorName(actor), run, followers: new Set() };
      kept.set(run.id, one);
      forgetOldest();
      const tell = () => one.followers.forEach((follower) => follower());
      const progress: Progress = (done, total) => {
        Object.assign(run, { done, total });
        tell();
      };
      const stopped = () => resultOf(run.id, { reason: "import.stopped", left: run.total - run.done });
      void work(progress)
        .catch(stopped)
        .then((result) => {
          run.result = result;
          tell();
        });
      return run;
    },

    /** The run as it goes: once now, then after each step, until it has its result. Leaving it stops nothing. */
    async *follow(actor: Actor, id: string): AsyncGenerator<ImportRun<Result>, void, undefined> {
      const one = find(actor, id);
      if (!one) return;
      let news = Promise.withResolvers<void>();
      const follower = () => {
        news.resolve();
        news = Promise.withResolvers<void>();
      };
      one.followers.add(follower);
      try {
        for (;;) {
          const next = news.promise;
          const now = { ...one.run };
          yield now;
          if (now.result) return;
          await next;
        }
      } finally {
        one.followers.delete(follower);
      }
    },
  };
}
export type ImportRuns<Result = ImportResult> = ReturnType<typeof importRuns<Result>>;

/** What is said of an import of prompts that ended by an error nobody foresaw. */
export const stoppedImport = (id: string, stopped: Stopped): ImportResult => ({
  id,
  counts: { added: 0, changed: 0, removed: 0, unchanged: 0, refused: 0 },
  flows: [],
  skipped: [],
  stopped,
});
