import { authorize, authorizeChange } from "#lib/domain/access/index.ts";
import type { HistoryAction } from "#lib/domain/history/index.ts";
import { loadParts, undoImport, type Progress, type UndoImportInput } from "#lib/domain/prompts/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import type { Write } from "#lib/platform/transactions.ts";
import type { MovingDeps } from "./export-lob.ts";
import { itemAt, readItem } from "./moving-items.ts";
import { configImportEntity, loadConfigParts, type ConfigPart } from "./moving-parts.ts";
import { emptyResult, moveItems, stoppedBy, type MovingResult } from "./moving-result.ts";
import type { ConfigWriting, MovedItem } from "./moving-write.ts";
import { lookingAgain } from "./open-for-change.ts";
import { settingKey, settingNames, settingOfKey } from "./settings.ts";

/** Everything that an import wrote: into the line of business, and into its flows. */
export type FoundMoving = {
  lob: string;
  fileName: string;
  parts: ConfigPart[];
  promptParts: Awaited<ReturnType<typeof loadParts>>;
};

/** What an import, or the undoing of one, wrote. @throws NOT_FOUND where it wrote nothing */
export async function findMoving(deps: MovingDeps, actor: Actor, id: string): Promise<FoundMoving> {
  authorize(actor, "config:write");
  authorize(actor, "history:restore");
  const [parts, promptParts] = await Promise.all([loadConfigParts(deps, id), loadParts(deps, id)]);
  if (parts.length + promptParts.length === 0) throw new DomainError("NOT_FOUND", "import.gone");
  const lob = parts[0]?.LOB ?? "";
  if (lob) authorizeChange(actor, [lob]);
  const fileName = [...parts, ...promptParts].find(({ File }) => File)?.File ?? "";
  return { lob, fileName, parts, promptParts };
}

type Touched = ConfigPart["Items"][number] & { at: string };

/** Each item as it was before, told from the history that was written along with it; without `after` it was not there. */
async function itemsBefore(deps: MovingDeps, lob: string, touched: readonly Touched[]): Promise<MovedItem[]> {
  const entityOf = (key: string) => `CONFIG#${lob}#${key}` as const;
  const changes = await deps.history.many(touched.map(({ Key, at }) => ({ entity: entityOf(Key), at })));
  const before = new Map(changes.map((change) => [change.Entity, change.Before]));
  return touched.map(({ Key, Version }) => ({
    key: Key,
    after: readItem(Key, before.get(entityOf(Key))),
    version: Version,
  }));
}

const actionOf: ConfigWriting<MovedItem>["history"] = ({ key, after }): HistoryAction =>
  settingOfKey(key) ? "setting.restored" : after ? "queue.restored" : "queue.deleted";

/**
 * Takes away a line of business that the import had made, once nothing is left in it but the settings that the import
 * wrote, as it wrote them. Where somebody has changed something since, it stays.
 */
async function removeLob(
  deps: MovingDeps,
  actor: Actor,
  id: string,
  lob: string,
  items: readonly MovedItem[],
): Promise<"removed" | "gone" | "stays"> {
  const opened = await deps.configs.open(lob);
  if (!opened) return "gone";
  const { entry, config } = opened;
  const written = new Map(items.map(({ key, version }) => [key, version]));
  const stored = settingNames.filter((name) => config.states[name].isStored);
  const isOurs = stored.every((name) => written.get(settingKey(name)) === config.states[name].Version);
  if (!isOurs || config.mappings.length > 0 || config.unreadable.length > 0 || entry.ArchivedAt)
    return "stays";
  const at = deps.clock.now();
  const recorded = { actor, at, tail: crypto.randomUUID().slice(0, 8), requestId: id };
  const keys = stored.map(settingKey);
  await deps.commit([
    ...stored.flatMap((name): Write[] => [
      deps.configs.removeSetting(lob, name, config.states[name].Version),
      deps.history.record({
        entity: `CONFIG#${lob}#${settingKey(name)}`,
        action: "setting.restored",
        before: itemAt(config, settingKey(name)).contents,
        ...recorded,
      }),
    ]),
    deps.configs.removeEntry(lob, entry.ContentVersion),
    deps.history.record({ entity: `CONFIG#${lob}#LOB`, action: "lob.removed", ...recorded }),
    deps.history.record({
      entity: configImportEntity(id),
      action: "import.undone",
      after: { LOB: lob, Removed: true, Items: keys.map((Key) => ({ Key, Version: 0 })) },
      ...recorded,
    }),
  ]);
  return "removed";
}

type Undoing = {
  deps: MovingDeps;
  actor: Actor;
  id: string;
  found: FoundMoving;
  result: MovingResult;
};

async function undoConfig({ deps, actor, id, found, result }: Undoing, progress: Progress): Promise<void> {
  const { lob, parts } = found;
  const touched = parts.flatMap(({ Items, at }) => Items.map((item): Touched => ({ ...item, at })));
  if (touched.length === 0) return;
  const items = await itemsBefore(deps, lob, touched);
  const made = parts.some(({ Created }) => Created);
  const mappings = items.filter(({ key }) => !settingOfKey(key));
  const settings = items.filter(({ key }) => settingOfKey(key));
  const move = (some: readonly MovedItem[], before: number) =>
    moveItems(
      result,
      {
        deps,
        actor,
        id,
        action: "import.undone",
        lob,
        items: some,
        makesLob: parts.some(({ Removed }) => Removed),
        changed: "moving.touchedSince",
        history: actionOf,
      },
      (done) => progress(before + done, items.length),
    );
  if (!made) return move(items, 0);
  await move(mappings, 0);
  if (result.stopped) return;
  let outcome: Awaited<ReturnType<typeof removeLob>>;
  try {
    outcome = await lookingAgain(() => removeLob(deps, actor, id, lob, settings));
  } catch (error) {
    result.stopped = stoppedBy(error, id, settings.length);
    return;
  }
  result.removedLob = outcome !== "stays";
  if (outcome === "removed") {
    result.counts.removed += settings.length;
    result.written.settings += settings.length;
  }
  if (outcome !== "stays") return;
  result.skippedItems.push({ key: "LOB", reason: "moving.lobStays" });
  await move(settings, mappings.length);
}

async function undoPrompts({ deps, actor, id, found, result }: Undoing, of: string, progress: Progress) {
  if (found.promptParts.length === 0) return;
  try {
    const input = { import: of, id };
    const undone = await undoImport(deps, actor, input, found.promptParts, progress);
    for (const kind of Object.keys(result.counts) as (keyof typeof result.counts)[])
      result.counts[kind] += undone.counts[kind];
    Object.assign(result, { flows: undone.flows, skipped: undone.skipped, stopped: undone.stopped });
  } catch (error) {
    if (!isDomainError(error, "FORBIDDEN")) throw error;
    result.skippedItems.push({ key: "PROMPTS", reason: error.reason });
  }
}

/**
 * Brings back what was before an import of a line of business, as one, where nobody has touched it since; the rest is
 * left out and listed. Done twice it changes nothing, and it can itself be undone in the same way.
 */
export async function undoMoving(
  deps: MovingDeps,
  actor: Actor,
  input: UndoImportInput,
  found: FoundMoving,
  progress: Progress,
): Promise<MovingResult> {
  authorize(actor, "config:write");
  authorize(actor, "history:restore");
  if (found.lob) authorizeChange(actor, [found.lob]);
  const result = emptyResult(input.id, found.lob);
  const undoing: Undoing = { deps, actor, id: input.id, found, result };
  const counts = [
    found.parts.reduce((sum, { Items }) => sum + Items.length, 0),
    found.promptParts.reduce((sum, { Prompts }) => sum + Prompts.length, 0),
  ] as const;
  const total = counts[0] + counts[1];
  const config = (before: number) => undoConfig(undoing, (done) => progress(before + done, total));
  const prompts = (before: number) =>
    undoPrompts(undoing, input.import, (done) => progress(before + done, total));
  // A setting may name a prompt: it goes before the prompt goes, and comes back after it has come back.
  if (found.fileName) {
    await config(0);
    if (!result.stopped) await prompts(counts[0]);
  } else {
    await prompts(0);
    if (!result.stopped) await config(counts[1]);
  }
  return result;
}
