import { momentOf } from "#lib/domain/history/browser.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { PromptDeps } from "./deps.ts";
import { findImport } from "./import-undo.ts";
import type { ImportRun } from "./import-runs.ts";

/**
 * What history has kept of a run that no server remembers: what it wrote, not what it left out.
 * @throws NOT_FOUND where it wrote nothing
 */
export async function recordedRun(deps: PromptDeps, actor: Actor, id: string): Promise<ImportRun> {
  const parts = await findImport(deps, actor, id);
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0, refused: 0 };
  const written = new Map<string, number>();
  for (const { FlowName, Prompts } of parts)
    for (const { Version, Added } of Prompts) {
      counts[Version === 0 ? "removed" : Added ? "added" : "changed"] += 1;
      written.set(FlowName, (written.get(FlowName) ?? 0) + 1);
    }
  const total = [...written.values()].reduce((sum, count) => sum + count, 0);
  const fileName = parts.find(({ File }) => File)?.File;
  return {
    id,
    // Only an import's parts name a file.
    kind: fileName === undefined ? "undo" : "import",
    fileName: fileName ?? "",
    startedAt: momentOf(parts.at(-1)?.at ?? ""),
    done: total,
    total,
    result: {
      id,
      counts,
      flows: [...written].sort().map(([FlowName, count]) => ({ FlowName, written: count })),
      skipped: [],
    },
  };
}
