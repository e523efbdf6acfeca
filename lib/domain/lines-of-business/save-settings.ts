import { z } from "zod";
import { seesLobs } from "#lib/domain/access/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Write } from "#lib/platform/transactions.ts";
import type { LobDeps } from "./deps.ts";
import { mergeSettings, type SettingConflict } from "./merge-settings.ts";
import { lastChange, lookingAgain, nextStamp, openForChange, queueErrors } from "./open-for-change.ts";
import type { LobConfig, Stamp } from "./lob-config.ts";
import { repeatedSettings } from "./lob.ts";
import { checkSettings } from "./setting-checks.ts";
import {
  sameSetting,
  savedSettingNames,
  settingKey,
  type SettingName,
  type SettingValues,
} from "./settings.ts";

export const saveSettingsInput = z.object({
  lob: z.string(),
  /** Only the settings that the person changed, each from what they saw to what they want. */
  changes: z.partialRecord(
    z.enum(savedSettingNames as [SettingName, ...SettingName[]]),
    z.object({ from: z.unknown().optional(), to: z.unknown().optional() }),
  ),
  requestId: z.string().max(64),
});
export type SaveSettingsInput = z.infer<typeof saveSettingsInput>;

/** What a refused save carries: each setting that somebody else changed meanwhile, by whom, and all as it is now. */
export type SettingsConflict = { conflicts: (SettingConflict & { by: Stamp })[]; current: SettingValues };

export type SavedSettings = { lob: string; values: SettingValues; saved: SettingName[] };

/**
 * Saves the changed settings of a line of business, all or none, each over its newest version. Changes to other
 * settings made meanwhile stand, and so do other days of the week and other holidays. Twice is as good as once.
 * @throws CONFLICT with a {@link SettingsConflict}; VALIDATION with an error at each setting that is wrong
 */
export function saveSettings(deps: LobDeps, actor: Actor, input: SaveSettingsInput): Promise<SavedSettings> {
  return lookingAgain(async () => {
    const { entry, config } = await openForChange(deps, actor, input.lob);
    const { wanted, conflicts } = mergeSettings(config, input.changes);
    if (conflicts.length > 0) {
      const data: SettingsConflict = {
        conflicts: conflicts.map((conflict) => ({
          ...conflict,
          by: stampOf(config.states[conflict.setting]),
        })),
        current: config.values,
      };
      throw new DomainError("CONFLICT", "lobs.conflict", { data });
    }
    const checked = changedOnly(config, checkSettings(config.values, wanted));
    const saved = Object.keys(checked) as SettingName[];
    if (saved.length === 0) return { lob: input.lob, values: config.values, saved };
    await knowPrompt(deps, actor, checked.RecordingNoticePrompt);
    const values = { ...config.values, ...checked };
    await deps.commit([
      ...settingWrites(deps, actor, config, checked, "setting.saved", input.requestId),
      deps.configs.touch(
        input.lob,
        lastChange(actor, deps.clock.now()),
        {
          ...Object.fromEntries(
            repeatedSettings.filter((name) => name in checked).map((name) => [name, checked[name]]),
          ),
          ...("DefaultQueue" in checked
            ? { QueueErrors: queueErrors(config.mappings, values.DefaultQueue) }
            : {}),
        },
        entry.ContentVersion,
      ),
    ]);
    return { lob: input.lob, values, saved };
  });
}

const stampOf = ({ Version, UpdatedAt, UpdatedBy }: Stamp): Stamp => ({ Version, UpdatedAt, UpdatedBy });

/** Leaves out what says the same as before; what could not be read is written anew in any case. */
export const changedOnly = (config: LobConfig, checked: Partial<SettingValues>): Partial<SettingValues> =>
  Object.fromEntries(
    (Object.entries(checked) as [SettingName, unknown][]).filter(
      ([name, value]) => config.states[name].unreadable || !sameSetting(value, config.values[name]),
    ),
  );

/** @throws VALIDATION where a prompt is named that is not there, or not the actor's to see */
export async function knowPrompt(
  deps: LobDeps,
  actor: Actor,
  named: string | null | undefined,
): Promise<void> {
  if (!named) return;
  const slash = named.lastIndexOf("/");
  const { flow, prompt } = await deps.prompts.find({
    flow: named.slice(0, slash),
    name: named.slice(slash + 1),
  });
  if (flow && prompt && seesLobs(actor, flow.LOBs)) return;
  throw new DomainError("VALIDATION", "form.invalid", {
    fieldErrors: { RecordingNoticePrompt: { reason: "lobs.promptGone" } },
  });
}

/** Each setting with its history: at most 17 settings, 34 of the 100 writes of a transaction. */
export function settingWrites(
  deps: LobDeps,
  actor: Actor,
  config: LobConfig,
  checked: Partial<SettingValues>,
  action: "setting.saved" | "setting.restored",
  requestId: string,
): Write[] {
  const at = deps.clock.now();
  return (Object.entries(checked) as [SettingName, unknown][]).flatMap(([name, value]) => [
    deps.configs.putSetting(config.lob, name, value, nextStamp(config.states[name].Version, actor, at)),
    deps.history.record({
      entity: `CONFIG#${config.lob}#${settingKey(name)}`,
      action,
      actor,
      before: { Value: config.values[name] },
      after: { Value: value },
      at,
      requestId,
    }),
  ]);
}
