import "server-only";
import { importRuns, stoppedImport, type ImportRuns } from "#lib/domain/prompts/index.ts";

// Pages and route handlers may be given modules of their own by Next.js: the server has one set of runs.
const place = Symbol.for("console.import-runs");
const shared = globalThis as { [place]?: ImportRuns };

/** The imports that this server is doing, or has done. */
export const runs = (): ImportRuns => (shared[place] ??= importRuns(stoppedImport));
