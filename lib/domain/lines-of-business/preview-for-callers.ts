import { z } from "zod";
import type { Actor } from "#lib/kernel/actor.ts";
import type { Clock } from "#lib/kernel/clock.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { compareForCallers, type CallerChanges } from "./compare-for-callers.ts";
import type { ConfigStore } from "./config-store.ts";
import type { LobConfig } from "./lob-config.ts";
import { checkMapping } from "./mapping-checks.ts";
import { mergeSettings } from "./merge-settings.ts";
import { authorizeLob } from "./open-for-change.ts";
import { mappingKey, mappingLanguages } from "./queue-mapping.ts";
import { saveSettingsInput } from "./save-settings.ts";
import { checkSettings } from "./setting-checks.ts";

export const previewForCallersInput = z.object({
  lob: z.string(),
  /** As `saveSettings` is given them: each changed setting from what the person saw to what they want. */
  settings: saveSettingsInput.shape.changes.optional(),
  /** Each changed queue mapping as it shall be; without `to` it is deleted. */
  mappings: z
    .array(
      z.object({
        Intent: z.string(),
        Language: z.enum(mappingLanguages, { error: "lobs.language" }),
        to: z
          .object({
            QueueName: z.string(),
            QueueArn: z.string(),
            Priority: z.number(),
            IsActive: z.boolean(),
          })
          .optional(),
      }),
    )
    .max(2_000)
    .optional(),
});
export type PreviewForCallersInput = z.infer<typeof previewForCallersInput>;

/** What has been changed and not saved of a line of business. */
export type UnsavedForCallers = Omit<PreviewForCallersInput, "lob">;

/** The line of business as it will be when the changes are saved; where somebody else changed the same, mine. */
function withUnsaved(config: LobConfig, { settings, mappings }: UnsavedForCallers): LobConfig {
  const { wanted, conflicts } = mergeSettings(config, settings ?? {});
  const mine = Object.fromEntries(conflicts.map((conflict) => [conflict.setting, conflict.mine]));
  const kept = new Map(
    config.mappings.map((mapping) => [mappingKey(mapping.Intent, mapping.Language), mapping]),
  );
  for (const { Intent, Language, to } of mappings ?? []) {
    const key = mappingKey(Intent.trim(), Language);
    if (to) kept.set(key, { ...checkMapping({ Intent, Language, ...to }), Version: 0 });
    else kept.delete(key);
  }
  return {
    ...config,
    values: { ...config.values, ...checkSettings(config.values, { ...wanted, ...mine }) },
    mappings: [...kept.values()],
  };
}

/**
 * What callers will notice when the unsaved changes are saved. One Query; nothing is written.
 * @throws NOT_FOUND; VALIDATION as saving would, with an error at each field that is wrong
 */
export async function previewForCallers(
  deps: { configs: Pick<ConfigStore, "config">; clock: Clock },
  actor: Actor,
  input: PreviewForCallersInput,
): Promise<CallerChanges> {
  authorizeLob(actor, "config:read", input.lob);
  const config = await deps.configs.config(input.lob);
  if (!config) throw new DomainError("NOT_FOUND", "lobs.gone");
  return compareForCallers(config, withUnsaved(config, input), deps.clock.now().getTime());
}
