import type { ImportResult, Progress } from "#lib/domain/prompts/index.ts";
import { isDomainError } from "#lib/kernel/errors.ts";
import { log } from "#lib/platform/log.ts";
import { writeItems, type ConfigWriting, type ItemOutcome, type MovedItem } from "./moving-write.ts";
import { settingOfKey } from "./settings.ts";

/** A setting or mapping that was left out, and why. */
export type SkippedItem = { key: string; line?: number; reason: string };

/** What an import of a line of business, or the undoing of one, has done; its prompts as imports of prompts tell it. */
export type MovingResult = ImportResult & {
  lob: string;
  written: { settings: number; queues: number };
  skippedItems: SkippedItem[];
  /** An undoing took away the line of business that the import had made. */
  removedLob?: boolean;
};

export const emptyResult = (id: string, lob: string): MovingResult => ({
  id,
  lob,
  counts: { added: 0, changed: 0, removed: 0, unchanged: 0, refused: 0 },
  flows: [],
  skipped: [],
  written: { settings: 0, queues: 0 },
  skippedItems: [],
});

function count(result: MovingResult, item: MovedItem, outcome: ItemOutcome): void {
  if (outcome.kind === "same") result.counts.unchanged += 1;
  else if (outcome.kind === "skip")
    result.skippedItems.push({ key: item.key, line: item.line, reason: outcome.reason });
  else {
    result.counts[!outcome.after ? "removed" : outcome.isNew ? "added" : "changed"] += 1;
    result.written[settingOfKey(item.key) ? "settings" : "queues"] += 1;
  }
}

/** Why work ended before its end, and how many items are not done; what nobody foresaw is logged. */
export function stoppedBy(error: unknown, id: string, left: number): NonNullable<ImportResult["stopped"]> {
  const known = isDomainError(error);
  if (!known || error.code === "UNAVAILABLE")
    log("error", "import stopped", { correlationId: id }, known ? error.cause : error);
  return { reason: known ? error.reason : "import.stopped", values: known ? error.values : {}, left };
}

/** Writes items into a result; ends with what is done where the database goes away, and says so. */
export async function moveItems(
  result: MovingResult,
  writing: Omit<ConfigWriting<MovedItem>, "settled">,
  progress: Progress,
): Promise<void> {
  const total = writing.items.length;
  let done = 0;
  const settled = (item: MovedItem, outcome: ItemOutcome) => {
    count(result, item, outcome);
    done += 1;
    if (done === total || done % 10 === 0) progress(done, total);
  };
  try {
    await writeItems({ ...writing, settled });
  } catch (error) {
    result.stopped = stoppedBy(error, writing.id, total - done);
  }
}
