import type { Write } from "#lib/platform/transactions.ts";
import type { ConfigStore } from "./config-store.ts";
import type { LobConfig, Stamp } from "./lob-config.ts";
import { mappingContents, mappingKey, mappingOfKey, type MappingContents } from "./queue-mapping.ts";
import { settingKey, settingOfKey, type SettingName } from "./settings.ts";
import { storedMappingSchema, storedSettings } from "./stored.ts";

/** What history keeps of an item too: `{ Value }` of a setting or flag, a mapping's four attributes. */
export type ItemContents = Record<string, unknown>;

/** What stands at a sort key now. A setting always has its value, if only by default; a mapping may not be there. */
export type ItemNow = { contents?: ItemContents; version: number; isStored: boolean };

export function itemAt(config: LobConfig, key: string): ItemNow {
  const name = settingOfKey(key);
  if (name) {
    const { Version, isStored, unreadable } = config.states[name];
    // What cannot be read is none of its values: anything written over it is a change.
    return { contents: unreadable ? undefined : { Value: config.values[name] }, version: Version, isStored };
  }
  const found = config.mappings.find(({ Intent, Language }) => mappingKey(Intent, Language) === key);
  return {
    contents: found && mappingContents(found),
    version: found?.Version ?? 0,
    isStored: found !== undefined,
  };
}

export const sameItem = (one: ItemContents | undefined, other: ItemContents | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Contents that were stored once, as leniently as any stored ones are read; undefined where they are none. */
export function readItem(key: string, stored: unknown): ItemContents | undefined {
  const name = settingOfKey(key);
  if (!name) {
    const mapping = storedMappingSchema.safeParse(stored).data;
    return mapping && mappingContents(mapping);
  }
  const value = storedSettings[name].safeParse((stored as { Value?: unknown } | undefined)?.Value);
  return value.success ? { Value: value.data } : undefined;
}

/** The line of business as it is with this item in it; undefined takes a mapping out. */
export function withItem(config: LobConfig, key: string, contents: ItemContents | undefined): LobConfig {
  const name = settingOfKey(key);
  if (name) return { ...config, values: { ...config.values, [name]: contents?.Value } };
  const of = mappingOfKey(key);
  const others = config.mappings.filter(({ Intent, Language }) => mappingKey(Intent, Language) !== key);
  if (!of || !contents) return { ...config, mappings: others };
  return { ...config, mappings: [...others, { ...of, ...(contents as MappingContents), Version: 0 }] };
}

/** The write of an item's next version; undefined removes it. */
export function itemWrite(
  configs: ConfigStore,
  lob: string,
  key: string,
  contents: ItemContents | undefined,
  stamp: Stamp,
): Write {
  const name: SettingName | undefined = settingOfKey(key);
  const of = mappingOfKey(key);
  if (name)
    return contents
      ? configs.putSetting(lob, name, contents.Value, stamp)
      : configs.removeSetting(lob, name, stamp.Version - 1);
  if (!of) throw new Error(`no item of a line of business: ${key}`);
  return contents
    ? configs.putMapping(lob, { ...of, ...(contents as MappingContents) }, stamp)
    : configs.removeMapping(lob, { ...of, ...emptyMapping, Version: stamp.Version - 1 });
}

/** A mapping is removed by its key and its version. */
const emptyMapping: MappingContents = { QueueName: "", QueueArn: "", Priority: 0, IsActive: false };

/** Settings before mappings, which they may decide about. */
export const settingsFirst = <Item extends { key: string }>(items: readonly Item[]): Item[] => [
  ...items.filter(({ key }) => settingOfKey(key)),
  ...items.filter(({ key }) => !settingOfKey(key)),
];

export const displayNameKey = settingKey("DisplayName");
