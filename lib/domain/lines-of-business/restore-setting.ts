import { z } from "zod";
import { authorize } from "#lib/domain/access/index.ts";
import type { Change } from "#lib/domain/history/index.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { LobDeps } from "./deps.ts";
import { mappingInput } from "./mapping-checks.ts";
import {
  lastChange,
  lookingAgain,
  openForChange,
  queueErrors,
  type OpenedForChange,
} from "./open-for-change.ts";
import { repeatedSettings } from "./lob.ts";
import { mappingOfKey } from "./queue-mapping.ts";
import { findMapping, mappingWrites, touchQueues } from "./save-queue-mapping.ts";
import { changedOnly, knowPrompt, settingWrites } from "./save-settings.ts";
import { checkSettings } from "./setting-checks.ts";
import { settingOfKey, type SettingName } from "./settings.ts";

export const restoreSettingInput = z.object({
  lob: z.string(),
  /** Sort key of the setting, flag or queue mapping: `SETTING#TimeZone`, `QUEUE#billing#es`. */
  key: z.string(),
  /** The history item's key, and which side of it to bring back. */
  at: z.string(),
  side: z.enum(["Before", "After"]),
  /** The version that the person saw; 0 when nothing was stored. */
  version: z.number().int(),
  requestId: z.string().max(64),
});
export type RestoreSettingInput = z.infer<typeof restoreSettingInput>;

/**
 * Brings back an earlier value of a setting, a flag or a queue mapping as a new version.
 * @throws CONFLICT when it was changed since the person saw it; RULE when it may no longer be used
 */
export async function restoreSetting(deps: LobDeps, actor: Actor, input: RestoreSettingInput): Promise<void> {
  authorize(actor, "config:write");
  authorize(actor, "history:restore");
  const name = settingOfKey(input.key);
  if (name === "EmergencyClosure") throw new DomainError("RULE", "lobs.emergencySetting");
  await lookingAgain(async () => {
    const opened = await openForChange(deps, actor, input.lob);
    const change = await deps.history.get(`CONFIG#${input.lob}#${input.key}`, input.at);
    if (name) await restoreValue(deps, actor, input, opened, name, change);
    else await restoreMapping(deps, actor, input, opened, change);
  });
}

async function restoreValue(
  deps: LobDeps,
  actor: Actor,
  input: RestoreSettingInput,
  { entry, config }: OpenedForChange,
  name: SettingName,
  change: Change,
): Promise<void> {
  const side = change[input.side];
  if (!side || !("Value" in side)) throw new DomainError("RULE", "history.nothingToRestore");
  const checked = changedOnly(
    config,
    restorable(() => checkSettings(config.values, { [name]: side.Value })),
  );
  if (Object.keys(checked).length === 0) return;
  if (config.states[name].Version !== input.version) throw new DomainError("CONFLICT", "lobs.changedSince");
  await knowPrompt(deps, actor, checked.RecordingNoticePrompt);
  const values = { ...config.values, ...checked };
  const repeated = repeatedSettings.filter((repeated) => repeated === name);
  await deps.commit([
    ...settingWrites(deps, actor, config, checked, "setting.restored", input.requestId),
    deps.configs.touch(
      input.lob,
      lastChange(actor, deps.clock.now()),
      {
        ...Object.fromEntries(repeated.map((setting) => [setting, values[setting]])),
        ...(name === "DefaultQueue"
          ? { QueueErrors: queueErrors(config.mappings, values.DefaultQueue) }
          : {}),
      },
      entry.ContentVersion,
    ),
  ]);
}

async function restoreMapping(
  deps: LobDeps,
  actor: Actor,
  input: RestoreSettingInput,
  { entry, config }: OpenedForChange,
  change: Change,
): Promise<void> {
  const key = mappingOfKey(input.key);
  const wanted = key && mappingInput.safeParse({ ...change[input.side], ...key });
  if (!wanted?.success) throw new DomainError("RULE", "history.nothingToRestore");
  const before = findMapping(config, wanted.data);
  if ((before?.Version ?? 0) !== input.version) throw new DomainError("CONFLICT", "lobs.changedSince");
  const steps = [{ before, after: wanted.data }];
  await deps.commit([
    ...mappingWrites(deps, actor, config, steps, "queue.restored", input.requestId),
    touchQueues(deps, actor, config, steps, entry.ContentVersion),
  ]);
}

/** An old value that would be refused today is told as such: there is no field at which an error could stand. */
function restorable<Value>(check: () => Value): Value {
  try {
    return check();
  } catch (error) {
    throw new DomainError("RULE", "lobs.cannotRestore", { cause: error });
  }
}
