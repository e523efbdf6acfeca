import { isDomainError, type ReasonValues } from "#lib/kernel/errors.ts";
import { log } from "#lib/platform/log.ts";
import type { Decision, FlowJob, WriteContext } from "./import-write.ts";
import { writeFlow } from "./import-write.ts";
import { inParallel } from "#lib/kernel/in-parallel.ts";

/** Flows written at once; one flow's transactions follow each other. */
const flowsAtOnce = 4;

/** A row that was left out, and why. `line` is its line in the file, where there is one. */
export type SkippedRow = { FlowName: string; PromptName: string; line?: number; reason: string };

/** What an import, or the undoing of one, has done. */
export type ImportResult = {
  id: string;
  counts: { added: number; changed: number; removed: number; unchanged: number; refused: number };
  /** How many prompts were written in each flow, by name; flows that nothing was written in are left out. */
  flows: { FlowName: string; written: number }[];
  skipped: SkippedRow[];
  /** Why it ended before its end, and how many rows are not done. What is done stays done. */
  stopped?: { reason: string; values?: ReasonValues; left: number };
};

/** Told after each transaction: rows done, of how many. */
export type Progress = (done: number, total: number) => void;

type Key = { FlowName: string; PromptName: string; line?: number };

/** The jobs of all flows, some at once; ends with what is done where the database goes away, and says so. */
export async function writeFlows<Item extends Key>(
  context: Omit<WriteContext, "stopped">,
  jobs: readonly Omit<FlowJob<Item>, "settled">[],
  progress: Progress,
  after: (flow: string) => Promise<void> = () => Promise.resolve(),
): Promise<ImportResult> {
  const counts: ImportResult["counts"] = { added: 0, changed: 0, removed: 0, unchanged: 0, refused: 0 };
  const written = new Map<string, number>();
  const skipped: SkippedRow[] = [];
  const total = jobs.reduce((sum, { items }) => sum + items.length, 0);
  let done = 0;
  const settled = (item: Item, decision: Decision) => {
    done += 1;
    if (decision.kind === "same") counts.unchanged += 1;
    else if (decision.kind === "skip") {
      const { FlowName, PromptName, line } = item;
      skipped.push({ FlowName, PromptName, line, reason: decision.reason });
    } else {
      counts[!decision.after ? "removed" : decision.before ? "changed" : "added"] += 1;
      written.set(item.FlowName, (written.get(item.FlowName) ?? 0) + 1);
    }
    if (done === total || done % 10 === 0) progress(done, total);
  };

  let stopped: ImportResult["stopped"];
  progress(0, total);
  await inParallel(flowsAtOnce, jobs, async (job) => {
    if (stopped) return;
    try {
      await writeFlow({ ...context, stopped: () => stopped !== undefined }, { ...job, settled });
      if (!stopped) await after(job.flow);
    } catch (error) {
      const known = isDomainError(error);
      if (!known || error.code === "UNAVAILABLE")
        log("error", "import stopped", { correlationId: context.id }, known ? error.cause : error);
      stopped ??= {
        reason: known ? error.reason : "import.stopped",
        values: known ? error.values : {},
        left: 0,
      };
    }
  });
  return {
    id: context.id,
    counts,
    flows: [...written].sort().map(([FlowName, count]) => ({ FlowName, written: count })),
    skipped: skipped.sort((one, other) => (one.line ?? 0) - (other.line ?? 0)),
    stopped: stopped && { ...stopped, left: total - done },
  };
}
