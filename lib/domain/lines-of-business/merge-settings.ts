import type { LobConfig } from "./lob-config.ts";
import { mergeParts } from "./merge-parts.ts";
import { sameSetting, type SettingName } from "./settings.ts";
import { storedSettings } from "./stored.ts";

/** What a person changed in one setting: from what they saw to what they want. */
export type SettingChange = { from?: unknown; to?: unknown };

/** One setting that two people changed: what both began with, and what each made of it. */
export type SettingConflict = { setting: SettingName; base: unknown; mine: unknown; theirs: unknown };

/** Brings a value from a browser into the order that the stored one has; what is none is left as it is. */
function read(name: SettingName, value: unknown): unknown {
  const result = storedSettings[name].safeParse(value);
  return result.success ? result.data : value;
}

/**
 * Lays a person's changes over what is stored now: what is to be checked and written, and what two people
 * changed to different things. A setting that cannot be read gives way to whoever writes it anew.
 */
export function mergeSettings(
  config: LobConfig,
  changes: Partial<Record<SettingName, SettingChange>>,
): { wanted: Partial<Record<SettingName, unknown>>; conflicts: SettingConflict[] } {
  const wanted: Partial<Record<SettingName, unknown>> = {};
  const conflicts: SettingConflict[] = [];
  for (const [setting, change] of Object.entries(changes) as [SettingName, SettingChange][]) {
    const [base, mine] = [read(setting, change.from), read(setting, change.to)];
    const theirs = config.values[setting];
    const { unreadable } = config.states[setting];
    if (sameSetting(mine, theirs) && !unreadable) continue;
    if (unreadable || sameSetting(base, theirs)) {
      wanted[setting] = mine;
      continue;
    }
    const parted = mergeParts(setting, base, mine, theirs);
    if (parted?.conflicts.length === 0) wanted[setting] = parted.merged;
    else conflicts.push({ setting, base, mine, theirs });
  }
  return { wanted, conflicts };
}
