import "server-only";
import { emptyResult, type MovingResult } from "#lib/domain/lines-of-business/index.ts";
import { importRuns, type ImportRun, type ImportRuns } from "#lib/domain/prompts/index.ts";

export type MovingRun = ImportRun<MovingResult>;

// Pages and route handlers may be given modules of their own by Next.js: the server has one set of runs.
const place = Symbol.for("console.moving-runs");
const shared = globalThis as { [place]?: ImportRuns<MovingResult> };

/** The imports of lines of business and of their queues that this server is doing, or has done. */
export const movingRuns = (): ImportRuns<MovingResult> =>
  (shared[place] ??= importRuns((id, stopped) => ({ ...emptyResult(id, ""), stopped })));
