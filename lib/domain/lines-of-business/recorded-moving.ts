import { momentOf } from "#lib/domain/history/browser.ts";
import type { ImportRun } from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import type { MovingDeps } from "./export-lob.ts";
import { emptyResult, type MovingResult } from "./moving-result.ts";
import { settingOfKey } from "./settings.ts";
import { findMoving } from "./undo-moving.ts";

/**
 * What history has kept of an import that no server remembers: what it wrote, not what it left out.
 * @throws NOT_FOUND where it wrote nothing
 */
export async function recordedMoving(
  deps: MovingDeps,
  actor: Actor,
  id: string,
): Promise<ImportRun<MovingResult>> {
  const { lob, fileName, parts, promptParts } = await findMoving(deps, actor, id);
  const result = emptyResult(id, lob);
  const count = (version: number, isAdded: boolean | undefined) => {
    result.counts[version === 0 ? "removed" : isAdded ? "added" : "changed"] += 1;
  };
  for (const { Items } of parts)
    for (const { Key, Version, Added } of Items) {
      count(Version, Added);
      result.written[settingOfKey(Key) ? "settings" : "queues"] += 1;
    }
  const flows = new Map<string, number>();
  for (const { FlowName, Prompts } of promptParts)
    for (const { Version, Added } of Prompts) {
      count(Version, Added);
      flows.set(FlowName, (flows.get(FlowName) ?? 0) + 1);
    }
  result.flows = [...flows].sort().map(([FlowName, written]) => ({ FlowName, written }));
  result.removedLob = parts.some(({ Removed }) => Removed) || undefined;
  const total = result.counts.added + result.counts.changed + result.counts.removed;
  const startedAt = [...parts, ...promptParts].map(({ at }) => at).sort()[0] ?? "";
  return {
    id,
    // Only an import's parts name a file.
    kind: fileName === "" ? "undo" : "import",
    fileName,
    startedAt: momentOf(startedAt),
    done: total,
    total,
    result,
  };
}
