import { z } from "zod";
import { lasts, type Emergency } from "./emergency.ts";
import { mappingOfKey, type QueueMapping } from "./queue-mapping.ts";
import {
  defaultValues,
  settingNames,
  settingOfKey,
  type SettingName,
  type SettingValues,
} from "./settings.ts";
import { emergencySchema, storedMappingSchema, storedSettings } from "./stored.ts";

/** Who wrote an item last, and how often it was written; version 0 was never written by us. */
export type Stamp = { Version: number; UpdatedAt?: string; UpdatedBy?: string };

const stampSchema = z.object({
  Version: z.number().int().min(0).default(0),
  UpdatedAt: z.string().optional(),
  UpdatedBy: z.string().optional(),
});

/** How a setting stands in the table. `unreadable`: what is stored is none of its values, and the default counts. */
export type SettingState = Stamp & { isStored: boolean; unreadable: boolean };

export type StampedMapping = QueueMapping & Stamp;

/** Everything of one line of business, as one Query brings it. */
export type LobConfig = {
  lob: string;
  /** What counts, stored or by default; EmergencyClosure as it was stored, see {@link emergencyAt}. */
  values: SettingValues;
  states: Record<SettingName, SettingState>;
  emergency?: Emergency;
  mappings: StampedMapping[];
  /** Sort keys of items that could not be read, or that are none of ours: shown, never dropped unseen. */
  unreadable: string[];
};

type Item = Record<string, unknown>;

const nothing: SettingState = { Version: 0, isStored: false, unreadable: false };

/** Reads the items of a line of business. Never throws: what cannot be read is listed, and its default counts. */
export function readConfig(lob: string, items: readonly Item[]): LobConfig {
  const config: LobConfig = {
    lob,
    values: defaultValues(lob),
    states: Object.fromEntries(settingNames.map((name) => [name, nothing])) as LobConfig["states"],
    mappings: [],
    unreadable: [],
  };
  for (const item of items) {
    const key = String(item.ConfigKey);
    const name = settingOfKey(key);
    const mapping = mappingOfKey(key);
    const stamp = stampSchema.safeParse(item);
    const isRead = name
      ? readSetting(config, name, item, stamp.data)
      : readMapping(config, mapping, item, stamp.data);
    if (!isRead || !stamp.success) config.unreadable.push(key);
  }
  return config;
}

function readSetting(config: LobConfig, name: SettingName, item: Item, stamp: Stamp | undefined): boolean {
  const value = storedSettings[name].safeParse(item.Value);
  if (value.success) Object.assign(config.values, { [name]: value.data });
  config.states[name] = { Version: 0, ...stamp, isStored: true, unreadable: !value.success };
  if (name !== "EmergencyClosure" || value.data !== true) return value.success;
  const emergency = emergencySchema.safeParse(item);
  // Switched on, but by when or why cannot be read: closed it is.
  config.emergency = emergency.data ?? emergencySchema.parse({});
  return emergency.success;
}

function readMapping(
  config: LobConfig,
  key: Pick<QueueMapping, "Intent" | "Language"> | undefined,
  item: Item,
  stamp: Stamp | undefined,
): boolean {
  const contents = storedMappingSchema.safeParse(item);
  if (!key || !contents.success || !stamp) return false;
  config.mappings.push({ ...key, ...contents.data, ...stamp });
  return true;
}

/** The emergency closure that is in force at a moment (epoch milliseconds), if one is. */
export const emergencyAt = (config: LobConfig, moment: number): Emergency | undefined =>
  config.values.EmergencyClosure && lasts(config.emergency, moment) ? config.emergency : undefined;

/** What counts at a moment: a closure whose end has come is off. */
export const valuesAt = (config: LobConfig, moment: number): SettingValues => ({
  ...config.values,
  EmergencyClosure: emergencyAt(config, moment) !== undefined,
});
