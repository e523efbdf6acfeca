import type { HistoryAction } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError, isDomainError } from "#lib/kernel/errors.ts";
import { maxTransactionItems, type Write } from "#lib/platform/transactions.ts";
import type { LobDeps } from "./deps.ts";
import { readConfig, type LobConfig } from "./lob-config.ts";
import { repeatedValues, type Lob } from "./lob.ts";
import {
  displayNameKey,
  itemAt,
  itemWrite,
  sameItem,
  settingsFirst,
  withItem,
  type ItemContents,
} from "./moving-items.ts";
import { configImportEntity, type ConfigPartContents } from "./moving-parts.ts";
import { lastChange, nextStamp, queueErrors } from "./open-for-change.ts";
import { knowPrompt } from "./save-settings.ts";
import { settingsTogether } from "./setting-checks.ts";
import { settingKey, settingOfKey, type SettingValues } from "./settings.ts";

/** An item as it shall be, over the version that was seen; without `after` it is taken away. */
export type MovedItem = { key: string; after?: ItemContents; version: number; line?: number };

/** What becomes of an item: it is written, it is so already, or it is left out and listed. */
export type ItemOutcome =
  | { kind: "write"; after?: ItemContents; isNew: boolean }
  | { kind: "same" }
  | { kind: "skip"; reason: string };

export type ConfigWriting<Item extends MovedItem> = {
  deps: LobDeps;
  actor: Actor;
  id: string;
  action: "import.written" | "import.undone";
  file?: string;
  lob: string;
  items: readonly Item[];
  /** Whether the line of business is made where it is not there. */
  makesLob: boolean;
  /** Why an item is left out whose version is not the one that was seen. */
  changed: string;
  history: (write: { key: string; before?: ItemContents; after?: ItemContents }) => HistoryAction;
  /** Told of each item once, when its transaction is in or it needs none. */
  settled: (item: Item, outcome: ItemOutcome) => void;
};

type Chosen<Item> = { item: Item; before?: ItemContents; version: number; isStored: boolean };
type Opened = { entry?: Lob; config: LobConfig };

/** Each item with its history, beside the directory's item, the part, and the history of a new line of business. */
const itemsAtOnce = Math.floor((maxTransactionItems - 3) / 2);
/** How often somebody else may be faster. */
const maxTries = 20;

function decide<Item extends MovedItem>(
  { config, entry }: Opened,
  item: Item,
  changed: string,
): ItemOutcome | Chosen<Item> {
  const { key, after, version: seen } = item;
  const { contents, version, isStored } = itemAt(config, key);
  // A new line of business stores its name in any case, so that its partition is never empty.
  const isName = entry === undefined && key === displayNameKey;
  if (sameItem(contents, after) && !isName) return { kind: "same" };
  if (!isStored && config.unreadable.includes(key)) return { kind: "skip", reason: "moving.unreadable" };
  if (version !== seen) return { kind: "skip", reason: changed };
  const name = settingOfKey(key);
  const before = contents ?? (name && isStored ? { Value: config.values[name] } : undefined);
  return { item, before, version, isStored };
}

/** Rules over several settings and over prompts, judged by what this batch would leave; the reason by sort key. */
async function judge<Item extends MovedItem>(
  { deps, actor }: Pick<ConfigWriting<Item>, "deps" | "actor">,
  config: LobConfig,
  batch: readonly Chosen<Item>[],
): Promise<Map<string, string>> {
  const refused = new Map<string, string>();
  const after = batch.reduce((left, { item }) => withItem(left, item.key, item.after), config);
  const [error] = Object.values(settingsTogether(after.values));
  const concerned = [settingKey("AfterHoursAction"), settingKey("AfterHoursTransferNumber")];
  if (error)
    for (const { item } of batch) if (concerned.includes(item.key)) refused.set(item.key, error.reason);
  const notice = batch.find(({ item }) => item.key === settingKey("RecordingNoticePrompt"));
  if (notice?.item.after)
    await knowPrompt(deps, actor, notice.item.after.Value as SettingValues["RecordingNoticePrompt"]).catch(
      (problem: unknown) => {
        if (!isDomainError(problem, "VALIDATION")) throw problem;
        refused.set(notice.item.key, "lobs.promptGone");
      },
    );
  return refused;
}

function transaction<Item extends MovedItem>(
  writing: ConfigWriting<Item>,
  { entry, config }: Opened,
  batch: readonly Chosen<Item>[],
): Write[] {
  const { deps, actor, id, lob, action, file } = writing;
  const at = deps.clock.now();
  const recorded = { actor, at, tail: crypto.randomUUID().slice(0, 8), requestId: id };
  const after = batch.reduce((left, { item }) => withItem(left, item.key, item.after), config);
  const directory = {
    ...repeatedValues(after.values),
    QueueErrors: queueErrors(after.mappings, after.values.DefaultQueue),
  };
  const part: ConfigPartContents = {
    LOB: lob,
    File: file,
    Created: entry ? undefined : true,
    Items: batch.map(({ item, version, isStored }) => ({
      Key: item.key,
      Version: item.after ? version + 1 : 0,
      Added: isStored ? undefined : true,
    })),
  };
  return [
    ...batch.flatMap(({ item, before, version }): Write[] => [
      itemWrite(deps.configs, lob, item.key, item.after, nextStamp(version, actor, at)),
      deps.history.record({
        entity: `CONFIG#${lob}#${item.key}`,
        action: writing.history({ key: item.key, before, after: item.after }),
        before,
        after: item.after,
        ...recorded,
      }),
    ]),
    ...(entry
      ? [deps.configs.touch(lob, lastChange(actor, at), directory, entry.ContentVersion)]
      : [
          deps.configs.create(lob, { ...directory, ...lastChange(actor, at) }),
          deps.history.record({
            entity: `CONFIG#${lob}#LOB`,
            action: "lob.created",
            after: { Import: id },
            ...recorded,
          }),
        ]),
    deps.history.record({ entity: configImportEntity(id), action, after: part, ...recorded }),
  ];
}

/**
 * Writes items of one line of business in whole transactions, settings first, one after the other. What somebody
 * changed meanwhile is decided anew, and the rest still goes in.
 * @throws UNAVAILABLE when the database cannot answer: the batch that it happened to may be in or not
 */
export async function writeItems<Item extends MovedItem>(writing: ConfigWriting<Item>): Promise<void> {
  const { deps, lob, settled } = writing;
  let pending = settingsFirst(writing.items);
  let tries = 0;
  while (pending.length > 0) {
    const found = await deps.configs.open(lob);
    if (!found && !writing.makesLob) {
      for (const item of pending) settled(item, item.after ? skipGone : { kind: "same" });
      return;
    }
    const opened: Opened = found ?? { config: readConfig(lob, []) };
    const chosen: Chosen<Item>[] = [];
    for (const item of pending) {
      const decision = decide(opened, item, writing.changed);
      if ("kind" in decision) settled(item, decision);
      else chosen.push(decision);
    }
    const refused = await judge(writing, opened.config, chosen.slice(0, itemsAtOnce));
    const kept = chosen.filter(({ item }) => !refused.has(item.key));
    for (const { item } of chosen) {
      const reason = refused.get(item.key);
      if (reason) settled(item, { kind: "skip", reason });
    }
    const batch = kept.slice(0, itemsAtOnce);
    pending = kept.map(({ item }) => item);
    if (batch.length === 0) continue;
    try {
      await deps.commit(transaction(writing, opened, batch));
    } catch (error) {
      if (!isDomainError(error, "CONFLICT") && !isDomainError(error, "NOT_FOUND")) throw error;
      if ((tries += 1) > maxTries) throw new DomainError("UNAVAILABLE", "database.busy", { cause: error });
      continue;
    }
    tries = 0;
    for (const { item, before } of batch)
      settled(item, { kind: "write", after: item.after, isNew: !found || before === undefined });
    pending = pending.slice(batch.length);
  }
}

const skipGone: ItemOutcome = { kind: "skip", reason: "lobs.gone" };
